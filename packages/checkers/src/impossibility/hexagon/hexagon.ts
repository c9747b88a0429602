/**
 * n = 3f: no deterministic protocol agrees among n nodes of which f lie, unless messages are signed (Pease, Shostak &
 * Lamport, JACM 27(2), 1980). The proof of Fischer, Lynch & Merritt (1986) as a machine: two copies of the system, one whose
 * nodes begin with 0 and one with 1, are wired in a ring of six groups. Any two neighboring groups cannot tell the ring from
 * a system of three in which the third group lies, playing all the rest. So each of these systems must do what is right,
 * and they cannot all.
 */
import {
  byzantine,
  constant,
  executionOf,
  links,
  type Meter,
  Mistake,
  type NodeId,
  type Run,
  simulate,
  synchronous,
  systemModel,
} from "@lightcone/simulation";
import { type AnyProtocol, canonicalText, signaturesIn, type Tagged } from "@lightcone/simulation/parts";
import type { Answer, Shown } from "../answer.ts";
import { type AnyAttempt, anyAttempt, type Attempt, type Bit, decisionOf } from "../attempt.ts";
import { agreement, asConsensus, bare, termination, validity } from "../consensus.ts";
import { firstOf } from "../first-of.ts";
import { notDeterministic, watched } from "../hypotheses.ts";
import { type Section, liar, nameInRing, sections } from "./cut-out.ts";
import { type Groups, ringOf, ringProtocol } from "./ring.ts";

export type HexagonOptions = {
  /** How many may lie. Default 1. */
  readonly f?: number;
  /** How many nodes: at most 3f, and at least 3. Default 3f. */
  readonly nodes?: number;
  /** The only node whose input counts: the others are to decide what it says. Default: none, and all have inputs. */
  readonly commander?: NodeId | null;
  /** By when all must have decided, in milliseconds. Default 10,000. */
  readonly untilMs?: number;
};

export type HexagonEvidence = {
  readonly run: Run;
  /** The ring of six. */
  readonly ring: Run;
  /** The systems of three that were cut out of it, up to the one that breaks. */
  readonly scenarios: readonly Shown[];
  readonly liars: readonly NodeId[];
};

const latencyMs = 10;

export function hexagon<State, Message extends Tagged, Timer extends string>(
  given: Attempt<State, Message, Timer>,
  { f = 1, nodes = 3 * f, commander = null, untilMs = 10_000 }: HexagonOptions = {},
  meter?: Meter,
): Answer<HexagonEvidence> {
  const attempt = anyAttempt(given);
  if (!(nodes >= 3) || !(f >= 1))
    throw new Mistake(`hexagon({ nodes: ${nodes}, f: ${f} }): give at least 3 nodes, one of which may lie.`);
  if (nodes > 3 * f)
    return {
      kind: "not refuted",
      searched: `nothing: of n = ${nodes} > 3f = ${3 * f} nodes no three groups of at most ${f} can be made, and there is no ring`,
    };
  const cluster = Array.from({ length: nodes }, (_, i) => String.fromCharCode(65 + i));
  const groups = [0, 1, 2].map((group) =>
    cluster.slice(Math.ceil((group * nodes) / 3), Math.ceil(((group + 1) * nodes) / 3)),
  ) as unknown as Groups;
  const all = (bit: Bit): Bit[] => cluster.map(() => bit);
  const copies = ([0, 1] as const).map((bit) => watched(bare(attempt.protocol(all(bit)))));
  const [zero, one] = copies.map(({ protocol }) => protocol) as [AnyProtocol, AnyProtocol];
  const ring = simulate(
    ringProtocol([zero, one], groups, cluster) as never,
    { nodes: ringOf(groups), model: model(0), until: { timeMs: untilMs } },
    meter,
  );
  const dropped = droppedBy(copies, ring);
  if (dropped) return dropped;
  const scene = { attempt, cluster, groups, ring, f, commander, untilMs, meter };
  const scenarios: Shown[] = [];
  const broken = firstOf(sections, (section) => {
    const { inputs, run, isSeen } = scenario(scene, section);
    const title = titleOf(scene, section, inputs);
    scenarios.push({ title, run });
    if (!isSeen) return { section, run, breaks: null };
    const breaks = brokenIn(scene, section, inputs, run);
    return breaks ? { section, run, breaks } : null;
  });
  if (!broken || broken.breaks === null)
    return {
      kind: "drops",
      hypothesis: "a node knows its own input only",
      why: "In the ring nodes do something else than in a system of three that looks the same to them: what they do depends on the inputs of others, or on something that is no message.",
    };
  const liars = groups[broken.section.liars]!;
  const decisions = cluster
    .filter((node) => !liars.includes(node))
    .map((node) => `${node} ${decided(attempt, broken.run, node) ?? "nothing"}`);
  return {
    kind: "refuted",
    breaks: broken.breaks,
    story: [
      `Two copies of the system are wired in a ring: ${ringInWords(groups)}. In copy 1 all begin with 0, in copy 2 with 1.`,
      ...scenarios.map(({ title }) => title),
      `There the honest nodes decide: ${decisions.join(", ")}. That breaks ${broken.breaks}.`,
    ].join("\n"),
    execution: executionOf(broken.run),
    run: broken.run,
    ring,
    scenarios,
    liars,
  };
}

