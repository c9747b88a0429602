import type { Deed } from "../learning/deeds.ts";
import type { Player } from "../plan/cast.ts";
import type { Special } from "../time/discipline.ts";
import type { Envelope } from "../worlds/messages.ts";
import type { Universe } from "../worlds/universe.ts";
import { isSpecial } from "./path.ts";

/** A message as a reader sees it: its type, then its fields. */
function messageText(message: unknown): string {
  const { type, ...fields } = message as { type: string };
  return Object.keys(fields).length > 0 ? `${type} ${JSON.stringify(fields)}` : type;
}

/** What is done, in words: "B receives Ping from A, and crashes after 1 of its 2 messages". */
export function labelOf({ learning, plan }: Universe, deed: Deed | Special): string {
  const nameOf = (place: number): string => plan.cast.players[place]!.name;
  const told = (envelope: number) =>
    wordsFor(learning.messages.envelopes.values[envelope]!, plan.cast.players);
  if (isSpecial(deed)) {
    if (deed.kind === "tick")
      return typeof plan.time === "object" ? `${plan.time.tickMs} ms pass` : "time passes";
    const says = deed.envelope === null ? "nothing" : told(deed.envelope).message;
    return `${nameOf(deed.place)}, which is Byzantine, says ${says} to ${nameOf(deed.to)}`;
  }
  const { cause, place, branch } = deed;
  const name = nameOf(place);
  const happened = ((): string => {
    switch (cause.kind) {
      case "start":
        return `${name} starts`;
      case "message":
        return `${name} receives ${told(cause.envelope).message} from ${told(cause.envelope).from}`;
      case "forged":
        return `${name} receives ${told(cause.envelope).message} from ${told(cause.envelope).from}, which is Byzantine`;
      case "timer":
        return `${name}: timer "${cause.name}"${cause.key === "" ? "" : ` ${cause.key}`}`;
      case "write":
        return `${name} has written to disk`;
      case "crash":
        return `${name} crashes`;
      case "restart":
        return `${name} restarts${cause.snapshot === null ? "" : ` from ${JSON.stringify(cause.snapshot)}`}`;
      case "damage":
        return `${cause.field} on the disk of ${name} is damaged`;
      case "loss": {
        const { message, from, to } = told(cause.envelope);
        const blame = cause.omittedBy === null ? "is lost" : `is omitted by ${nameOf(cause.omittedBy)}`;
        return `${message} from ${from} to ${to} ${blame}`;
      }
      case "gone":
        return `${told(cause.envelope).message} from ${told(cause.envelope).from} reaches ${name}, which is down`;
    }
  })();
  const picks = branch?.picks.map((pick) => `, ${pick}`).join("") ?? "";
  const { cut = null } = branch ?? {};
  const end = cut
    ? `, and crashes ${cut.left === 0 ? "before" : `after ${cut.left} of`} its ${cut.of} messages`
    : "";
  return `${happened}${picks}${end}`;
}

const wordsFor = ({ from, to, message }: Envelope, players: readonly Player[]) => ({
  message: messageText(message),
  from: players[from]!.name,
  to: players[to]!.name,
});

/** What a step sends, in words; empty where it sends nothing. */
export function sendsOf({ learning, plan }: Universe, deed: Deed | Special): string {
  if (isSpecial(deed) || deed.sends.length === 0) return "";
  const texts = deed.sends.map((envelope) => {
    const { message, to } = wordsFor(learning.messages.envelopes.values[envelope]!, plan.cast.players);
    return `sends ${message} to ${to}`;
  });
  return `  ${texts.join("  ")}`;
}
