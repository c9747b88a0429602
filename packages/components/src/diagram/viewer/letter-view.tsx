import { letterOf, type Execution } from "@lightcone/diagrams/executions";

export type LetterViewProps = {
  readonly execution: Execution;
  /** The messages of the moment: received, sent. */
  readonly letters: readonly number[];
  readonly received: number | null;
  /** The one that is read. */
  readonly picked: number | null;
  /** The event at the cursor: nobody needs to be led there. */
  readonly event: number | null;
  readonly onLetter: (envelope: number | null) => void;
  readonly onGo: (event: number) => void;
};

/** The messages of a moment, one of them opened. */
export function LetterView({ execution, letters, received, picked, event, onLetter, onGo }: LetterViewProps) {
  const letter = picked === null ? null : letterOf(execution, picked);
  const shown = picked === null || letters.includes(picked) ? letters : [picked, ...letters];
  const nameOf = (node: number) => execution.nodes[node] ?? "";
  return (
    <div className="lc-letters">
      <ul aria-label="Messages">
        {shown.slice(0, most).map((envelope) => {
          const { from, to, fate } = execution.envelopes[envelope]!;
          const way = envelope === received ? `from ${nameOf(from)}` : `to ${nameOf(to)}`;
          return (
            <li key={envelope}>
              <button
                type="button"
                className="lc-button"
                aria-pressed={envelope === picked}
                onClick={() => onLetter(envelope === picked ? null : envelope)}
              >
                {letterOf(execution, envelope)!.type} {way}
                {fate === "lost" && ", lost"}
              </button>
            </li>
          );
        })}
        {shown.length > most && <li>and {shown.length - most} more</li>}
      </ul>
      {letter !== null && (
        <div className="lc-letter">
          <p>{letter.sentence}</p>
          <dl>
            {letter.fields.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p>
            {letter.sentBy !== null && letter.sentBy !== event && (
              <button type="button" className="lc-button" onClick={() => onGo(letter.sentBy!)}>
                Go to its sending
              </button>
            )}
            {letter.deliveredBy !== null && letter.deliveredBy !== event && (
              <button type="button" className="lc-button" onClick={() => onGo(letter.deliveredBy!)}>
                Go to its delivery
              </button>
            )}
          </p>
        </div>
      )}
    </div>
  );
}

/** So many messages of a step are listed; a broadcast to hundreds is one message. */
const most = 12;
