import { drawing, views } from "./lazily.ts";

/** Words of a cell's code that make something to draw, and those that make what is no execution. */
const makes = {
  picture: /\b(show|simulate|explore|sweep)\b/,
  view: /\b(explore|sweep|check\w*|classify|history)\b/,
};

/**
 * Loads the code that draws what a cell will show: somebody is about to run it, and a picture should not wait for more
 * than its run.
 */
export function prefetchDrawing(source: string): void {
  if (makes.picture.test(source)) drawing.load().catch(isTriedAgain);
  if (makes.view.test(source)) views.load().catch(isTriedAgain);
}

/** Whoever needs the code asks for it once more, and says so where it still does not come. */
const isTriedAgain = () => {};
