/** Where frames or workers are blocked, a lesson says so and stays what it is: a text with code, outputs and pictures. */
import { expect, test } from "./course.ts";

const ways: readonly [name: string, block: () => void][] = [
  [
    "no workers anywhere",
    () => {
      Reflect.deleteProperty(globalThis, "Worker");
    },
  ],
  [
    "workers that cannot be started",
    () => {
      globalThis.Worker = class {
        constructor() {
          throw new DOMException("Workers are blocked here.", "SecurityError");
        }
      } as unknown as typeof Worker;
    },
  ],
];

for (const [name, block] of ways)
  test(`with ${name}, a run says what is missing, and the page stays readable`, async ({ page, course }) => {
    await page.addInitScript(block);
    await course.open();
    const cell = course.cell("timeouts");
    await cell.button("Run").click();
    await expect(cell.standing).toHaveText(/^failed/);
    await expect(cell.locator).toContainText("blocks frames or workers");
    await expect(course.cell("slow-or-dead").locator.locator("figure svg:visible").first()).toBeVisible();
    await cell.button("Run").click(); // and again
    await expect(cell.standing).toHaveText(/^failed/);
    await expect(cell.button("Run")).toBeEnabled();
    course.complaints.length = 0; // the browser's words
  });

test("with a frame that is blocked, a run says so in the end, and Stop works before", async ({
  page,
  course,
}) => {
  await page.route("**/generated/sandbox/**", (route) => route.abort());
  await course.open();
  const cell = course.cell("timeouts");
  await cell.button("Run").click();
  await cell.button("Stop").click();
  await expect(cell.standing).toHaveText("stopped");
  await cell.button("Run").click();
  await expect(cell.standing).toHaveText(/^failed/);
  await expect(cell.locator).toContainText("The sandbox did not start");
  await expect(cell.locator).toContainText("Something that blocks frames or workers blocks the sandbox too");
  await page.unroute("**/generated/sandbox/**");
  await cell.run();
  course.complaints.length = 0; // the browser's words
});
