import { definitionAnchor, WorkEntry } from "@lightcone/components";
import { address } from "../../src/address.ts";
import { course, type ReadCourse } from "../../src/content.ts";
import { Frame } from "../../src/frame.tsx";

export const metadata = {
  title: "Glossary",
  description: "The words of the field, in a sentence or two each.",
};

export default async function Glossary() {
  const read = await course();
  return (
    <Frame path="/glossary/" title="Glossary">
      <div className="plain glossary" data-pagefind-body>
        <h1>Glossary</h1>
        <dl>
          {[...read.data.definitions.values()].map(({ id, term, definition, source }) => {
            const work = source === null ? undefined : read.data.works.get(source);
            return (
              <div key={id} id={definitionAnchor(id)}>
                <dt>{term}</dt>{" "}
                <dd>
                  {definition}
                  <Uses course={read} id={id} />
                  {work && (
                    <p className="source">
                      After <WorkEntry work={work} />
                    </p>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      </div>
    </Frame>
  );
}

/** The lessons that use a word. */
function Uses({ course: { parts }, id }: { course: ReadCourse; id: string }) {
  const lessons = parts
    .flatMap((part) => part.lessons)
    .filter(({ mentions }) => mentions.some((mention) => mention.element === "Term" && mention.id === id));
  if (lessons.length === 0) return null;
  return (
    <p className="source">
      In{" "}
      {lessons.map(({ slug, title }, place) => (
        <span key={slug}>
          {place === 0 ? "" : ", "}
          <a href={address(`/lessons/${slug}/`)}>{title}</a>
        </span>
      ))}
    </p>
  );
}
