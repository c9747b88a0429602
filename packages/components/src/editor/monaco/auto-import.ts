/** Names that doors export, offered where a cell has not imported them: choosing one writes the import, too. */
import type { Exported } from "../../doors/doors.ts";
import { importedNames, importEdit } from "../import-edit.ts";
import { monaco } from "./load-monaco.ts";
import { cellAt } from "./virtual-project.ts";

type Item = monaco.languages.CompletionItem;

let isProvided = false;

/** Makes completion offer them, once for all editors. */
export function provideAutoImport(): void {
  if (isProvided) return;
  isProvided = true;
  monaco.languages.registerCompletionItemProvider("typescript", {
    triggerCharacters: ['"', "'", "/"],
    provideCompletionItems,
  });
}

async function provideCompletionItems(
  model: monaco.editor.ITextModel,
  { lineNumber, column }: monaco.Position,
): Promise<monaco.languages.CompletionList> {
  const doors = cellAt(model.uri)?.project.of.doors;
  const exported = await doors?.exports().catch(() => null);
  if (exported == null || model.isDisposed()) return { suggestions: [] };
  const before = model.getLineContent(lineNumber).slice(0, column - 1);

  const specifier = /\b(?:from|import)\s*["']([^"']*)$/.exec(before)?.[1];
  if (specifier !== undefined) {
    const range = new monaco.Range(lineNumber, column - specifier.length, lineNumber, column);
    return { suggestions: Object.keys(exported).map((name) => moduleItem(name, range)) };
  }
  const word = /(?:^|[^\w$.'"`/])([A-Za-z_$][\w$]*)$/.exec(before)?.[1];
  if (word === undefined || /^\s*(?:\/\/|\*|import\b)/.test(before)) return { suggestions: [] };
  const range = new monaco.Range(lineNumber, column - word.length, lineNumber, column);
  const has = importedNames(model.getValue());
  const isNew = ({ name }: Exported) => !has.has(name);
  return {
    suggestions: Object.entries(exported).flatMap(([module, names]) =>
      names.filter(isNew).map((each) => nameItem(each, module, model, range)),
    ),
  };
}

const { CompletionItemKind } = monaco.languages;

const moduleItem = (name: string, range: monaco.IRange): Item => ({
  label: name,
  kind: CompletionItemKind.Module,
  insertText: name,
  range,
});

function nameItem(
  { name, isType, says }: Exported,
  module: string,
  model: monaco.editor.ITextModel,
  range: monaco.IRange,
): Item {
  const { start, length, text } = importEdit(model.getValue(), { name, isType, module });
  const place = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(start + length));
  return {
    label: { label: name, description: module.replace("@lightcone/", "") },
    kind: isType ? CompletionItemKind.Interface : CompletionItemKind.Function,
    detail: `import from "${module}"`,
    documentation: says,
    sortText: `z${name}`, // what the cell has already comes first
    insertText: name,
    range,
    additionalTextEdits: [{ range: place, text }],
  };
}
