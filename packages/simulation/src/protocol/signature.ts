import { canonicalText } from "../values/canonical.ts";
import type { NodeId } from "./protocol.ts";

/** A value that only the node `by` can make (authenticated Byzantine failures: Dwork, Lynch & Stockmeyer 1988, §2.2). */
export type Signature<Signed = unknown> = { readonly by: NodeId; readonly value: Signed };

/** Every signature in a message, at any depth. A record with exactly the fields `by` and `value` is one. */
export function signaturesIn(message: unknown): Signature[] {
  if (typeof message !== "object" || message === null) return [];
  const inside = Object.values(message).flatMap(signaturesIn);
  return isSignature(message) ? [message, ...inside] : inside;
}

function isSignature(value: object): value is Signature {
  const keys = Object.keys(value);
  return (
    keys.length === 2 &&
    keys.includes("by") &&
    keys.includes("value") &&
    typeof (value as Signature).by === "string"
  );
}

/**
 * What the coalition of Byzantine nodes can show: it makes its own signatures, and repeats those of correct nodes that
 * were delivered to one of them.
 */
export class Coalition {
  private readonly members: ReadonlySet<NodeId>;
  private readonly seen = new Set<string>();

  constructor(members: Iterable<NodeId>) {
    this.members = new Set(members);
  }

  has(node: NodeId): boolean {
    return this.members.has(node);
  }

  /** Signatures that reach a member are known to all of them. */
  learn(message: unknown): void {
    for (const signature of signaturesIn(message)) this.seen.add(canonicalText(signature));
  }

  /** The first signature in the message that the coalition cannot have: a forgery. */
  forgeryIn(message: unknown): Signature | null {
    return (
      signaturesIn(message).find(
        (signature) => !this.members.has(signature.by) && !this.seen.has(canonicalText(signature)),
      ) ?? null
    );
  }
}
