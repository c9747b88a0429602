/** The chart in a part of the page as a file of its own: the colors that it has now stand in it. Null where none is drawn yet. */
export function chartFile(part: Element | null): string | null {
  const chart = part?.querySelector("svg");
  if (chart == null) return null;
  const style = getComputedStyle(chart);
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("color", style.color);
  return new XMLSerializer()
    .serializeToString(copy)
    .replaceAll(
      /var\((--[\w-]+)\)/g,
      (_, name: string) => style.getPropertyValue(name).trim() || "currentColor",
    );
}
