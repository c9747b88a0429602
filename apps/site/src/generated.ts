import { createHash } from "node:crypto";
import { address } from "./address.ts";

/** What the scripts make for the page to load on demand. */
const files = import.meta.glob<{ readonly default: string }>(["sandbox/index.html", "doors.json"], {
  base: "../public/generated",
  query: "?raw",
});

/**
 * The address of a generated file, marked with its content: no browser keeps an old one for a new page, and in
 * development an open page notices a new one.
 */
export async function generated(path: "sandbox/index.html" | "doors.json"): Promise<string> {
  const read = files[`./${path}`];
  if (!read)
    throw new Error(`public/generated/${path} is missing: \`npm run dev\` and \`npm start\` make it.`);
  const mark = createHash("sha256")
    .update((await read()).default)
    .digest("hex")
    .slice(0, 12);
  return `${address(`/generated/${path}`)}?${mark}`;
}
