"use client";
import { type ComponentType, useEffect, useState } from "react";
import type { SearchDialogProps } from "./search-dialog.tsx";

/** The way into the search. What searches is loaded when somebody wants to. */
export function Search({ base }: { base: string }) {
  const [isOpen, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ Dialog: ComponentType<SearchDialogProps> } | null>(null);

  useEffect(() => {
    if (!isOpen || loaded) return;
    void import("./search-dialog.tsx").then(({ SearchDialog }) => setLoaded({ Dialog: SearchDialog }));
  }, [isOpen, loaded]);

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isAsked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
      if (!isAsked || isWriting(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <button type="button" className="search-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Search
      </button>
      {isOpen && loaded && <loaded.Dialog base={base} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Whether keys are text: in a field, or in an editor. */
const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input, textarea, select, .monaco-editor") !== null);
