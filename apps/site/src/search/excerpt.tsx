/** Words around what was found; Pagefind marks it with `<mark>` and escapes all else. */
export function Excerpt({ html }: { html: string }) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].map((node, place) =>
    node.nodeName === "MARK" ? <mark key={place}>{node.textContent}</mark> : node.textContent,
  );
}
