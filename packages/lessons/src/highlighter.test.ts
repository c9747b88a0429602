import { describe, expect, test } from "vitest";
import { highlight } from "./highlighter.ts";
import { backgrounds, palettes } from "./themes.ts";

describe("a highlighted cell", () => {
  test("is a pre with a span for each line, colors in variables and no background", async () => {
    expect(await highlight('const a = "<b>";\n\na;')).toBe(
      '<pre class="shiki shiki-themes lightcone-light lightcone-dark" tabindex="0"><code>' +
        '<span class="line"><span style="--shiki-light:#7B3A8F;--shiki-dark:#C8A2E8">const</span>' +
        '<span style="--shiki-light:#24292F;--shiki-dark:#DFE3E8"> a = </span>' +
        '<span style="--shiki-light:#2A6A3C;--shiki-dark:#9FCF9F">"&#x3C;b>"</span>' +
        '<span style="--shiki-light:#24292F;--shiki-dark:#DFE3E8">;</span></span>\n' +
        '<span class="line"></span>\n' +
        '<span class="line"><span style="--shiki-light:#24292F;--shiki-dark:#DFE3E8">a;</span></span>' +
        "</code></pre>",
    );
  });

  test("uses no color outside the palettes, whatever the code holds", async () => {
    const html = await highlight(`/** Doc {@link x} */ import * as x from "y"; // todo
      export default abstract class B<T extends keyof A> implements C { #p?: Map<string, 1n>; static { super.q(); } }
      const f = async function* <T,>(a: T, n = 0x10_0): AsyncGenerator<void> { yield* \`x\${n!}\\n\`; return /[a-z]+\\d/giu; };
      type A = { readonly [K in "a" | 'b']?: undefined }; enum E { a = 1 } label: for (;;) { if (!a?.b ?? null) break label; }
      declare module "m" { let u: unknown; } @decorated() let v = <any>{ ...w, [k]: this, m() {} } satisfies typeof import("z");`);
    const used = (theme: string) =>
      new Set(
        [...html.matchAll(new RegExp(`--shiki-${theme}:(#[0-9A-F]{6})`, "g"))].map(([, color]) => color),
      );
    const known = (theme: "light" | "dark") =>
      new Set(Object.values(palettes[theme]).map((color) => color.toUpperCase()));
    expect(used("light")).toEqual(known("light"));
    expect(used("dark")).toEqual(known("dark"));
  });
});

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(["light", "dark"] as const)("the %s palette", (theme) => {
  const pairs = Object.entries(palettes[theme]).flatMap(([word, color]) =>
    backgrounds[theme].map((background) => ({ word, color, background })),
  );

  test.each(pairs)("$word $color reads on $background", ({ color, background }) => {
    expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
  });
});

test("contrast is that of the standard", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
