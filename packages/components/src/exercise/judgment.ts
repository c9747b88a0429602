import type { CellResult, Shown } from "../result.ts";

/** What came of one check, as it is shown. */
export type Finding = {
  readonly check: string;
  readonly passes: boolean;
  readonly says: string | null;
  readonly shows: (Shown & { readonly story: string | null }) | null;
};

/** What a test found out about an answer. */
export type Judgment = {
  readonly passes: boolean;
  readonly findings: readonly Finding[];
  readonly signature: string;
  readonly fingerprint: string;
};

/** The judgment in a test's result; null where there is none. It came from a sandbox, so nothing about it is taken on trust. */
export function judgmentIn({ outputs, error }: CellResult): Judgment | null {
  if (error !== null) return null;
  const output = outputs.findLast((each) => each.kind === "shown" && each.shown.type === "judgment");
  const data = output?.kind === "shown" ? output.shown.data : null;
  if (!isRecord(data) || !Array.isArray(data["findings"])) return null;
  const findings = data["findings"].map(findingOf);
  return {
    passes: data["passes"] === true && findings.every((finding) => finding.passes),
    findings,
    signature: String(data["signature"]),
    fingerprint: String(data["fingerprint"]),
  };
}

type Fields = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const textOr = <T>(value: unknown, otherwise: T) => (typeof value === "string" ? value : otherwise);

function findingOf(value: unknown): Finding {
  const { check, passes, says, shows }: Fields = isRecord(value) ? value : {};
  const { type, data, story }: Fields = isRecord(shows) ? shows : {};
  return {
    check: textOr(check, "?"),
    passes: passes === true,
    says: textOr(says, null),
    shows: typeof type === "string" ? { type, data, story: textOr(story, null) } : null,
  };
}