type Scene = {
  readonly attempt: AnyAttempt;
  readonly cluster: readonly NodeId[];
  readonly groups: Groups;
  readonly ring: Run;
  readonly f: number;
  readonly commander: NodeId | null;
  readonly untilMs: number;
  readonly meter: Meter | undefined;
};

const model = (f: number) =>
  systemModel({
    timing: synchronous({ deltaMs: latencyMs }),
    links: links({ latency: constant({ ms: latencyMs }) }),
    failures: byzantine({ f }),
  });

/** The system of three that a section of the ring cannot be told from; `isSeen`: whether that is so. */
function scenario(scene: Scene, section: Section) {
  const { attempt, cluster, groups, ring, f, untilMs, meter } = scene;
  const inputs = cluster.map((node): Bit => (nameInRing(groups, section, node)?.endsWith("2") ? 1 : 0));
  const execution = executionOf(ring, { limit: Infinity });
  const liars = groups[section.liars]!;
  const protocol = asConsensus(attempt, inputs, {
    withinMs: untilMs,
    binding: bindingIn(scene, section, inputs),
  });
  const types = Object.keys(protocol.onMessage);
  const lies = (node: NodeId) => liar(execution, groups, section, node, types);
  const run = simulate(
    protocol as never,
    {
      nodes: cluster,
      model: model(f),
      byzantine: Object.fromEntries(liars.map((node) => [node, lies(node)])),
      until: { timeMs: untilMs },
    },
    meter,
  );
  const isSeen = cluster.every((node) => {
    const name = nameInRing(groups, section, node);
    return name === null || canonicalText(statesOf(run, node)) === canonicalText(statesOf(ring, name));
  });
  return { inputs, run, isSeen };
}

const statesOf = (run: Run, node: NodeId): unknown[] => run.viewOf(node).map(({ state }) => state);

const decided = (attempt: AnyAttempt, run: Run, node: NodeId): Bit | null =>
  decisionOf(attempt, run.worldAt(run.trace.length - 1).nodes.find(({ id }) => id === node)!.state);

/** What the honest nodes of a scenario break; null where they do what is right. */
function brokenIn(scene: Scene, section: Section, inputs: readonly Bit[], run: Run): string | null {
  const { attempt, cluster, groups } = scene;
  const honest = cluster.filter((node) => !groups[section.liars]!.includes(node));
  const decisions = honest.map((node) => decided(attempt, run, node));
  if (decisions.includes(null)) return termination;
  if (new Set(decisions).size > 1) return agreement;
  const begun = new Set(bindingIn(scene, section, inputs));
  return begun.size === 1 && !begun.has(decisions[0]!) ? validity : null;
}

/** The inputs that count: those of honest nodes, or that of the commander, if he is one. */
const bindingIn = (
  { cluster, groups, commander }: Scene,
  { liars }: Section,
  inputs: readonly Bit[],
): Bit[] =>
  inputs.filter((_, i) => {
    const node = cluster[i]!;
    return !groups[liars]!.includes(node) && (commander === null || node === commander);
  });

const titleOf = ({ groups, cluster }: Scene, section: Section, inputs: readonly Bit[]): string => {
  const liars = groups[section.liars]!;
  const honest = cluster.filter((node) => !liars.includes(node));
  const told = honest.map(
    (node) => `${node} (${inputs[cluster.indexOf(node)]}), ${nameInRing(groups, section, node)} of the ring`,
  );
  return `${told.join(", and ")}: ${liars.join(" and ")} ${liars.length > 1 ? "lie and play" : "lies and plays"} the rest.`;
};

const ringInWords = (groups: Groups): string =>
  [1, 2]
    .flatMap((copy) => groups.map((group) => group.map((node) => `${node}${copy}`).join("/")))
    .join(" - ");

/** Why the theorem does not speak of this protocol; null where it does. */
function droppedBy(copies: readonly ReturnType<typeof watched>[], ring: Run): Answer<HexagonEvidence> | null {
  const chancy = copies.find(({ uses }) => uses.chance.size > 0);
  if (chancy) return { kind: "drops", hypothesis: "deterministic", why: notDeterministic(chancy.uses) };
  const { messages } = executionOf(ring, { limit: Infinity });
  if (
    copies.some(({ uses }) => uses.signatures) ||
    messages.some((message) => signaturesIn(message).length > 0)
  )
    return {
      kind: "drops",
      hypothesis: "no signatures",
      why: "It signs messages. Who lies cannot play the part of others then: they would have to sign for them.",
    };
  return null;
}
