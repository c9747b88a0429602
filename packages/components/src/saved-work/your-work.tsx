"use client";
import { useRef, useState } from "react";
import { useIsHydrated } from "../hydration.ts";
import { useLoaded } from "../use-loaded.ts";
import { words } from "./words.ts";
import type { Change, Work } from "./work.ts";

export type YourWorkProps = {
  readonly everything: () => Promise<Work>;
  readonly change: (changes: readonly Change[]) => Promise<void>;
  /** What went wrong with a download, in words. */
  readonly trouble: string | null;
  readonly onDownload: () => void;
  readonly onExport: () => void;
};

/** Where a lesson ends: how work is kept, and how it gets out of this browser and into another. */
export function YourWork({ everything, change, trouble, onDownload, onExport }: YourWorkProps) {
  const isAlive = useIsHydrated();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const form = useLoaded(file !== null, () => import("./import-form.tsx"));
  return (
    <section className="lc-your-work" aria-label={words.yourWork}>
      <p>
        <b>{words.yourWork}.</b> {words.yourWorkLead}
      </p>
      <p className="lc-choices">
        <button type="button" className="lc-button" disabled={!isAlive} onClick={onDownload}>
          {words.download}
        </button>
        <button type="button" className="lc-button" disabled={!isAlive} onClick={onExport}>
          {words.exportAll}
        </button>
        <button
          type="button"
          className="lc-button"
          disabled={!isAlive}
          onClick={() => input.current!.click()}
        >
          {words.importWork}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={({ currentTarget }) => {
            setFile(currentTarget.files?.[0] ?? null);
            currentTarget.value = ""; // the same file may be chosen again
          }}
        />
      </p>
      <p role="status">{form === "failed" ? words.notLoaded : trouble}</p>
      {file !== null && form !== null && form !== "failed" && (
        <form.ImportForm
          key={`${file.name} ${file.lastModified}`}
          file={file}
          everything={everything}
          change={change}
          onClose={() => setFile(null)}
        />
      )}
    </section>
  );
}
