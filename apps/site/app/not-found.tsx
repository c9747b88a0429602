import { address } from "../src/address.ts";
import { Frame } from "../src/frame.tsx";

export const metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <Frame path="/404/" title="No such page">
      <div className="plain">
        <h1>No page has this address</h1>
        <p>
          The address may be mistyped, or the page has moved. Every lesson is listed in the{" "}
          <a href={address("/#contents")}>contents</a>.
        </p>
        <p>If a link of this site led here, please report it: the link stands at the foot of the page.</p>
      </div>
    </Frame>
  );
}
