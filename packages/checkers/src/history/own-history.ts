import { type HistoryEvent, historyFromJson, Mistake } from "@lightcone/simulation";
import { Unreadable } from "./unreadable.ts";

/** Our own JSON, which `historyToJson` writes. Throws an `Unreadable` with the line of the event that is wrong. */
export function readOwnHistory(text: string): readonly HistoryEvent[] {
  try {
    return historyFromJson(text);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    throw new Unreadable(lineOf(text, mistake.message), mistake.message);
  }
}

function lineOf(text: string, message: string): number {
  const event = /^history\.events\[(\d+)\]/.exec(message)?.[1];
  const place = event === undefined ? brokenAt(text) : placeOfEvent(text, Number(event));
  return text.slice(0, place).split("\n").length;
}

/** Where the text stops being JSON, as far as the engine tells; the start where it is JSON. */
function brokenAt(text: string): number {
  try {
    JSON.parse(text);
    return 0;
  } catch (error) {
    const place = /position (\d+)/.exec((error as Error).message)?.[1];
    return place === undefined ? text.length : Number(place);
  }
}

/** The list of events is the first list of the file, and its events are the records in it. */
function placeOfEvent(text: string, event: number): number {
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;
  let depth = 0;
  let seen = -1;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === "{" && depth === 2 && ++seen === event) return found.index;
    if (found[0] === "{" || found[0] === "[") depth++;
    if (found[0] === "}" || found[0] === "]") depth--;
  }
  return 0;
}
