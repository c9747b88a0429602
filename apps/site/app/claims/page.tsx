import { address } from "../../src/address.ts";
import { ClaimList } from "../../src/claim-list.tsx";
import { course } from "../../src/content.ts";
import { Frame } from "../../src/frame.tsx";

export const metadata = {
  title: "Claims and their checks",
  description:
    "Every published result that the course computes again: what was published, what came out, how it was checked.",
};

export default async function Claims() {
  const read = await course();
  const claims = [...read.data.claims.values()];
  const figures = claims.reduce((sum, { checks }) => sum + checks.length, 0);
  return (
    <Frame path="/claims/" title="Claims">
      <div className="plain wide" data-pagefind-body>
        <h1>Claims and their checks</h1>
        <p>
          The course computes again what it repeats: {claims.length} claims with {figures} published figures.
          The command <code>npm run reproduce</code> computes them on your machine, and{" "}
          <code>npm run reproduce -- wars --n 5</code> for parameters of your own. Continuous integration
          fails when one no longer holds. Some figures{" "}
          <a href={address("/does-not-reproduce/")}>do not reproduce</a>, and are said not to.
        </p>
        <p>
          “1,000 seeds” is a sample: it may have missed the exception. “Exhaustive” names the bounds within
          which every execution was visited, and says nothing about what lies beyond them.
        </p>
        <ClaimList claims={claims} course={read} />
      </div>
    </Frame>
  );
}
