// @ts-check
/**
 * The `_headers` file that many static hosts understand: a path pattern on a line of its own, below it, indented,
 * the headers for what matches. Hosts differ in what two matching rules mean for one header, so ours never overlap
 * in a header's name.
 */

/** @typedef {{ pattern: string, headers: [string, string][] }} Rule */

const browserFeatures = ["camera", "geolocation", "microphone", "payment", "usb", "serial", "midi"];

/**
 * The rules for an export.
 * @param {{ address: string, policy: string }[]} pages every page's address, with the base path, and its policy
 * @param {string} basePath
 * @returns {Rule[]}
 */
export function headerRules(pages, basePath) {
  return [
    {
      pattern: `${basePath}/*`,
      headers: [
        ["X-Content-Type-Options", "nosniff"],
        ["Referrer-Policy", "strict-origin-when-cross-origin"],
        ["Permissions-Policy", browserFeatures.map((feature) => `${feature}=()`).join(", ")],
        // For what has no policy below: the sandbox document, which only this site may frame.
        ["X-Frame-Options", "SAMEORIGIN"],
      ],
    },
    {
      pattern: `${basePath}/_next/static/*`,
      headers: [["Cache-Control", "public, max-age=31536000, immutable"]],
    },
    ...pages.map(({ address, policy }) => ({
      pattern: address,
      headers: /** @type {[string, string][]} */ ([
        ["Content-Security-Policy", `${policy}; frame-ancestors 'none'`],
      ]),
    })),
  ];
}

/** @param {Rule[]} rules */
export function formatHeaders(rules) {
  const lines = rules.flatMap(({ pattern, headers }) => [
    pattern,
    ...headers.map(([name, value]) => `  ${name}: ${value}`),
  ]);
  return `${lines.join("\n")}\n`;
}

/**
 * Reads a `_headers` file; throws where a line fits nowhere.
 * @param {string} text
 * @returns {Rule[]}
 */
export function parseHeaders(text) {
  /** @type {Rule[]} */
  const rules = [];
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "" || line.trimStart().startsWith("#")) return;
    if (/^\S/.test(line)) {
      rules.push({ pattern: line.trim(), headers: [] });
      return;
    }
    const header = /^\s+([\w-]+):\s*(.+?)\s*$/.exec(line);
    const rule = rules.at(-1);
    if (!header || !rule)
      throw new Error(`_headers:${index + 1}: expected a path, or below one "  Name: value"`);
    rule.headers.push([/** @type {string} */ (header[1]), /** @type {string} */ (header[2])]);
  });
  return rules;
}

/**
 * The headers for an address; in a pattern `*` stands for anything.
 * @param {Rule[]} rules
 * @param {string} address a URL's path
 */
export function headersFor(rules, address) {
  return rules.filter(({ pattern }) => matches(pattern, address)).flatMap(({ headers }) => headers);
}

/** @param {string} pattern @param {string} address */
function matches(pattern, address) {
  const expression = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${expression.join(".*")}$`).test(address);
}
