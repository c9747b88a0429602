import { Menu } from "../../cell/menu.tsx";
import { offerFile } from "../../saved-work/offer-file.ts";

export type SaveDataProps = {
  /** What it is: the name of the file, and what the menu says. */
  readonly name: string;
  readonly data: unknown;
  /** The pictures that can be saved beside it, each a text in SVG; asked when somebody wants one. */
  readonly pictures?: readonly { readonly label: string; readonly svg: () => string | null }[];
};

/** What is shown as files: its data, and pictures where there are any. */
export function SaveData({ name, data, pictures = [] }: SaveDataProps) {
  return (
    <div>
      <Menu
        text="Save"
        label={`Save this ${name}`}
        items={[
          ...pictures.map(({ label, svg }) => ({
            label,
            onChoose: () => {
              const picture = svg();
              if (picture !== null) offerFile(`${name}.svg`, picture, "image/svg+xml");
            },
          })),
          {
            label: "Data (JSON)",
            onChoose: () => offerFile(`${name}.json`, JSON.stringify(data), "application/json"),
          },
        ]}
      />
    </div>
  );
}
