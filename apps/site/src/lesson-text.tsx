import * as grammar from "@lightcone/components";
import { compileLesson, highlight } from "@lightcone/lessons/compile";
import { getMDXComponent } from "mdx-bundler/client/index.js";
import type { ComponentProps, ReactNode } from "react";
import { address } from "./address.ts";
import { type ReadLesson, recorded } from "./content.ts";
import { exerciseData, questionData } from "./exercise-data.ts";
import { packageVersions } from "./exercise-files.ts";
import { generated } from "./generated.ts";
import { boundTo, LessonReferences } from "./lesson-references.tsx";
import { memory } from "./memory.ts";
import type { ReferenceData } from "./reference-data.ts";

const listings = memory<Promise<string>>();

/**
 * A lesson's text with its cells bound to their code and recorded output. The MDX is compiled and evaluated here, at
 * build time: the browser gets elements and never evaluates anything.
 */
export async function LessonText({ lesson, data }: { lesson: ReadLesson; data: ReferenceData }) {
  const answers = lesson.exercises.map(({ id, start }) => ({ id, source: start.text }));
  const listed = [...lesson.cells, ...answers];
  const [sandbox, doors, code, results, highlighted, exercises, packages] = await Promise.all([
    generated("sandbox/index.html"),
    generated("doors.json"),
    compileLesson(lesson),
    recorded(lesson),
    Promise.all(
      listed.map(({ id, source }) => listings(`${lesson.slug} ${id}`, source, () => highlight(source))),
    ),
    Promise.all(lesson.exercises.map((exercise) => exerciseData(lesson.path, exercise))),
    packageVersions(),
  ]);
  const html = new Map(listed.map(({ id }, place) => [id, highlighted[place]]));
  const BoundCell = ({ id }: { id: string }) => (
    <grammar.Cell id={id} recorded={results.get(id) ?? null} highlighted={html.get(id) ?? ""} />
  );
  const BoundExercise = ({ id, children }: { id: string; children: ReactNode }) => (
    <grammar.Exercise id={id} highlighted={html.get(id) ?? ""}>
      {children}
    </grammar.Exercise>
  );
  const Text = getMDXComponent(code);
  return (
    <grammar.Notebook
      key={sandbox} // another sandbox is another notebook
      lesson={{
        slug: lesson.slug,
        cells: lesson.cells,
        inputs: lesson.inputs,
        exercises,
        questions: lesson.questions.map(questionData),
        packages,
      }}
      urls={{ sandbox, doors }}
    >
      <div className="prose">
        <grammar.Objectives>
          <ul>
            {lesson.objectives.map((objective) => (
              <li key={objective}>{objective}</li>
            ))}
          </ul>
        </grammar.Objectives>
        <Text
          components={{
            ...grammar,
            ...boundTo(data),
            Cell: BoundCell,
            Exercise: BoundExercise,
            a: Link,
            table: grammar.Table,
          }}
        />
        <LessonReferences mentions={lesson.mentions} data={data} />
      </div>
    </grammar.Notebook>
  );
}

/** A link of the lesson: addresses within the site get the folder under which it stands. */
function Link({ href = "", ...rest }: ComponentProps<"a">) {
  return <a href={/^\/(?!\/)/.test(href) ? address(href as `/${string}`) : href} {...rest} />;
}
