import type { RecordedClaim } from "@lightcone/lessons";
import type { ReactNode } from "react";

/** The id of a claim on the page of all claims, and of its card in a lesson. */
export const claimAnchor = (id: string) => `claim-${id}`;

/** How a claim was checked, in the words of its computations: "1,000 seeds", "exhaustive: 3 nodes, 2 commands". */
export function howChecked({ checks }: RecordedClaim): string {
  const [first, ...more] = new Set(checks.map(({ checked }) => checked));
  return more.length === 0 ? first! : `${first}, and ${more.length} more`;
}

export type ClaimProps = {
  readonly claim: RecordedClaim;
  /** The address of the page of all claims. */
  readonly claims: string;
  readonly children: ReactNode;
};

/** A sentence that was computed: behind it stands how, and a card shows what was published beside what came out. */
export function Claim({ claim, claims, children }: ClaimProps) {
  const anchor = claimAnchor(claim.id);
  return (
    <span className="lc-claim">
      {children}{" "}
      <a className="lc-claim-mark" href={`${claims}#${anchor}`} data-card={anchor}>
        {claim.doesNotReproduce ? "does not reproduce" : "checked"}: {howChecked(claim)}
      </a>
    </span>
  );
}

/** What stands on the cards of a lesson's claims. */
export function ClaimCards({ claims }: { readonly claims: readonly RecordedClaim[] }) {
  return (
    <div hidden>
      {claims.map((claim) => (
        <div key={claim.id} id={claimAnchor(claim.id)}>
          <p>{claim.sentence}</p>
          <ClaimChecks claim={claim} most={5} />
        </div>
      ))}
    </div>
  );
}

export type ClaimChecksProps = {
  readonly claim: RecordedClaim;
  /** How many checks are shown; all of them unless told otherwise. */
  readonly most?: number;
};

/** What was published beside what came out, for each figure of a claim. */
export function ClaimChecks({ claim: { id, checks, doesNotReproduce }, most = Infinity }: ClaimChecksProps) {
  const shown = checks.slice(0, most);
  return (
    <>
      <table className="lc-claim-checks" aria-label={`Checks of ${id}`}>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">For</th>
            <th scope="col">Published</th>
            <th scope="col">Ours</th>
            <th scope="col">May differ by</th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ figure, at, published, ours, allowed, holds }, place) => (
            <tr key={place}>
              <th scope="row">{figure}</th>
              <td>
                {Object.entries(at)
                  .map(([name, value]) => `${name} ${value}`)
                  .join(", ")}
              </td>
              <td>{inDigits(published)}</td>
              <td>{ours === null ? "nothing" : inDigits(ours)}</td>
              <td>{allowed === null ? "" : inDigits(allowed)}</td>
              <td>{verdict(holds, doesNotReproduce)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {checks.length > shown.length && <p>And {checks.length - shown.length} more.</p>}
    </>
  );
}

function verdict(holds: boolean, doesNotReproduce: boolean): string {
  if (doesNotReproduce) return holds ? "comes out, against what is said" : "does not come out, as said";
  return holds ? "holds" : "fails";
}

/** As many digits as anybody compares. */
const inDigits = (number: number) => number.toLocaleString("en-US", { maximumSignificantDigits: 4 });
