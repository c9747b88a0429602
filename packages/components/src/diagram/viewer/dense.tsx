import type { Drawing } from "@lightcone/diagrams/executions";

export type DenseProps = {
  readonly dense: NonNullable<Drawing["dense"]>;
  readonly onZoom: () => void;
};

/** Says over a drawing that there is more than it shows, and leads there. */
export const Dense = ({ dense: { events, envelopes }, onZoom }: DenseProps) => (
  <p className="lc-dense">
    Bars for {counted(events, "event")} and {counted(envelopes, "message")}.{" "}
    <button type="button" className="lc-button" onClick={onZoom}>
      Zoom in
    </button>
  </p>
);

const counted = (count: number, what: string) =>
  `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
