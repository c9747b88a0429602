import { tokens } from "../highlight/tokens.ts";

export type CodeProps = {
  readonly source: string;
  /** The same source as highlighted HTML, where there is such; it comes from the lesson's build and is trusted. */
  readonly highlighted: string | null;
};

/** The code of a cell while no editor is open on it. */
export function Code({ source, highlighted }: CodeProps) {
  if (highlighted !== null)
    return <div className="lc-listing" dangerouslySetInnerHTML={{ __html: highlighted }} />;
  return (
    <div className="lc-listing">
      <pre tabIndex={0}>
        <code>
          {tokens(source).map(({ kind, text }, place) => (
            <span key={place} className={`lc-token-${kind}`}>
              {text}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}
