import type { Execution, ExecutionEnvelope } from "@lightcone/simulation";
import { endOf, type Frame, OVERHANG } from "./frame.ts";
import type { Layout } from "./layout.ts";
import { position } from "./scale.ts";
import { spotOf } from "./spots.ts";

/** How the way of a message ends in the drawing. `open`: beyond the drawn time. */
export type End = "head" | "cross" | "bar" | "open";

type Place = { readonly along: number; readonly across: number };

/** The way of a message, in the layout's own directions, and how it ends. */
export type Course = { readonly envelope: number; readonly points: readonly Place[]; readonly end: End };

/**
 * An open end stands at least so far, in gaps between lanes, from the sender's line that it is seen, and the farther
 * the longer the message is under way, so that several of one sender stay apart.
 */
const CLEAR = { least: 0.25, spread: 0.4 };

/** How far a message to oneself swings out from the lane, and how far along it leaves and returns. */
const SWING = { out: 17, along: 5 };

/**
 * The ways of these messages. The slope of a line is its delay. A lost message has none: it is drawn with the median
 * delay of this execution, and ends half-way between two lanes, where no process is. Across a fold the line bends,
 * because time does.
 */
export function coursesOf(layout: Layout, envelopes: readonly number[]): Course[] {
  const { execution, frame, spots, timetable } = layout;
  const typical = timetable.typicalDelay ?? Math.ceil(40 / frame.scale.perMicro);
  return envelopes.map((index) => {
    const envelope = execution.envelopes[index]!;
    const { from, to, sentBy, sentAt, deliveredBy } = envelope;
    const end = endingOf(execution, envelope);
    const delivery = end === "head" ? spotOf(spots, deliveredBy ?? -1) : undefined;
    const message: Traveling = {
      end,
      source: spotOf(spots, sentBy) ?? { along: position(frame.scale, sentAt), across: frame.lanes[from]! },
      target: delivery?.across ?? frame.lanes[to]!,
      lanes: Math.abs(frame.rows[to]! - frame.rows[from]!),
      sentAt,
      delay: Math.max((envelope.arrivesAt ?? sentAt + typical) - sentAt, 0),
    };
    return { envelope: index, points: from === to ? loop(message, frame) : crossing(message, frame), end };
  });
}

type Traveling = {
  readonly end: End;
  readonly source: Place;
  /** Where the receiver is, across, and how many lanes away. */
  readonly target: number;
  readonly lanes: number;
  /** Microseconds. */
  readonly sentAt: number;
  readonly delay: number;
};

function endingOf(execution: Execution, { fate, arrivesAt, deliveredBy }: ExecutionEnvelope): End {
  if (fate === "lost") return "cross";
  if (fate === "corrupted" || fate === "omitted") return "bar";
  if (fate === "delivered" && execution.events[deliveredBy ?? -1] !== undefined) return "head";
  return fate === "to-crashed" && arrivesAt !== null && arrivesAt <= endOf(execution) ? "bar" : "open";
}

function crossing(message: Traveling, frame: Frame): Place[] {
  const { source, target, sentAt, delay } = message;
  const { share, along, bend } = finish(message, frame);
  const across = (part: number) => source.across + part * (target - source.across);
  const folds = frame.scale.pieces.filter((piece) => piece.folded);
  const between = folds
    .flatMap(({ fromMicros, toMicros }) => [fromMicros, toMicros])
    .filter((micros) => micros > sentAt && position(frame.scale, micros) < along)
    .map((micros) => ({
      along: position(frame.scale, micros),
      across: across(Math.min((bend * (micros - sentAt)) / delay, share)),
    }));
  return [source, ...between, { along, across: across(share) }];
}

type Finish = { readonly share: number; readonly along: number; readonly bend: number };

/** The last point of a way: which share of the way across, where along, and how much steeper than exact. */
function finish({ end, source, lanes, sentAt, delay }: Traveling, frame: Frame): Finish {
  if (end === "cross") {
    const share = (Math.floor(lanes * 0.6) + 0.5) / lanes;
    const along = Math.min(position(frame.scale, sentAt + share * delay), frame.end + OVERHANG / 2);
    return { share, along, bend: 1 };
  }
  const [arrival, limit] = [position(frame.scale, sentAt + delay), frame.end + OVERHANG];
  if (arrival <= limit) return { share: 1, along: arrival, bend: 1 };
  const last = (frame.scale.pieces.at(-1)?.toMicros ?? 0) + OVERHANG / frame.scale.perMicro;
  const exact = (last - sentAt) / delay;
  const waited = (limit - source.along) / (limit - frame.start);
  const share = Math.max(exact, (CLEAR.least + CLEAR.spread * waited) / lanes);
  return { share, along: limit, bend: share / exact };
}

/** A message to oneself leaves the lane on the side away from the timers and comes back; a quick one swings wide. */
function loop({ end, source, target, sentAt, delay }: Traveling, frame: Frame): Place[] {
  const arrival = position(frame.scale, sentAt + delay);
  const last = Math.min(arrival, frame.end + OVERHANG);
  const lean = arrival - source.along > 3 * SWING.along ? SWING.along : -SWING.along;
  const at = (along: number) => ({ along, across: Math.max(source.across, target) + SWING.out });
  const out = [source, at(source.along + lean)];
  if (end === "cross") return [...out, at((source.along + last) / 2)];
  return last < arrival ? [...out, at(last)] : [...out, at(last - lean), { along: last, across: target }];
}
