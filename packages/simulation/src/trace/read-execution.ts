import type { Execution } from "./execution.ts";
import type { PackedExecution } from "./packed/packed-execution.ts";
import { unpackExecution } from "./packed/unpack-execution.ts";

type Check = (value: unknown) => boolean;

const isInteger: Check = (value) => Number.isSafeInteger(value);
const isBoolean: Check = (value) => typeof value === "boolean";
const isText: Check = (value) => typeof value === "string";
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(fields).every(([key, check]) => check((value as Record<string, unknown>)[key]));

/** Plain data of any shape; iterative, so that depth cannot overflow the stack. */
const isPlain: Check = (value) => {
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "object" && next !== null) for (const part of Object.values(next)) open.push(part);
    else if (next !== null && !["string", "number", "boolean"].includes(typeof next)) return false;
  }
  return true;
};

const head = {
  protocol: isText,
  seed: isInteger,
  model: isText,
  gst: orNull(isInteger),
  nodes: listOf(isText),
  clients: isInteger,
  cuts: listOf(
    record({
      from: listOf(isInteger),
      to: listOf(isInteger),
      both: isBoolean,
      since: isInteger,
      until: orNull(isInteger),
    }),
  ),
  violations: listOf(record({ property: isText, event: isInteger })),
  faults: orAbsent(
    listOf(record({ words: isText, at: isInteger, event: isInteger, envelope: orNull(isInteger) })),
  ),
  endedAt: isInteger,
  total: isInteger,
  fingerprint: isText,
};

/** What its columns hold is seen when they are read. */
const isPacked = record({ ...head, packed: (value) => value === 1, timerNames: listOf(isText) });

const isShaped = record({
  ...head,
  states: listOf(isPlain),
  messages: listOf(isPlain),
  events: listOf(
    record({
      kind: oneOf("start", "message", "timer", "crash", "restart", "sync", "pause"),
      at: isInteger,
      node: isInteger,
      envelope: orAbsent(isInteger),
      timer: orAbsent(isText),
      setBy: orAbsent(isInteger),
      wroteBy: orAbsent(isInteger),
      before: orNull(isInteger),
      after: isInteger,
    }),
  ),
  envelopes: listOf(
    record({
      from: isInteger,
      to: isInteger,
      message: isInteger,
      sentBy: isInteger,
      sentAt: isInteger,
      nth: isInteger,
      isCopy: isBoolean,
      arrivesAt: orNull(isInteger),
      deliveredBy: orNull(isInteger),
      fate: oneOf("delivered", "lost", "to-crashed", "pending", "corrupted", "omitted"),
    }),
  ),
  timers: listOf(
    record({
      node: isInteger,
      name: isText,
      setBy: isInteger,
      setAt: isInteger,
      dueAt: isInteger,
      firedBy: orNull(isInteger),
    }),
  ),
});

/** Every place that one part names exists in another. */
function refersToWhatExists({
  nodes,
  states,
  messages,
  events,
  envelopes,
  timers,
  cuts,
  violations,
  faults = [],
}: Execution): boolean {
  const within = (list: readonly unknown[]) => (place: number | null | undefined) =>
    place == null || (place >= 0 && place < list.length);
  const [isNode, isState, isMessage, isEvent, isEnvelope] = [nodes, states, messages, events, envelopes].map(
    within,
  ) as [
    ReturnType<typeof within>,
    ReturnType<typeof within>,
    ReturnType<typeof within>,
    ReturnType<typeof within>,
    ReturnType<typeof within>,
  ];
  return (
    events.every(
      (e) =>
        isNode(e.node) &&
        isState(e.before) &&
        isState(e.after) &&
        isEnvelope(e.envelope) &&
        isEvent(e.setBy) &&
        isEvent(e.wroteBy) &&
        (e.kind === "message") === (e.envelope !== undefined),
    ) &&
    envelopes.every(
      (e) =>
        isNode(e.from) && isNode(e.to) && isMessage(e.message) && isEvent(e.sentBy) && isEvent(e.deliveredBy),
    ) &&
    cuts.every(({ from, to }) => [...from, ...to].every(isNode)) &&
    timers.every((t) => isNode(t.node) && isEvent(t.setBy) && isEvent(t.firedBy)) &&
    violations.every((v) => isEvent(v.event)) &&
    faults.every((f) => isEvent(f.event) && isEnvelope(f.envelope))
  );
}

/**
 * Reads an execution that came from elsewhere (a port, a file), packed or not. Null where it is not one: wrong shape, or
 * a reference to an event, node, state or message that it does not contain.
 */
export function readExecution(data: unknown): Execution | null {
  const execution = isPacked(data)
    ? unpackExecution(data as PackedExecution)
    : isShaped(data)
      ? (data as Execution)
      : null;
  return execution !== null && refersToWhatExists(execution) ? execution : null;
}
