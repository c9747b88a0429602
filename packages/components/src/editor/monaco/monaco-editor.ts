import { inlineText } from "../../cell/marks.ts";
import type { Editor, EditorKind, Mark } from "../editor.ts";
import { provideAutoImport } from "./auto-import.ts";
import { provideDefinitions } from "./definitions.ts";
import { followTheme } from "./follow-theme.ts";
import { monaco } from "./load-monaco.ts";
import { openProject } from "./virtual-project.ts";

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** Escape is the reader's way out only where nothing in the editor waits for it. */
const nothingIsOpen = [
  "suggestWidgetVisible",
  "parameterHintsVisible",
  "findWidgetVisible",
  "renameInputVisible",
  "editorHoverVisible",
  "markersNavigationVisible",
  "inSnippetMode",
  "editorHasMultipleSelections",
]
  .map((key) => `!${key}`)
  .join(" && ");

/** Monaco: completion, types on hover, errors while typing. */
export const monacoEditor: EditorKind = {
  leaving: `Escape leaves the editor; so does ${isMac ? "⌃⇧M" : "Ctrl+M"} and then Tab.`,

  async mount(
    element,
    { cell, source, label, describedBy, project, onChange, onBlur, onLeave },
  ): Promise<Editor> {
    followTheme(element);
    provideDefinitions();
    provideAutoImport();
    const virtual = openProject(project);
    const model = virtual.modelOf(cell)!;
    if (model.getValue() !== source) model.setValue(source);
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      tabSize: 2,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const editor = monaco.editor.create(element, { ...appearance(element), model, ariaLabel: label });
    element.querySelector("[role=textbox], textarea")?.setAttribute("aria-describedby", describedBy);
    const marks = editor.createDecorationsCollection();
    let isTold = false;

    fitHeight(editor, element);
    const place = virtual.takePlace(cell);
    if (place !== null) editor.setPosition({ lineNumber: place.line, column: place.column });
    model.onDidChangeContent(() => {
      if (!isTold) onChange(model.getValue());
    });
    editor.onDidBlurEditorText(onBlur);
    editor.addAction({
      id: "lightcone.leave",
      label: "Leave the editor",
      keybindings: [monaco.KeyCode.Escape],
      precondition: nothingIsOpen,
      run: onLeave,
    });

    return {
      setValue(text) {
        if (text === model.getValue()) return;
        isTold = true;
        editor.pushUndoStop();
        model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
        editor.pushUndoStop();
        isTold = false;
      },
      mark(found) {
        marks.set(found.flatMap((mark) => [lineDecoration(mark), messageDecoration(mark, model)]));
        monaco.editor.setModelMarkers(model, "run", found.map(marker));
      },
      focus: () => editor.focus(),
      dispose() {
        editor.dispose();
        model.dispose();
        virtual.close();
      },
    };
  },
};

/** Code in the editor stands where it stood in the page: same face, size, line height and margins. */
function appearance(element: HTMLElement): monaco.editor.IStandaloneEditorConstructionOptions {
  const style = getComputedStyle(element);
  const [inset = 0, lead = 0] = ["--code-inset", "--code-lead"].map((name) =>
    parseFloat(style.getPropertyValue(name)),
  );
  return {
    theme: "lightcone",
    fontFamily: style.fontFamily,
    fontSize: parseFloat(style.fontSize),
    lineHeight: parseFloat(style.lineHeight),
    padding: { top: lead, bottom: lead },
    lineDecorationsWidth: inset,
    lineNumbers: "off",
    glyphMargin: false,
    folding: false,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: "none",
    guides: { indentation: false },
    stickyScroll: { enabled: false },
    occurrencesHighlight: "off",
    selectionHighlight: false,
    showUnused: false, // what a cell does not use itself is there for the other cells
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 2,
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false, horizontalScrollbarSize: 8 },
    fixedOverflowWidgets: true,
    automaticLayout: true,
  };
}

/** The editor is as high as its text, up to this many lines; then it scrolls. */
const mostLines = 30;

function fitHeight(editor: monaco.editor.IStandaloneCodeEditor, element: HTMLElement): void {
  const fit = () => {
    const most = mostLines * editor.getOption(monaco.editor.EditorOption.lineHeight);
    element.style.height = `${Math.min(editor.getContentHeight(), most)}px`;
    editor.layout();
  };
  fit();
  editor.onDidContentSizeChange(fit);
}

const lineDecoration = ({ line }: Mark): monaco.editor.IModelDeltaDecoration => ({
  range: new monaco.Range(line, 1, line, 1),
  options: {
    isWholeLine: true,
    className: "lc-failed-line",
    marginClassName: "lc-failed-line lc-failed-edge",
  },
});

/** The message behind the end of the line. */
function messageDecoration(mark: Mark, model: monaco.editor.ITextModel): monaco.editor.IModelDeltaDecoration {
  const line = Math.min(mark.line, model.getLineCount());
  const end = model.getLineMaxColumn(line);
  return {
    range: new monaco.Range(line, end, line, end),
    options: {
      showIfCollapsed: true,
      after: { content: `  ${inlineText(mark)}`, inlineClassName: "lc-failed-message" },
    },
  };
}

/** A run knows where something failed, not how far it reaches: the mark takes the rest of the line. */
const marker = ({ line, column, message }: Mark): monaco.editor.IMarkerData => ({
  severity: monaco.MarkerSeverity.Error,
  message,
  startLineNumber: line,
  startColumn: column ?? 1,
  endLineNumber: line,
  endColumn: Number.MAX_SAFE_INTEGER,
});
