import { Mistake, type NodeId, type SystemModel, type Workload } from "@lightcone/simulation";
import { type AnyProtocol, builtInClient, checkProtocol, clientNames } from "@lightcone/simulation/parts";

/** A Byzantine node that may send any of these messages to anybody at any time. */
export type Alphabet = { readonly sends: readonly { readonly type: string }[] };

/** Who takes part: nodes that follow the protocol, clients, and Byzantine nodes with a record of their own or without. */
export type Player = {
  readonly place: number;
  readonly name: NodeId;
  readonly role: "node" | "client" | "byzantine" | "free";
  /** The handlers that it follows; of one that is free, nobody calls them. */
  readonly record: AnyProtocol;
  /** What one that is free can say. */
  readonly alphabet: Alphabet["sends"];
};

export type Cast = {
  readonly players: readonly Player[];
  /** The nodes alone, by name. */
  readonly nodes: readonly NodeId[];
  readonly places: ReadonlyMap<NodeId, number>;
};

export function castOf(
  protocol: AnyProtocol,
  nodes: readonly NodeId[],
  byzantine: Readonly<Record<NodeId, unknown>>,
  workload: Workload | null,
): Cast {
  const clients = workload ? clientNames(workload, nodes) : [];
  const client = workload ? (workload.client ?? builtInClient(workload, clients)) : protocol;
  const players = [...nodes, ...clients].map((name, place): Player => {
    if (place >= nodes.length) return { place, name, role: "client", record: client, alphabet: [] };
    if (!Object.hasOwn(byzantine, name)) return { place, name, role: "node", record: protocol, alphabet: [] };
    const traitor = byzantine[name];
    return isAlphabet(traitor)
      ? { place, name, role: "free", record: protocol, alphabet: traitor.sends }
      : { place, name, role: "byzantine", record: traitor as AnyProtocol, alphabet: [] };
  });
  return { players, nodes, places: new Map(players.map(({ name, place }) => [name, place])) };
}

const isAlphabet = (traitor: unknown): traitor is Alphabet =>
  typeof traitor === "object" && traitor !== null && "sends" in traitor;

/** Refuses Byzantine nodes that the model forbids, do not exist, or are neither a protocol nor an alphabet. */
export function checkByzantine(
  byzantine: Readonly<Record<NodeId, unknown>>,
  { failures }: SystemModel,
  nodes: readonly NodeId[],
): void {
  const traitors = Object.keys(byzantine);
  if (traitors.length === 0) return;
  const stranger = traitors.find((name) => !nodes.includes(name));
  if (stranger !== undefined)
    throw new Mistake(
      `explore({ byzantine }) names the node "${stranger}", which does not exist: the nodes are ${nodes.join(", ")}.`,
    );
  if (failures.kind !== "byzantine" && failures.kind !== "authenticatedByzantine")
    throw new Mistake(
      `The model assumes that every node follows the protocol, but ${traitors.join(", ")} would not. Choose failures: byzantine({ f: ${traitors.length} }).`,
    );
  if (traitors.length > failures.f)
    throw new Mistake(
      `The model assumes at most f = ${failures.f} faulty ${failures.f === 1 ? "node" : "nodes"}, but ${traitors.join(", ")} would be Byzantine. Raise f, or let fewer fail.`,
    );
  for (const [name, traitor] of Object.entries(byzantine)) {
    if (!isAlphabet(traitor)) checkProtocol(traitor as AnyProtocol);
    else if (
      !Array.isArray(traitor.sends) ||
      traitor.sends.some((message) => typeof message?.type !== "string")
    )
      throw new Mistake(
        `explore({ byzantine: { ${name}: { sends } } }) takes a list of messages, each a record with a type.`,
      );
  }
}

/** The names of the nodes: A, B, C, ..., where only their number is given. */
export function nameNodes(nodes: number | readonly NodeId[]): readonly NodeId[] {
  const names =
    typeof nodes === "number" ? Array.from({ length: Math.max(0, nodes) }, (_, i) => letters(i)) : nodes;
  if (!Array.isArray(names) || names.length === 0 || (typeof nodes === "number" && !Number.isInteger(nodes)))
    throw new Mistake(
      `explore({ nodes }) is ${JSON.stringify(nodes)}: give how many, at least 1, or a list of names.`,
    );
  const twice = names.find((node, i) => names.indexOf(node) !== i);
  if (twice !== undefined)
    throw new Mistake(`explore({ nodes }) names "${twice}" twice: every node has a name of its own.`);
  return Object.freeze([...names]);
}

/** A to Z, then AA, AB, ... */
const letters = (i: number): string =>
  (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26));
