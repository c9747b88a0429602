import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import type { Sources } from "../doors/doors.ts";
import { tokens } from "../highlight/tokens.ts";
import { isDoorFile, type Opened } from "./source-view.ts";
import { sourceWords } from "./words.ts";

export type SourceDialogProps = { readonly opened: Opened; readonly onClose: () => void };

/** Sources of the course's packages, to read: Escape closes it, and the focus goes back to where it was. */
export function SourceDialog({ opened, onClose }: SourceDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [sources, setSources] = useState<Sources | "failed" | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);

  useEffect(() => {
    if (!dialog.current!.open) dialog.current!.showModal();
  }, []);
  useEffect(() => {
    let isGone = false;
    opened
      .files()
      .catch(() => "failed" as const)
      .then((files) => isGone || setSources(files));
    return () => void (isGone = true);
  }, [opened]);

  const close = () => dialog.current!.close(); // which gives the focus back
  const files = sources === null || sources === "failed" ? {} : sources;
  const beginning = opened.begin(files);
  const paths = Object.keys(files).filter((path) => !isDoorFile(path) || path === beginning?.path);
  const path = chosen ?? beginning?.path ?? null;
  const text = path === null ? undefined : files[path];
  return (
    <dialog
      ref={dialog}
      className="lc-source"
      aria-labelledby={title}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div className="lc-source-head">
        <h2 id={title}>{sourceWords.title}</h2>
        {paths.length > 0 && (
          <label>
            {sourceWords.file}{" "}
            <select value={path ?? ""} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
              {packagesOf(paths).map(([name, files]) => (
                <optgroup key={name} label={name}>
                  {files.map((file) => (
                    <option key={file} value={file}>
                      {file.slice(file.indexOf("/src/") + "/src/".length)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="lc-button" onClick={close}>
          {sourceWords.close}
        </button>
      </div>
      {text === undefined ? (
        <p role="status">
          {sources === null
            ? sourceWords.loading
            : sources === "failed"
              ? sourceWords.notLoaded
              : sourceWords.nothing}
        </p>
      ) : (
        <Listing
          key={path}
          text={text}
          line={path === beginning?.path ? beginning.line : null}
          label={path!}
        />
      )}
    </dialog>
  );
}

type ListingProps = { readonly text: string; readonly line: number | null; readonly label: string };

/** A file, colored, with its lines numbered and one of them in sight. It has the focus, so that arrow keys scroll it. */
function Listing({ text, line, label }: ListingProps) {
  const listing = useRef<HTMLPreElement>(null);
  useLayoutEffect(() => {
    listing.current!.focus({ preventScroll: true });
    listing.current!.querySelector(".lc-source-line")?.scrollIntoView({ block: "center" });
  }, []);
  const count = text.trimEnd().split("\n").length;
  return (
    <pre ref={listing} className="lc-source-text" tabIndex={0} role="region" aria-label={label}>
      {line !== null && (
        <span
          className="lc-line-mark lc-line-shown lc-source-line"
          style={{ "--line": line } as React.CSSProperties}
        />
      )}
      <span className="lc-source-numbers" aria-hidden="true">
        {Array.from({ length: count }, (_, place) => place + 1).join("\n")}
      </span>
      <code>
        {tokens(text.trimEnd()).map(({ kind, text }, place) => (
          <span key={place} className={`lc-token-${kind}`}>
            {text}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Files by their package, the packages in the order in which they come. */
function packagesOf(paths: readonly string[]): [string, string[]][] {
  const packages = new Map<string, string[]>();
  for (const path of paths) {
    const name = /@lightcone\/[^/]+/.exec(path)?.[0] ?? "TypeScript";
    packages.set(name, [...(packages.get(name) ?? []), path]);
  }
  return [...packages];
}
