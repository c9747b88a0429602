import { trimmed } from "../words/duration.ts";
import type { Stretch } from "./drawing.ts";
import { momentAt, position, type TimeScale } from "./scale.ts";

export type Unit = { readonly name: "µs" | "ms" | "s"; readonly micros: number };

export type TickTime = { readonly micros: number; readonly along: number; readonly text: string };

/** Round moments (1, 2 or 5 times a power of ten) at least `spacing` pixels apart, and the unit they are told in. */
export function ticks(
  scale: TimeScale,
  spacing: number,
  stretch: Stretch = { from: -Infinity, to: Infinity },
): { readonly unit: Unit; readonly ticks: readonly TickTime[] } {
  const step = roundUp(spacing / scale.perMicro);
  const first = scale.pieces[0]?.fromMicros ?? 0;
  const last = scale.pieces.at(-1)?.toMicros ?? 0;
  const unit = unitFor(step, last);
  const linear = scale.pieces.filter(
    ({ folded, from, to }) => !folded && from <= stretch.to && to >= stretch.from,
  );
  const [earliest, latest] = [momentAt(scale, stretch.from), momentAt(scale, stretch.to)];
  const moments = linear.flatMap(({ fromMicros, toMicros }) => {
    // After a fold the reader has lost count: even a short stretch gets its roundest moment.
    return Math.ceil(fromMicros / step) * step > toMicros && toMicros - fromMicros < last - first
      ? [roundest(fromMicros, toMicros)]
      : multiples(step, Math.max(fromMicros, earliest), Math.min(toMicros, latest));
  });
  return {
    unit,
    ticks: moments.map((micros) => ({
      micros,
      along: position(scale, micros),
      text: trimmed(micros / unit.micros, 3),
    })),
  };
}

/** The smallest of 1, 2, 5, 10, 20, ... that is not smaller. */
export function roundUp(micros: number): number {
  let power = 1;
  while (power * 10 < micros) power *= 10;
  return [1, 2, 5].map((factor) => factor * power).find((round) => round >= micros) ?? power * 10;
}

/** The moment in a stretch that is told with the fewest digits. */
function roundest(fromMicros: number, toMicros: number): number {
  for (let step = roundUp(toMicros - fromMicros); step > 1; step = roundUp(step / 3)) {
    const moment = Math.ceil(fromMicros / step) * step;
    if (moment <= toMicros) return moment;
  }
  return Math.ceil(fromMicros);
}

function multiples(step: number, fromMicros: number, toMicros: number): number[] {
  const found: number[] = [];
  for (let moment = Math.ceil(fromMicros / step) * step; moment <= toMicros; moment += step)
    found.push(moment);
  return found;
}

/** Three decimals must tell two ticks apart. */
function unitFor(step: number, last: number): Unit {
  if (step >= 1_000_000 || (last >= 10_000_000 && step >= 1_000)) return { name: "s", micros: 1_000_000 };
  return last < 1_000 ? { name: "µs", micros: 1 } : { name: "ms", micros: 1_000 };
}
