import type { ThemeRegistration } from "shiki/core";

/** The colors of code: few, and each for one kind of word. */
export type Palette = {
  readonly ink: string;
  readonly comment: string;
  readonly keyword: string;
  readonly string: string;
  readonly literal: string;
  readonly function: string;
  readonly type: string;
};

/** What the colors are made for: the background may be any between these two and keep contrast AA (WCAG 2.2, 1.4.3). */
export const backgrounds = {
  light: ["#ffffff", "#ebe8e0"],
  dark: ["#0d1014", "#2a2f37"],
} as const;

export const palettes: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    ink: "#24292f",
    comment: "#5b636d",
    keyword: "#7b3a8f",
    string: "#2a6a3c",
    literal: "#8a4510",
    function: "#1f5a9e",
    type: "#0a666e",
  },
  dark: {
    ink: "#dfe3e8",
    comment: "#98a2ae",
    keyword: "#c8a2e8",
    string: "#9fcf9f",
    literal: "#e3b07c",
    function: "#8fbcf2",
    type: "#73cbd0",
  },
};

function themeOf(name: "light" | "dark"): ThemeRegistration {
  const palette = palettes[name];
  const paint = (foreground: string, ...scope: string[]) => ({ scope, settings: { foreground } });
  return {
    name: `lightcone-${name}`,
    type: name,
    fg: palette.ink,
    bg: backgrounds[name][0],
    settings: [
      { settings: { foreground: palette.ink } },
      paint(palette.comment, "comment", "punctuation.definition.comment"),
      paint(
        palette.keyword,
        "keyword",
        "storage",
        "variable.language",
        "constant.language.import-export-all",
      ),
      // Operators and arrows are grammar, not vocabulary: in ink, the words stand out.
      paint(palette.ink, "keyword.operator", "storage.type.function.arrow", "meta.template.expression"),
      paint(palette.keyword, "keyword.operator.new", "keyword.operator.expression"),
      paint(palette.string, "string", "punctuation.definition.string", "string.regexp"),
      paint(palette.literal, "constant.numeric", "constant.language", "constant.character.escape"),
      paint(palette.function, "entity.name.function", "support.function", "support.type.property-name.json"),
      paint(palette.type, "entity.name.type", "support.type", "support.class", "entity.name.class"),
    ],
  };
}

/** Shiki themes, by the name that each has in the CSS variables: `--shiki-light` and `--shiki-dark`. */
export const themes = { light: themeOf("light"), dark: themeOf("dark") };
