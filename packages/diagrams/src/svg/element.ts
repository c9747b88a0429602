/** A piece of SVG as plain data. React can draw it, `renderSvg` can write it; neither ever sees raw markup. */
export type SvgElement = {
  readonly tag: SvgTag;
  readonly attributes: Attributes;
  readonly children: readonly (SvgElement | string)[];
};

/** The tags that drawings use. None of them can load or run anything. */
export type SvgTag = "svg" | "g" | "path" | "line" | "rect" | "circle" | "text" | "title" | "style";

export type Attributes = Readonly<Record<string, string | number>>;

export function element(
  tag: SvgTag,
  attributes: Attributes = {},
  children: readonly (SvgElement | string)[] = [],
): SvgElement {
  return { tag, attributes, children };
}
