import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { inputCells, inputs } from "../examples/inputs.ts";
import { Choice, Notebook, SeedStepper, Slider, Toggle } from "../index.ts";

const urls = { sandbox: "/sandbox/", doors: "/doors.json" };

/** The page as it is served, with the marks that only React reads taken out. */
const served = (...text: readonly React.ReactNode[]) =>
  renderToString(
    <Notebook lesson={{ slug: "lesson", cells: inputCells, inputs }} urls={urls}>
      {...text}
    </Notebook>,
  ).replaceAll("<!-- -->", "");

test("an input is served as its name and its value in words, and a control that waits for the script", () => {
  const html = served(<Slider name="delta" />, <Choice name="quorum" />, <Toggle name="writeBack" />);
  expect(html).toMatch(
    /<label for="(.+?)">Longest delay<\/label>.*<output for="\1" aria-live="off">50 ms<\/output>/,
  );
  expect(html).toMatch(/<output [^>]*>majority<\/output>/);
  expect(html).toMatch(/<output [^>]*>on<\/output>/);
  const controls = html.match(/<(input|select) [^>]*>/g)!.filter((control) => !control.includes("file"));
  expect(controls).toHaveLength(3);
  for (const control of controls) expect(control).toContain("disabled");
});

test("a slider says its unit, where it begins and ends, and how far a step goes", () => {
  const [slider] = /<input [^>]*range[^>]*>/.exec(served(<Slider name="delta" />))!;
  for (const attribute of ['min="0"', 'max="500"', 'step="10"', 'value="50"', 'aria-valuetext="50 ms"'])
    expect(slider).toContain(attribute);
});

test("the way back is there only where a value is another one", () => {
  const html = served(<SeedStepper name="seed" />);
  expect(html).toMatch(/aria-label="Reset Seed to 1"[^>]*data-idle="true"/);
});

test("an input that the lesson does not have, or has of another kind, is a mistake of ours", () => {
  expect(() => served(<Slider name="gone" />)).toThrow("The lesson “lesson” has no slider “gone”.");
  expect(() => served(<Toggle name="delta" />)).toThrow("has no toggle “delta”");
});
