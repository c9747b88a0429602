import { useEffect, useRef, useState } from "react";
import { Excerpt } from "./excerpt.tsx";
import { openIndex, type Found, type Index } from "./pagefind.ts";

export type SearchDialogProps = {
  /** The folder under which the site stands. */
  readonly base: string;
  readonly onClose: () => void;
};

type Standing =
  | { readonly kind: "nothing asked" }
  | { readonly kind: "searching" }
  | { readonly kind: "failed" }
  | {
      readonly kind: "found";
      readonly words: string;
      readonly pages: readonly Found[];
      readonly total: number;
    };

/** Searches text and code of all pages while one types. */
export function SearchDialog({ base, onClose }: SearchDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const index = useRef<Promise<Index> | null>(null);
  const [words, setWords] = useState("");
  const standing = useFound(words, () => (index.current ??= openIndex(base)));

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog
      ref={dialog}
      className="search-dialog"
      aria-label="Search the course"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div className="search-field">
        <input
          type="search"
          aria-label="Words of the text or of the code"
          placeholder="Words of the text or of the code"
          autoComplete="off"
          spellCheck={false}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p className="search-standing" role="status">
        {inWords(standing)}
      </p>
      {standing.kind === "found" && (
        <ol className="search-results">
          {standing.pages.map((page) => (
            <li key={page.url}>
              <a href={page.url} onClick={() => dialog.current?.close()}>
                {page.title}
              </a>
              <ul>
                {page.sections.map(({ url, title, excerpt }) => (
                  <li key={url}>
                    {title !== page.title && (
                      <a href={url} onClick={() => dialog.current?.close()}>
                        {title}
                      </a>
                    )}
                    <p>
                      <Excerpt html={excerpt} />
                    </p>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </dialog>
  );
}

/** What is found for the words as they stand; an answer that comes after the next question is dropped. */
function useFound(words: string, open: () => Promise<Index>): Standing {
  const [standing, setStanding] = useState<Standing>({ kind: "nothing asked" });
  useEffect(() => {
    if (words.trim() === "") return setStanding({ kind: "nothing asked" });
    let isOver = false;
    setStanding((last) => (last.kind === "found" ? last : { kind: "searching" }));
    open()
      .then((index) => index.search(words))
      .then((answer) => answer && !isOver && setStanding({ kind: "found", words, ...answer }))
      .catch(() => isOver || setStanding({ kind: "failed" }));
    return () => void (isOver = true);
  }, [words]);
  return standing;
}

function inWords(standing: Standing): string {
  switch (standing.kind) {
    case "nothing asked":
      return "";
    case "searching":
      return "Searching …";
    case "failed":
      return "The search index could not be loaded. Reload the page to try again.";
    case "found": {
      const { total, pages, words } = standing;
      if (total === 0) return `Nothing has “${words}”. Try a shorter word.`;
      const shown = pages.length < total ? `, the first ${pages.length} here` : "";
      return `${total} ${total === 1 ? "page" : "pages"}${shown}`;
    }
  }
}
