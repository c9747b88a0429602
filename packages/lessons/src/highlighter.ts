import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import javascript from "shiki/langs/javascript.mjs";
import json from "shiki/langs/json.mjs";
import shell from "shiki/langs/shellscript.mjs";
import typescript from "shiki/langs/typescript.mjs";
import { themes } from "./themes.ts";

let loading: Promise<HighlighterCore> | null = null;

/** The one highlighter of the process: loading grammars takes longer than all code of a course. */
export function loadHighlighter(): Promise<HighlighterCore> {
  loading ??= load();
  return loading;
}

async function load(): Promise<HighlighterCore> {
  const highlighter = await createHighlighterCore({
    themes: Object.values(themes),
    langs: [typescript, javascript, json, shell],
    engine: createJavaScriptRegexEngine(),
  });
  return {
    ...highlighter,
    // By default a line that takes half a second loses its colors, which happens when the machine is busy.
    codeToHtml: (code, options) => highlighter.codeToHtml(code, { ...options, tokenizeTimeLimit: 0 }),
  };
}

/**
 * A cell's code as HTML: `<pre><code>` with one `<span class="line">` for each line. Colors stand in the variables
 * `--shiki-light` and `--shiki-dark` of each word, for the page's style sheet to choose from; there is no background.
 */
export async function highlight(source: string): Promise<string> {
  const highlighter = await loadHighlighter();
  return highlighter.codeToHtml(source, {
    lang: "typescript",
    themes,
    defaultColor: false,
    transformers: [
      {
        pre(node) {
          delete node.properties["style"];
        },
      },
    ],
  });
}
