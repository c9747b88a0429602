/** Where a name of a cell is defined: in this cell, in another one, or in a source of the course's packages. */
import { monaco, typescript } from "./load-monaco.ts";
import { cellAt } from "./virtual-project.ts";

type Entry = {
  readonly fileName: string;
  readonly textSpan: { readonly start: number; readonly length: number };
};

let isProvided = false;

/**
 * Makes "Go to definition" lead there, once for all editors. Monaco's own way would make a text of a cell's module, which
 * from then on would stand still while the cell changes; so do its renaming and its list of uses, which are off.
 */
export function provideDefinitions(): void {
  if (isProvided) return;
  isProvided = true;
  const { typescriptDefaults } = typescript;
  typescriptDefaults.setModeConfiguration({
    ...typescriptDefaults.modeConfiguration,
    definitions: false,
    references: false,
    rename: false,
  });
  monaco.languages.registerDefinitionProvider("typescript", { provideDefinition });
  monaco.editor.registerEditorOpener({ openCodeEditor });
}

async function provideDefinition(model: monaco.editor.ITextModel, position: monaco.Position) {
  const worker = await (await typescript.getTypeScriptWorker())(model.uri);
  const asked = [model.uri.toString(), model.getOffsetAt(position)] as const;
  const entries = ((await worker.getDefinitionAtPosition(...asked)) ?? []) as readonly Entry[];
  const found: monaco.languages.Location[] = [];
  for (const { fileName, textSpan } of entries) {
    const text = await modelAt(monaco.Uri.parse(fileName), () => worker.getScriptText(fileName));
    if (text === null || text.isDisposed()) continue;
    const range = monaco.Range.fromPositions(
      text.getPositionAt(textSpan.start),
      text.getPositionAt(textSpan.start + textSpan.length),
    );
    found.push({ uri: text.uri, range });
  }
  return found;
}

/** The text at an address: a cell's own, of which its module is a copy; or a file that never changes. */
async function modelAt(
  uri: monaco.Uri,
  read: () => Promise<string | undefined>,
): Promise<monaco.editor.ITextModel | null> {
  const cell = cellAt(uri);
  if (cell !== null) return cell.project.modelOf(cell.cell);
  const known = monaco.editor.getModel(uri);
  if (known !== null) return known;
  const text = await read();
  if (text === undefined) return null;
  return monaco.editor.getModel(uri) ?? monaco.editor.createModel(text, "typescript", uri);
}

/** Opens what a definition leads to: the cell, in its editor, or a source, to read. */
function openCodeEditor(
  from: monaco.editor.ICodeEditor,
  uri: monaco.Uri,
  at?: monaco.IRange | monaco.IPosition,
): boolean {
  const here = from.getModel();
  if (here === null || here.uri.toString() === uri.toString()) return false; // the editor goes there itself
  const [line, column] = at === undefined ? [1, 1] : placeOf(at);
  const target = cellAt(uri);
  if (target === null) {
    const project = cellAt(here.uri)?.project.of;
    const text = monaco.editor.getModel(uri)?.getValue();
    if (project === undefined || text === undefined) return false;
    project.showSource(uri.path.slice(1), line, text);
    return true;
  }
  const shown = monaco.editor
    .getEditors()
    .find((editor) => editor.getModel()?.uri.toString() === uri.toString());
  if (shown === undefined) target.project.openCell(target.cell, { line, column });
  else {
    shown.setPosition({ lineNumber: line, column });
    shown.revealLineInCenterIfOutsideViewport(line);
    shown.focus();
    shown.getDomNode()?.scrollIntoView({ block: "nearest" });
  }
  return true;
}

const placeOf = (at: monaco.IRange | monaco.IPosition): [line: number, column: number] =>
  "lineNumber" in at ? [at.lineNumber, at.column] : [at.startLineNumber, at.startColumn];
