import { Needs } from "@lightcone/components";
import { address } from "../../src/address.ts";
import { course, type ReadCourse, type ReadLesson } from "../../src/content.ts";
import { edgesOf } from "../../src/course-map.ts";
import { Frame } from "../../src/frame.tsx";

export const metadata = {
  title: "Map of the course",
  description: "What builds on what, and ways through the course for those who have less time.",
};

export default async function CourseMap() {
  const read = await course();
  const lessons = read.parts.flatMap((part) => part.lessons);
  return (
    <Frame path="/map/" title="Map">
      <div className="plain course-map">
        <h1>Map of the course</h1>
        <p>
          No lesson needs a later one. A line leads from a lesson to those that build on it, so whoever is in
          a hurry can see what may be left out.
        </p>
        <Paths course={read} />
        <h2 id="all">What builds on what</h2>
        <div className="map-list">
          <Arcs lessons={lessons} />
          <ol>
            {read.parts.flatMap((part) =>
              part.lessons.map((lesson, place) => (
                <Stop
                  key={lesson.slug}
                  part={place === 0 ? part.title : null}
                  lesson={lesson}
                  all={lessons}
                />
              )),
            )}
          </ol>
        </div>
      </div>
    </Frame>
  );
}

function Stop({
  part,
  lesson,
  all,
}: {
  part: string | null;
  lesson: ReadLesson;
  all: readonly ReadLesson[];
}) {
  const { slug, title, needs, readingMinutes } = lesson;
  return (
    <li>
      {part && <p className="part">{part}</p>}
      <p>
        <a href={address(`/lessons/${slug}/`)}>{title}</a>{" "}
        <span className="minutes">{readingMinutes} min</span>
      </p>
      {needs.length > 0 && (
        <Needs
          lessons={needs.map((needed) => ({
            title: all.find((other) => other.slug === needed)!.title,
            address: address(`/lessons/${needed}/`),
          }))}
        />
      )}
    </li>
  );
}

const laneWidth = 14;

/** The arcs beside the list, whose rows are of one height: the drawing is stretched to it. The list says the same in words. */
function Arcs({ lessons }: { lessons: readonly ReadLesson[] }) {
  const edges = edgesOf(lessons);
  const width = laneWidth * (2 + Math.max(0, ...edges.map(({ lane }) => lane)));
  const edge = width - 5;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${lessons.length}`}
      preserveAspectRatio="none"
      style={{ width: `${width / 16}rem` }}
    >
      {edges.map(({ from, to, lane }) => {
        const x = edge - laneWidth * (lane + 1);
        const [top, bottom] = [from + 0.5, to + 0.5];
        return (
          <path
            key={`${from} ${to}`}
            d={`M${edge} ${top}C${x} ${top} ${x} ${top + 0.1} ${x} ${top + 0.3}V${bottom - 0.3}C${x} ${bottom - 0.1} ${x} ${bottom} ${edge} ${bottom}`}
          />
        );
      })}
    </svg>
  );
}

/** The ways through the course, the whole one last. */
function Paths({ course: { parts, paths } }: { course: ReadCourse }) {
  const lessons = parts.flatMap((part) => part.lessons);
  const whole = {
    title: "All of it",
    summary: "Every lesson in its order.",
    lessons: lessons.map(({ slug }) => slug),
  };
  return (
    <section aria-labelledby="paths">
      <h2 id="paths">Ways through it</h2>
      {[...paths, whole].map(({ title, summary, lessons: chosen }) => {
        const steps = lessons.filter(({ slug }) => chosen.includes(slug));
        const minutes = steps.reduce((sum, { readingMinutes }) => sum + readingMinutes, 0);
        return (
          <details key={title} className="path">
            <summary>
              {title}{" "}
              <span className="minutes">
                {steps.length} {steps.length === 1 ? "lesson" : "lessons"}, {inHours(minutes)} to read
              </span>
            </summary>
            <p>{summary}</p>
            <ol>
              {steps.map(({ slug, title: name }) => (
                <li key={slug}>
                  <a href={address(`/lessons/${slug}/`)}>{name}</a>
                </li>
              ))}
            </ol>
          </details>
        );
      })}
    </section>
  );
}

function inHours(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
