import type { Run, SystemModel } from "@lightcone/simulation";
import { type Size, sizeOf, usualMs } from "./size.ts";
import { counted } from "./story/words.ts";

/** What the failure does not need, a sentence each. */
export function removedFrom(before: Run, after: Run): string[] {
  const [was, is] = [sizeOf(before), sizeOf(after)];
  return [
    ...parts.flatMap(([key, name]) => {
      const less = was[key] - is[key];
      return less > 0
        ? [`${less} of ${counted(was[key], name)} ${less === 1 ? "is" : "are"} not needed.`]
        : [];
    }),
    ...calmed(before, after),
  ];
}

const parts: readonly (readonly [keyof Size, string])[] = [
  ["nodes", "node"],
  ["faults", "fault"],
  ["clients", "client"],
  ["operations", "operation"],
  ["events", "event"],
];

function calmed({ options: { model: before } }: Run, { options: { model: after, faults } }: Run): string[] {
  const was = (model: SystemModel, part: "loss" | "duplication" | "corruption") => Boolean(model.links[part]);
  const isLeftOut = (part: "loss" | "duplication" | "corruption") => was(before, part) && !was(after, part);
  const gst = ({ timing }: SystemModel) => (timing.kind === "partiallySynchronous" ? timing.gstMs : 0);
  const phi = ({ timing }: SystemModel) => (timing.kind === "asynchronous" ? 0 : timing.phiMs);
  const delayed = faults.filter(({ kind }) => kind === "delay").length;
  const all = delayed > 0 ? `all messages but ${delayed} take` : "every message takes";
  const [ms, msBefore] = [usualMs(after), usualMs(before)];
  return [
    ms !== null && msBefore === null ? `Delays need not vary: ${all} ${ms} ms.` : "",
    isLeftOut("loss") ? "No message need be lost by chance." : "",
    isLeftOut("duplication") ? "No message need arrive twice by chance." : "",
    isLeftOut("corruption") ? "No message need be corrupted by chance." : "",
    gst(before) > 0 && gst(after) === 0 ? "The system may be stable from the start." : "",
    phi(before) > 0 && phi(after) === 0 ? "Steps may take no time." : "",
    before.clocks.kind !== after.clocks.kind ? "Clocks may be perfect." : "",
    before.storage.kind !== after.storage.kind ? "Writes to disk need not be torn." : "",
  ].filter((sentence) => sentence !== "");
}
