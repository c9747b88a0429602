import { LessonProgress, SpaceTime } from "@lightcone/components";
import { address } from "../src/address.ts";
import { course, type ReadPart } from "../src/content.ts";
import { Frame } from "../src/frame.tsx";
import { opening } from "../src/opening.ts";

export default async function Home() {
  const read = await course();
  const first = read.parts[0]?.lessons[0];
  const shown = await opening(read);
  return (
    <Frame path="/" title={read.title}>
      <div className="home-page">
        <header className="home-head">
          <h1>Distributed systems you can run</h1>
          <p>
            A course in which every protocol executes. Run it on a network of your choice, break it, see what
            each node could have known, and mend it: here in the page, with nothing to install.
          </p>
          {first && (
            <p>
              <a className="begin" href={address(`/lessons/${first.slug}/`)}>
                Start with {first.title}
              </a>
            </p>
          )}
        </header>
        {shown && (
          <div className="home-figure">
            <p>
              This is a real execution, recorded from the first lesson: each line is a node, each arrow a
              message. Point at an event, or tap it. What stays bright is its <strong>light cone</strong>: all
              that can have influenced it, and all that it can influence.
            </p>
            <SpaceTime execution={shown.execution} caption={shown.caption} />
          </div>
        )}
        <section className="home-contents" id="contents" aria-labelledby="contents-title">
          <h2 id="contents-title">Contents</h2>
          {read.parts.map((part) => (
            <Part key={part.title} {...part} />
          ))}
        </section>
      </div>
    </Frame>
  );
}

function Part({ title, summary, lessons }: ReadPart) {
  return (
    <section className="part">
      <div>
        <h3>{title}</h3>
        <p>{summary}</p>
      </div>
      <ol>
        {lessons.map(({ slug, title: name, summary: about, readingMinutes, exercises }) => (
          <li key={slug}>
            <a href={address(`/lessons/${slug}/`)}>{name}</a>
            <span className="minutes">{readingMinutes} min</span>
            <LessonProgress lesson={slug} exercises={exercises.map(({ id }) => id)} />
            <p>{about}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
