// @ts-check
/**
 * The content security policy of a page. A static export has no nonces, so every inline script is allowed by its
 * hash, computed from the bytes that were built; nothing else that is inline runs, and nothing may be evaluated.
 */
import { createHash } from "node:crypto";

/** The bodies of a page's inline scripts, in order. @param {string} html */
export function inlineScripts(html) {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes = ""]) => !/\ssrc\s*=/i.test(attributes))
    .map(([, , body = ""]) => body);
}

/** A script's source expression. @param {string} body */
export function scriptHash(body) {
  return `'sha256-${createHash("sha256").update(body, "utf8").digest("base64")}'`;
}

/** The policy under which a page runs with its own inline scripts. @param {string} html */
export function pagePolicy(html) {
  const hashes = [...new Set(inlineScripts(html).map(scriptHash))];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self' 'unsafe-inline'", // React writes style attributes, Monaco style elements
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/**
 * The page with its policy as its first instruction after the character set, so that it binds all that follows.
 * @param {string} html
 * @param {string} policy
 */
export function withPolicy(html, policy) {
  if (html.includes('http-equiv="Content-Security-Policy"'))
    throw new Error("this page has a policy already");
  const charset = /<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (!charset) throw new Error("this page names no character set, after which the policy would stand");
  const at = charset.index + charset[0].length;
  return `${html.slice(0, at)}<meta http-equiv="Content-Security-Policy" content="${policy}"/>${html.slice(at)}`;
}
