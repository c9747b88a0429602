import {
  judgeRow,
  type Claim,
  type Computed,
  type Judgement,
  type Parameters,
} from "@lightcone/protocols/claims";
import { Mistake } from "@lightcone/simulation";
import { claimsOf } from "./load-claims.ts";

/** A claim by its id and the modules in which it stands: it is made of functions, which no thread can be handed. */
type Named = { readonly modules: readonly string[]; readonly id: string };

/** One row of what was published, with parameters changed. */
export type RowTask = Named & { readonly row: number; readonly changed: Parameters };

/** The figures at parameters of anybody's choice. */
export type FiguresTask = Named & { readonly parameters: Parameters };

/** What came out, or why the parameters make no sense: an error would lose its class on its way out of a thread. */
export type Answer<Result> = { readonly result: Result } | { readonly mistake: string };

export const row = ({ row, changed, ...named }: RowTask): Promise<Answer<readonly Judgement[]>> =>
  answer(named, (claim) => judgeRow(claim, claim.published[row]!, changed));

export const figures = ({ parameters, ...named }: FiguresTask): Promise<Answer<Computed>> =>
  answer(named, (claim) => claim.compute(parameters));

async function answer<Result>(
  { modules, id }: Named,
  compute: (claim: Claim) => Result,
): Promise<Answer<Result>> {
  const claim = (await claimsOf(modules)).find((each) => each.id === id)!;
  try {
    return { result: compute(claim) };
  } catch (error) {
    if (error instanceof Mistake) return { mistake: error.message };
    throw error;
  }
}
