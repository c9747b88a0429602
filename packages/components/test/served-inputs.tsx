import { renderToString } from "react-dom/server";
import { inputCells, inputs } from "../src/examples/inputs.ts";
import { Choice, Notebook, SeedStepper, Slider, Toggle } from "../src/index.ts";

/** A lesson with one input of each kind as it is served. */
export const served = () =>
  renderToString(
    <Notebook lesson={{ slug: "lesson", cells: inputCells, inputs }} urls={{ sandbox: "/", doors: "/" }}>
      <Slider name="delta" />
      <Choice name="quorum" />
      <Toggle name="writeBack" />
      <SeedStepper name="seed" />
    </Notebook>,
  );
