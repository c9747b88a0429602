import { useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { loadEditor } from "../editor/choose-editor.ts";
import type { Editor, Mark, Project } from "../editor/editor.ts";

export type EditorSlotProps = {
  readonly cell: string;
  readonly source: string;
  readonly label: string;
  readonly marks: readonly Mark[];
  readonly project: Project;
  readonly onChange: (source: string) => void;
  readonly onBlur: () => void;
  readonly onLeave: () => void;
  /** The editor is in its place. */
  readonly onReady: () => void;
};

/** Where an editor is loaded, mounted and told what happens around it. */
export function EditorSlot({ cell, source, label, marks, project, onReady, ...handlers }: EditorSlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const hint = useId();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [words, setWords] = useState("The editor is loading…");

  const open = useEffectEvent(async (element: HTMLElement, isGone: () => boolean): Promise<Editor | null> => {
    const kind = await loadEditor();
    if (isGone()) return null;
    const mounted = await kind.mount(element, {
      cell,
      source,
      label,
      describedBy: hint,
      project,
      ...handlers,
    });
    setWords(kind.leaving);
    return mounted;
  });

  useEffect(() => {
    const element = host.current!;
    let isGone = false;
    let mounted: Editor | null = null;
    open(element, () => isGone)
      .then((opened) => {
        mounted = opened;
        if (opened === null) return;
        if (isGone) opened.dispose();
        else setEditor(opened);
      })
      .catch(() => setWords("The editor could not be loaded. Check the connection, then reload the page."));
    return () => {
      isGone = true;
      mounted?.dispose();
    };
  }, [project]);

  const arrive = useEffectEvent(() => {
    if (isFocusNear(host.current!)) editor!.focus();
    onReady();
  });
  useEffect(() => {
    if (editor !== null) arrive();
  }, [editor]);
  useEffect(() => editor?.setValue(source), [editor, source]);
  useEffect(() => editor?.mark(marks), [editor, marks]);

  return (
    <>
      <div className="lc-editor" ref={host} data-ready={editor !== null} />
      <p className="lc-editor-hint" id={hint}>
        {words}
      </p>
    </>
  );
}

/** The reader waits for the editor, and has not gone on to something else meanwhile. */
function isFocusNear(element: HTMLElement): boolean {
  const { activeElement, body } = document;
  return activeElement === body || element.closest(".lc-cell")?.contains(activeElement) === true;
}
