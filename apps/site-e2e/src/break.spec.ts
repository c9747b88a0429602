import { expect, test } from "./course.ts";

/** The run that a reader breaks: B is dead, A suspects it rightly. */
test("a reader breaks a recorded run: the model forbids it, then an assumption is given up", async ({
  course,
}) => {
  await course.open();
  const picture = course.cell("slow-or-dead").locator.locator("figure").first();
  await picture.locator(".lc-view-horizontal [data-event='9']").click();
  const lose = picture.getByRole("button", { name: /^Lose / }).first();
  await lose.click();
  await expect(picture.locator(".lc-refused")).toContainText("they lose no message");

  await picture.getByRole("button", { name: "Give up “messages arrive” and try" }).click();
  const fork = picture.getByRole("region", { name: "The run as you changed it" });
  await expect(fork).toContainText("is lost");
  await expect(fork.getByRole("status").first()).toContainText(/Up to .* both runs are the same/);
  await expect(picture.locator(".lc-event.lc-is-gone").first()).toBeAttached();
  await expect(fork.locator(".lc-faults")).toContainText("is lost");

  // The question went to the cell's own sandbox, where a run still works; the same run keeps what was changed.
  await course.cell("slow-or-dead").run();
  await expect(fork).toContainText("is lost");
});
