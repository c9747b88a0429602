import { standaloneSvg, toShiViz, type Execution } from "@lightcone/diagrams/executions";
import { Menu } from "../../cell/menu.tsx";
import { offerFile } from "../../saved-work/offer-file.ts";

/** A picture of more events than this would be a file that nothing opens. */
const drawable = 5_000;

/** The execution as a file: a picture, data, or a log for ShiViz. */
export function SaveAs({ execution }: { readonly execution: Execution }) {
  const { protocol, seed, events } = execution;
  const name = `${protocol.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40) || "execution"}-${seed}`;
  return (
    <Menu
      text="Save"
      label="Save this execution"
      items={[
        {
          label: "Picture (SVG)",
          isDisabled: events.length > drawable,
          onChoose: () => offerFile(`${name}.svg`, standaloneSvg(execution), "image/svg+xml"),
        },
        {
          label: "Data (JSON)",
          onChoose: () => offerFile(`${name}.json`, JSON.stringify(execution), "application/json"),
        },
        {
          label: "Log for ShiViz",
          onChoose: () => offerFile(`${name}.shiviz.log`, toShiViz(execution), "text/plain"),
        },
      ]}
    />
  );
}
