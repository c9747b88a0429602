/** Kinds of words that code is colored by. */
export type TokenKind = "plain" | "comment" | "string" | "literal" | "keyword" | "function" | "type";

export type Token = { readonly kind: TokenKind; readonly text: string };

const keywords =
  "as async await break case catch class const continue default delete do else enum export extends finally for from " +
  "function if implements import in instanceof interface keyof let new of private protected public readonly return " +
  "satisfies static super switch this throw try type typeof var void while yield";

const kinds: readonly (readonly [Exclude<TokenKind, "plain">, string])[] = [
  ["comment", String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`],
  ["string", String.raw`"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?|` + "`(?:\\\\[^]|[^`\\\\])*`?"],
  ["literal", String.raw`(?<![\w$.])(?:\d[\w.]*|(?:true|false|null|undefined|NaN|Infinity)(?![\w$]))`],
  ["keyword", String.raw`(?<![\w$.])(?:${keywords.replaceAll(" ", "|")})(?![\w$])`],
  ["type", String.raw`(?<![\w$])[A-Z][\w$]*`],
  ["function", String.raw`(?<![\w$])[a-z_$][\w$]*(?=\()`],
];

const pattern = new RegExp(kinds.map(([kind, source]) => `(?<${kind}>${source})`).join("|"), "g");

/**
 * Splits TypeScript into words for coloring; joined, they are the source. It knows no grammar (a regular expression or
 * a nested template may be colored wrongly): it stands in where the real highlighter is too heavy.
 */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  const plainUpTo = (start: number) => {
    if (start > end) found.push({ kind: "plain", text: source.slice(end, start) });
  };
  for (const match of source.matchAll(pattern)) {
    plainUpTo(match.index);
    const [kind] = kinds.find(([name]) => match.groups?.[name] !== undefined)!;
    found.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  plainUpTo(source.length);
  return found;
}
