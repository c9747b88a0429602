import type { Claim } from "@lightcone/protocols/claims";
import { Mistake } from "@lightcone/simulation";
import { chosen, withParameters } from "./choose.ts";
import { loadClaims } from "./load-claims.ts";
import { isFailure, outcomesOf, withoutRepetition, type Outcome } from "./outcomes.ts";
import { startComputers } from "./over-cores.ts";
import type { ReproduceCommand } from "./reproduce-arguments.ts";
import { tellClaim } from "./tell.ts";

/**
 * Computes claims and prints what was published beside what comes out, each claim as soon as it and those before it are
 * done. The exit status is 0, or 1 where a claim does not hold, or 2 where the command makes no sense.
 */
export async function reproduce(
  { prefix, isJson, parameters }: ReproduceCommand,
  root: string,
  print: (text: string) => void,
): Promise<number> {
  const { modules, claims } = await loadClaims(root);
  const selected = chosen(claims, prefix);
  if (typeof selected === "string") return refuse(print, selected);
  const asked = withParameters(selected, parameters);
  if (typeof asked === "string") return refuse(print, asked);

  const computers = startComputers();
  try {
    const computing = asked.map((each) => outcomesOf(each, modules, computers));
    for (const one of computing) one.catch(() => {}); // heard below, in order
    const isFree = Object.keys(parameters).length > 0;
    const told = isFree
      ? byClaim(
          asked.map(({ claim }) => claim),
          await Promise.all(computing),
        )
      : null;
    const all: Outcome[] = [];
    for (const [place, { claim }] of asked.entries()) {
      const outcomes = told ? told[place]! : await computing[place]!;
      all.push(...outcomes);
      if (!isJson && outcomes.length > 0) print(tellClaim(claim, outcomes));
    }
    if (isJson) print(`${JSON.stringify(all, null, 2)}\n`);
    else print(`${summary(asked.length, all)}\n`);
    return all.some(isFailure) ? 1 : 0;
  } catch (error) {
    if (error instanceof Mistake) return refuse(print, error.message);
    throw error;
  } finally {
    await computers.end();
  }
}

/** The figures that several claims share are told with one of them. */
function byClaim(claims: readonly Claim[], outcomes: readonly Outcome[][]): Outcome[][] {
  const once = withoutRepetition(outcomes.flat());
  return claims.map(({ id }) => once.filter(({ claim }) => claim === id));
}

function summary(claims: number, outcomes: readonly Outcome[]): string {
  const failures = outcomes.filter(isFailure);
  const counted = `${number(claims, "claim")}, ${number(outcomes.length, "figure")}`;
  if (failures.length === 0) return `${counted}: all is as it is claimed.`;
  const names = [...new Set(failures.map(({ claim }) => claim))].join(", ");
  return `${counted}: ${failures.length} not as claimed, in ${names}.`;
}

const number = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

function refuse(print: (text: string) => void, mistake: string): number {
  print(`${mistake}\n`);
  return 2;
}
