/** A page with one picture, for the tests in a browser: `?what` names it. */
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { AskRunContext } from "../src/diagram/fork/ask-context.ts";
import { askGreeting } from "../src/examples/forked.ts";
import { longGreeting } from "../src/examples/long-greeting.ts";
import { greeting } from "../src/examples/greeting.ts";
import { history, refuted, swept } from "../src/examples/shown.ts";
import { ShownView } from "../src/diagram/shown/shown-view.tsx";
import { SpaceTime } from "../src/index.ts";

/** A run that its reader changes, as a slider does. */
function Changing() {
  const [greetings, setGreetings] = useState(300);
  return (
    <>
      <button onClick={() => setGreetings(400)}>Run longer</button>
      <button onClick={() => setGreetings(10)}>Run shorter</button>
      <Greetings greetings={greetings} />
    </>
  );
}

const runs = new Map([10, 300, 400].map((greetings) => [greetings, longGreeting(greetings)]));
const Greetings = ({ greetings }: { readonly greetings: number }) => (
  <SpaceTime execution={runs.get(greetings)!} />
);

const pictures = {
  changing: <Changing />,
  disturbed: (
    <AskRunContext value={askGreeting}>
      <SpaceTime execution={greeting} caption="A greets B" />
    </AskRunContext>
  ),
  short: <SpaceTime execution={greeting} caption="A greets B" />,
  long: <SpaceTime execution={longGreeting(3_000)} caption="A and B greet" />,
  exploration: <ShownView kind="exploration" data={refuted} caption="Explored" />,
  history: <ShownView kind="history" data={history} caption="Seen" />,
  sweep: <ShownView kind="sweep" data={swept} caption="Swept" />,
};

const what = new URLSearchParams(location.search).get("what") as keyof typeof pictures;
createRoot(document.querySelector("#root")!).render(
  <main>
    <h1>A picture</h1>
    {pictures[what]}
  </main>,
);
