import { address } from "../../src/address.ts";
import { ClaimList } from "../../src/claim-list.tsx";
import { course } from "../../src/content.ts";
import { Frame } from "../../src/frame.tsx";

export const metadata = {
  title: "What does not reproduce",
  description: "Published figures that our models do not give, and nobody here knows why.",
};

export default async function DoesNotReproduce() {
  const read = await course();
  const claims = [...read.data.claims.values()].filter(({ doesNotReproduce }) => doesNotReproduce);
  return (
    <Frame path="/does-not-reproduce/" title="What does not reproduce">
      <div className="plain wide" data-pagefind-body>
        <h1>What does not reproduce</h1>
        <p>
          These figures were printed, and our models do not give them. That need not mean that they are wrong:
          a paper leaves things out, and so may our reading of it. Whoever finds the reason will fail our
          build, which insists that they keep differing, and is asked to tell us.
        </p>
        {claims.length === 0 ? (
          <p>There are none at present.</p>
        ) : (
          <ClaimList claims={claims} course={read} />
        )}
        <p>
          All others stand on the page of <a href={address("/claims/")}>claims and their checks</a>.
        </p>
      </div>
    </Frame>
  );
}
