import { percent, type SweepShare } from "@lightcone/diagrams";

/** A share of the runs on a line from none to all: the estimate, its interval, and what was published. */
export function ShareMark({ share: { figure, kind, hits } }: { readonly share: SweepShare }) {
  const { value, low, high, text, published } = figure;
  const at = (part: number | null, otherwise: number) => `${((part ?? otherwise) * 100).toFixed(2)}%`;
  return (
    <span
      className={kind === "broken" && hits > 0 ? "lc-share lc-share-broken" : "lc-share"}
      aria-hidden="true"
    >
      <span className="lc-share-line">
        <i
          className="lc-interval"
          style={{ insetInlineStart: at(low, 0), width: at((high ?? 1) - (low ?? 0), 1) }}
        />
        {published.map((known) => (
          <i
            key={known.source}
            className="lc-known"
            style={{ insetInlineStart: at(Math.min(Math.max(known.value, 0), 1), 0) }}
          />
        ))}
        <i className="lc-estimate" style={{ insetInlineStart: at(value, 0) }} />
      </span>
      {text}
      <small>
        {percent(low ?? 0)} to {percent(high ?? 1)}
      </small>
    </span>
  );
}
