import { neighbors } from "@lightcone/lessons";
import { LessonProgress, Needs, Shortcuts } from "@lightcone/components";
import "katex/dist/katex.min.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { address } from "../../../src/address.ts";
import { course, type ReadCourse, type ReadLesson } from "../../../src/content.ts";
import { Frame } from "../../../src/frame.tsx";
import { referencesHeading } from "../../../src/lesson-references.tsx";
import { LessonText } from "../../../src/lesson-text.tsx";
import { LessonContents } from "../../../src/lesson-contents.tsx";

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams() {
  const { parts } = await course();
  return parts.flatMap(({ lessons }) => lessons.map(({ slug }) => ({ slug })));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = find(await course(), (await params).slug);
  const { title, summary: description } = lesson;
  const images = [{ url: address(`/cards/${lesson.slug}.png`), width: 1200, height: 630, alt: title }];
  return { title, description, openGraph: { type: "article", title, description, images } };
}

export default async function LessonPage({ params }: Props) {
  const all = await course();
  const { part, lesson } = find(all, (await params).slug);
  const { title, slug, summary, readingMinutes, cells, headings, needs, mentions, exercises } = lesson;
  const references = referencesHeading(mentions);
  return (
    <Frame path={`/lessons/${slug}/`} title={title}>
      <article className="lesson" data-pagefind-body>
        <header className="lesson-head">
          <p className="part">{part}</p>
          <h1>{title}</h1>
          <p className="summary">{summary}</p>
          <p className="facts">
            {readingMinutes} min read · {cells.length} live cells
            {exercises.length > 0 && (
              <>
                {" · "}
                <LessonProgress lesson={slug} exercises={exercises.map(({ id }) => id)} />
              </>
            )}
            {" · "}
            <Shortcuts />
          </p>
          {needs.length > 0 && (
            <Needs
              lessons={needs.map((needed) => ({
                title: find(all, needed).lesson.title,
                address: address(`/lessons/${needed}/`),
              }))}
            />
          )}
        </header>
        <LessonContents
          slug={slug}
          headings={references ? [...headings, references] : headings}
          exercises={bySection(exercises)}
        />
        <LessonText lesson={lesson} data={all.data} />
        <Neighbors course={all} slug={slug} />
      </article>
    </Frame>
  );
}

/** The ids of exercises by the heading under which they stand. */
function bySection(exercises: ReadLesson["exercises"]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { id, section } of exercises) if (section !== null) (found[section] ??= []).push(id);
  return found;
}

function Neighbors({ course, slug }: { course: ReadCourse; slug: string }) {
  const { previous, next } = neighbors(course, slug);
  if (!previous && !next) return null;
  return (
    <nav className="neighbors" aria-label="Lessons before and after">
      {previous && (
        <a rel="prev" href={address(`/lessons/${previous.slug}/`)}>
          <span>Before</span>
          <strong>{find(course, previous.slug).lesson.title}</strong>
        </a>
      )}
      {next && (
        <a rel="next" href={address(`/lessons/${next.slug}/`)}>
          <span>Next</span>
          <strong>{find(course, next.slug).lesson.title}</strong>
        </a>
      )}
    </nav>
  );
}

function find({ parts }: ReadCourse, slug: string): { part: string; lesson: ReadLesson } {
  for (const { title, lessons } of parts)
    for (const lesson of lessons) if (lesson.slug === slug) return { part: title, lesson };
  return notFound();
}
