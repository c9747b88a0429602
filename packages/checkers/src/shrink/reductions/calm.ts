import { constant, perfectClocks, type Run, type SystemModel } from "@lightcone/simulation";
import type { Search } from "../search.ts";

/**
 * Less chance: every message takes the same time, none is lost, clocks are right. All at once if possible, and else one by
 * one. Whatever happens then may happen under the model as it was, too.
 */
export function lessChance(search: Search): void {
  const { model } = search.current.options;
  for (const ms of usualDelays(search.current)) {
    const calm = [(each: SystemModel) => withLatency(each, ms), ...quiet].reduce(
      (each, change) => change(each),
      model,
    );
    if (search.offer({ ...search.options, model: calm })) return;
  }
  for (const change of quiet)
    search.offer({ ...search.options, model: change(search.current.options.model) });
  for (const ms of usualDelays(search.current))
    if (search.offer({ ...search.options, model: withLatency(search.current.options.model, ms) })) return;
}

const withLatency = (model: SystemModel, ms: number): SystemModel => ({
  ...model,
  links: { ...model.links, latency: constant({ ms }) },
});

/** Chances of zero: they stay possible, but befall only what a fault names. */
const quiet: readonly ((model: SystemModel) => SystemModel)[] = [
  (model) => withLinks(model, { loss: model.links.loss && 0 }),
  (model) => withLinks(model, { duplication: model.links.duplication && 0 }),
  (model) => withLinks(model, { corruption: model.links.corruption && 0 }),
  (model) => ({ ...model, clocks: model.clocks.kind === "none" ? model.clocks : perfectClocks }),
  (model) => ({
    ...model,
    storage: model.storage.kind === "torn" ? { ...model.storage, kind: "durable" } : model.storage,
  }),
  ({ timing, ...others }) => ({
    ...others,
    timing: "phiMs" in timing ? { ...timing, phiMs: 0 } : timing,
  }),
  ({ timing, ...others }) => ({
    ...others,
    timing: timing.kind === "partiallySynchronous" ? { ...timing, gstMs: 0 } : timing,
  }),
];

const withLinks = (model: SystemModel, change: Partial<SystemModel["links"]>): SystemModel => ({
  ...model,
  links: { ...model.links, ...change },
});

/**
 * What a message may take, in milliseconds, if all take the same: about the median of the run, the bound of the timing,
 * one millisecond. None where they already do.
 */
export function usualDelays({ trace: { envelopes }, options: { model } }: Run): readonly number[] {
  if (model.links.latency?.kind === "constant") return [];
  const boundMs = boundOf(model);
  const delays = Array.from(
    { length: envelopes.length },
    (_, i) => (envelopes.arrivesAt.at(i) - envelopes.sentAt.at(i)) / 1000,
  )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const median = delays[Math.floor(delays.length / 2)] ?? 1;
  const candidates = [oneDigit(median), ...(boundMs === null ? [] : [boundMs]), 1];
  return [...new Set(candidates.map((ms) => Math.min(ms, boundMs ?? ms)))];
}

/** Within what every message arrives, whatever is drawn; null where there is no such bound. */
function boundOf({ timing }: SystemModel): number | null {
  if (timing.kind === "asynchronous") return null;
  return timing.kind === "unknownBounds" ? timing.deltaMs[0] : timing.deltaMs;
}

/** 13.4 becomes 10, and 0.87 becomes 1: milliseconds that are easily added up. */
function oneDigit(ms: number): number {
  let unit = 1;
  while (ms >= 10 * unit) unit *= 10;
  return Math.max(1, Math.round(ms / unit)) * unit;
}
