import { monaco } from "./load-monaco.ts";

/** What a color of the editor is called in Monaco, and the custom property of the page that has it. */
const colors: Readonly<Record<string, string>> = {
  "editor.background": "--code-paper",
  "editor.foreground": "--code-ink",
  "editorCursor.foreground": "--accent",
  "editorLink.activeForeground": "--accent",
  focusBorder: "--accent",
  "editorWidget.background": "--paper",
  "editorWidget.foreground": "--ink",
  "editorWidget.border": "--rule",
  "editorHoverWidget.background": "--paper",
  "editorHoverWidget.foreground": "--ink",
  "editorHoverWidget.border": "--rule",
  "editorSuggestWidget.background": "--paper",
  "editorSuggestWidget.foreground": "--ink",
  "editorSuggestWidget.highlightForeground": "--accent",
  "editorSuggestWidget.selectedBackground": "--rule",
  "editorSuggestWidget.selectedForeground": "--ink",
  "input.background": "--paper",
  "input.foreground": "--ink",
  "editorError.foreground": "--danger",
  "editorWarning.foreground": "--warn",
};

/** Kinds of words in Monaco's grammar of TypeScript, and the custom property of the page. */
const words: Readonly<Record<string, string>> = {
  "": "--code-ink",
  comment: "--code-comment",
  keyword: "--code-keyword",
  string: "--code-string",
  regexp: "--code-string",
  number: "--code-literal",
  function: "--code-function",
  "type.identifier": "--code-type",
  delimiter: "--code-ink",
};

let isFollowing = false;

/** Gives all editors the colors of the page around `element`, now and whenever the page changes its theme. */
export function followTheme(element: HTMLElement): void {
  const probe = element.appendChild(document.createElement("span"));
  apply(probe);
  probe.remove();
  if (isFollowing) return;
  isFollowing = true;
  const again = () => {
    const cell = document.querySelector<HTMLElement>(".lc-editor");
    if (cell !== null) followTheme(cell);
  };
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}

function apply(probe: HTMLElement): void {
  const found = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).flatMap(([name, property]) => {
      const color = colorOf(probe, property);
      return color === null ? [] : [[name, color] as const];
    });
  const all = Object.fromEntries(found(colors));
  const accent = all["editorCursor.foreground"];
  monaco.editor.defineTheme("lightcone", {
    base: isDark(all["editor.background"]) ? "vs-dark" : "vs",
    inherit: true,
    colors: accent === undefined ? all : { ...all, "editor.selectionBackground": `${accent}33` },
    rules: found(words).map(([token, color]) => ({ token, foreground: color.slice(1) })),
  });
  monaco.editor.setTheme("lightcone");
}

/** The value of a custom property as `#rrggbb`; null where the page has none that can be read. */
function colorOf(probe: HTMLElement, property: string): string | null {
  probe.style.color = `var(${property}, transparent)`;
  const channels = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color)?.slice(1);
  return channels === undefined
    ? null
    : `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`;
}

const isDark = (color = "#ffffff") =>
  [1, 3, 5].reduce((sum, place) => sum + parseInt(color.slice(place, place + 2), 16), 0) < 3 * 128;
