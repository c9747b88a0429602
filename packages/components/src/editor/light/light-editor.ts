import { columnsOf, inlineText } from "../../cell/marks.ts";
import { tokens } from "../../highlight/tokens.ts";
import type { Editor, EditorKind, Mark } from "../editor.ts";

/**
 * A text area over its own colored copy: for touch screens, whose keyboards, selection handles and loupe work with
 * nothing else, and for readers who save data.
 */
export const lightEditor: EditorKind = {
  leaving: "Tab or Escape leaves the editor.",

  async mount(element, { source, label, describedBy, onChange, onBlur, onLeave }): Promise<Editor> {
    const area = document.createElement("textarea");
    Object.assign(area, {
      value: source,
      spellcheck: false,
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
    });
    area.className = "lc-light-input";
    area.setSelectionRange(0, 0); // where one begins to read
    area.setAttribute("autocorrect", "off");
    area.setAttribute("aria-label", label);
    area.setAttribute("aria-describedby", describedBy);

    const copy = document.createElement("pre");
    copy.className = "lc-light-copy";
    copy.ariaHidden = "true";
    const lines = document.createElement("div");
    lines.className = "lc-light-marks";
    lines.ariaHidden = "true"; // the message stands under the code, too

    const frame = document.createElement("div");
    frame.className = "lc-light";
    frame.append(lines, copy, area);
    element.append(frame);

    const draw = () => {
      // The line break at the end would otherwise not be as high as in the text area.
      copy.replaceChildren(
        ...tokens(`${area.value}\n`).map(({ kind, text }) => span(`lc-token-${kind}`, text)),
      );
    };
    const scroll = () => void (copy.scrollLeft = area.scrollLeft);
    area.addEventListener("input", () => {
      draw();
      onChange(area.value);
    });
    area.addEventListener("scroll", scroll);
    area.addEventListener("blur", onBlur);
    area.addEventListener("keydown", (event) => {
      if (event.key === "Escape") onLeave();
      if (event.key === "Enter" && !event.isComposing && !event.ctrlKey && !event.metaKey)
        indent(event, area);
    });
    draw();

    return {
      setValue(text) {
        if (text === area.value) return;
        area.value = text;
        draw();
      },
      mark: (marks) => lines.replaceChildren(...marks.map((mark) => markElement(mark, area.value))),
      focus: () => area.focus(),
      dispose: () => frame.remove(),
    };
  },
};

/** Keeps the indentation of the line on the next one, as one undoable step of typing. */
function indent(event: KeyboardEvent, area: HTMLTextAreaElement): void {
  const before = area.value.slice(0, area.selectionStart);
  const indentation = /(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? "";
  if (indentation === "") return;
  // `insertText` alone keeps the browser's undo; where it is refused, the plain line break happens.
  if (document.execCommand("insertText", false, `\n${indentation}`)) event.preventDefault();
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  return element;
}

function markElement(mark: Mark, source: string): HTMLElement {
  const element = span("lc-line-mark", "");
  element.style.setProperty("--line", String(mark.line));
  element.style.setProperty("--columns", String(columnsOf(source, mark)));
  element.append(span("lc-line-message", inlineText(mark)));
  return element;
}
