import type { Cut, CutShort, MessageFault, WorldFault } from "./fault.ts";

/** What a fault did to a node or the network when it struck, as a clause: "B pauses for 50 ms". */
export function describeStrike(fault: WorldFault | CutShort, node: string): string {
  switch (fault.kind) {
    case "crash":
      return `${node} crashes`;
    case "cutShort":
      return `${node} crashes in the midst of a step, when ${fault.keeping} of its effects have left`;
    case "restart":
      return `${node} comes back`;
    case "pause":
      return `${node} pauses for ${fault.forMs} ms`;
    case "omit":
      return `${node} fails to ${omitted[fault.of]}${likelihood(fault.probability)}${lasting(fault.forMs)}`;
    case "skew":
      return `the clock of ${node} jumps by ${fault.byMs} ms`;
    case "corruptDisk":
      return `the field ${fault.field} on the disk of ${node} is damaged`;
    case "partition":
      return `${cutInWords(fault.cut)}${lasting(fault.forMs)}`;
    case "heal":
      return "all partitions end";
  }
}

/** What a fault did to a message of this type: "Ack from A to B is lost". */
export function describeMessageFault(fault: MessageFault, type: string): string {
  const message = `${type} from ${fault.from} to ${fault.to}`;
  switch (fault.kind) {
    case "drop":
      return `${message} is lost`;
    case "duplicate":
      return `${message} arrives twice`;
    case "delay":
      return `${message} takes ${fault.forMs} ms`;
    case "corrupt":
      return `${message} is corrupted`;
  }
}

const omitted = { sends: "send", receives: "receive", both: "send and receive" };

const likelihood = (probability: number) =>
  probability === 1 ? "" : `, each message with probability ${probability},`;

const lasting = (forMs: number | null) => (forMs === null ? "" : ` for ${forMs} ms`);

function cutInWords(cut: Cut): string {
  if ("isolate" in cut) return "a node is cut off";
  if ("from" in cut) return `no message from ${cut.from.join(", ")} reaches ${cut.to.join(", ")}`;
  return `a partition: ${cut.groups.map((group) => group.join(", ")).join(" | ")}`;
}
