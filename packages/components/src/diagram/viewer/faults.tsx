import { duration, type Execution } from "@lightcone/diagrams/executions";

export type FaultsProps = {
  readonly execution: Execution;
  /** Leads to an event; null in the page as it is served. */
  readonly onGo: ((event: number, envelope?: number) => void) | null;
};

/** A longer list is folded. */
const few = 6;

/** What the adversary did in a run, in the order in which it struck. */
export function Faults({ execution, onGo }: FaultsProps) {
  const { faults = [] } = execution;
  if (faults.length === 0) return null;
  return (
    <details className="lc-faults" open={faults.length <= few}>
      <summary>
        {faults.length === 1 ? "One fault" : `${faults.length.toLocaleString("en-US")} faults`}
      </summary>
      <ol>
        {faults.slice(0, most).map(({ words, at, event, envelope }, place) => (
          <li key={place}>
            {onGo === null ? (
              <span>{duration(at)}</span>
            ) : (
              <button
                type="button"
                className="lc-button"
                aria-label={`Go to ${duration(at)}: ${words}`}
                onClick={() => onGo(event, envelope ?? undefined)}
              >
                {duration(at)}
              </button>
            )}{" "}
            {words}
          </li>
        ))}
      </ol>
      {faults.length > most && <p>{(faults.length - most).toLocaleString("en-US")} more are in the data.</p>}
    </details>
  );
}

const most = 100;
