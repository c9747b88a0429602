import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isAsClaimed, type Claim, type Judgement } from "@lightcone/protocols/claims";
import type { RecordedClaim } from "@lightcone/lessons";
import { formatJson } from "../format-json.ts";
import { readIfPresent } from "../files.ts";
import { diffLines, showDiff } from "../line-diff.ts";
import type { Problem } from "../problem.ts";
import { loadClaims } from "./load-claims.ts";
import { startComputers } from "./over-cores.ts";

const file = "content/claims.json";
const record = "`npm run course -- record --claims`";

/** Computes every claim and writes what came out, for pages to show. Claims that do not hold are problems, and nothing is written. */
export async function recordClaims(root: string): Promise<Problem[]> {
  const { recorded, problems } = await computeClaims(root);
  if (problems.length === 0) await writeFile(join(root, file), format(recorded));
  return problems;
}

/** Computes every claim and compares what comes out with what is recorded. */
export async function checkClaims(root: string): Promise<Problem[]> {
  const { recorded, problems } = await computeClaims(root);
  if (problems.length > 0) return problems;
  const before = (await readIfPresent(join(root, file))) ?? format([]);
  const now = format(recorded);
  if (before === now) return [];
  const message = "the claims no longer come to what is recorded (- recorded, + now)";
  const details = showDiff(diffLines(before.split("\n"), now.split("\n")), 20);
  return [
    {
      file,
      line: 1,
      column: 1,
      message,
      details,
      hint: `Find out why. If it is meant, record it: ${record}.`,
    },
  ];
}

async function computeClaims(root: string) {
  const { modules, claims } = await loadClaims(root);
  const computers = startComputers();
  try {
    const judged = await Promise.all(
      claims.map(async (claim) => {
        const rows = claim.published.map((_, row) =>
          computers.row({ modules, id: claim.id, row, changed: {} }),
        );
        return { claim, judgements: (await Promise.all(rows)).flat() };
      }),
    );
    return {
      recorded: judged.map(({ claim, judgements }) => recordedOf(claim, judgements)),
      problems: judged.flatMap(({ claim, judgements }) => problemsOf(claim, judgements)),
    };
  } finally {
    await computers.end();
  }
}

const recordedOf = (
  { id, sentence, source, tolerance, doesNotReproduce }: Claim,
  judgements: readonly Judgement[],
): RecordedClaim => ({
  id,
  sentence,
  source,
  grade: tolerance.grade,
  doesNotReproduce: doesNotReproduce === true,
  checks: judgements.map(({ figure, at, published, ours, allowed, holds, checked }) => {
    return { figure, at, published, ours: inDigits(ours), allowed: inDigits(allowed), holds, checked };
  }),
});

function problemsOf(claim: Claim, judgements: readonly Judgement[]): Problem[] {
  return judgements
    .filter((judgement) => !isAsClaimed(claim, judgement))
    .map(({ figure, at, published, ours }) => {
      const where = Object.entries(at).map(([name, value]) => `, ${name} ${value}`);
      const message = `the claim \`${claim.id}\` does not hold: ${figure}${where.join("")} was published as ${published} and comes to ${ours}`;
      const hint = `See \`npm run reproduce -- ${claim.id}\`.`;
      return { file, line: 1, column: 1, message, hint };
    });
}

/** As many digits as no engine's rounding reaches; null for what is no number. */
const inDigits = (number: number) => (Number.isFinite(number) ? Number(number.toPrecision(6)) : null);

const format = (claims: readonly RecordedClaim[]) => `${formatJson(claims, 3)}\n`;
