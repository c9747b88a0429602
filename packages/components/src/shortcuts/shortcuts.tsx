"use client";
import { useEffect, useState } from "react";
import { useIsHydrated } from "../hydration.ts";
import { useLoaded } from "../use-loaded.ts";
import { goToCell } from "./other-cell.ts";
import { areSingleKeysOn, isTyping } from "./single-keys.ts";

/** The shortcuts of a lesson's page: the keys that work anywhere on it, and the button that tells them all. */
export function Shortcuts() {
  const isAlive = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const dialog = useLoaded(isOpen, () => import("./shortcut-dialog.tsx"));

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]") !== null || !areSingleKeysOn())
        return;
      if (event.key === "?") setOpen(true);
      else if (event.key === "j") goToCell(1);
      else if (event.key === "k") goToCell(-1);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <button
        type="button"
        className="lc-shortcuts-button"
        disabled={!isAlive}
        aria-haspopup="dialog"
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        Keyboard shortcuts <kbd aria-hidden="true">?</kbd>
      </button>
      {isOpen && dialog !== null && dialog !== "failed" && (
        <dialog.ShortcutDialog onClose={() => setOpen(false)} />
      )}
    </>
  );
}
