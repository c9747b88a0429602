import { typeSize } from "../space-time/type-size.ts";
import { dark, light, NODE_COLORS, type Palette } from "./palette.ts";

/** The class that gives what belongs to a node its color. */
export function nodeClass(node: number): string {
  return `lc-node-${node % NODE_COLORS}`;
}

function properties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, color]) => `--lc-${name}: ${color};`)
    .join(" ");
}

const nodeRules = Array.from(
  { length: NODE_COLORS },
  (_, i) => `.lc-node-${i} { --lc-node: var(--lc-node-${i}); }`,
);

/**
 * The rules of a drawing, for a page and for a file alike. Colors are custom properties `--lc-...`; they follow the
 * system's theme unless an ancestor says `data-theme="light"` or `"dark"`. Their selectors have no specificity, so
 * a page changes one with `.lc-diagram { --lc-paper: ... }`.
 */
export const styleSheet = `
:where(.lc-diagram) { ${properties(light)} --lc-font: "Inter", "Helvetica Neue", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { :where(.lc-diagram) { ${properties(dark)} } }
:where([data-theme="light"] .lc-diagram) { ${properties(light)} }
:where([data-theme="dark"] .lc-diagram) { ${properties(dark)} }
${nodeRules.join("\n")}
.lc-diagram { font-family: var(--lc-font); color: var(--lc-ink); }
.lc-diagram path, .lc-diagram line { fill: none; stroke-linecap: round; stroke-linejoin: round; }
.lc-diagram text { fill: currentColor; text-anchor: middle; }
.lc-paper { fill: var(--lc-paper); }
.lc-chaos { fill: var(--lc-chaos); }
.lc-tick { stroke: var(--lc-hair); stroke-width: 1; }
.lc-diagram .lc-number { font-size: ${typeSize.tick}px; fill: var(--lc-quiet); font-variant-numeric: tabular-nums; }
.lc-vertical .lc-number, .lc-diagram .lc-unit { text-anchor: end; }
.lc-diagram .lc-fold .lc-paper { fill: var(--lc-paper); }
.lc-edge { stroke: var(--lc-quiet); stroke-width: 0.8; opacity: 0.7; }
.lc-band { fill: var(--lc-wall); }
.lc-diagram .lc-density path { stroke: var(--lc-node); stroke-width: 2.2; stroke-linecap: butt; }
:is(.lc-level-0, .lc-level-1, .lc-level-2, .lc-level-3) { stroke: none; }
.lc-diagram .lc-level-0 { fill: color-mix(in oklab, var(--lc-node) 30%, transparent); }
.lc-diagram .lc-level-1 { fill: color-mix(in oklab, var(--lc-node) 50%, transparent); }
.lc-diagram .lc-level-2 { fill: color-mix(in oklab, var(--lc-node) 72%, transparent); }
.lc-diagram .lc-level-3 { fill: var(--lc-node); }
.lc-broken { stroke: var(--lc-trouble); stroke-width: 2; }
.lc-gst-line { stroke: var(--lc-quiet); stroke-width: 1.2; stroke-dasharray: 5 3; }
.lc-line { stroke: var(--lc-node); stroke-width: 2; }
.lc-folded { stroke-dasharray: 0.1 5; }
.lc-diagram .lc-name { font-size: ${typeSize.name}px; font-weight: 600; fill: var(--lc-node); }
.lc-horizontal .lc-name { text-anchor: end; }
.lc-rail path { stroke: var(--lc-node); stroke-width: 1; stroke-dasharray: 1.5 2.5; }
.lc-rail:not(.lc-rail-fired) path { opacity: 0.55; }
.lc-shade-0 { --lc-shade: var(--lc-node); }
.lc-shade-1 { --lc-shade: color-mix(in oklab, var(--lc-node), var(--lc-ink) 30%); }
.lc-shade-2 { --lc-shade: color-mix(in oklab, var(--lc-node), var(--lc-ink) 60%); }
.lc-way { stroke: var(--lc-node); stroke: var(--lc-shade); stroke-width: 1.4; }
.lc-diagram .lc-fate-delivered .lc-end { fill: var(--lc-node); fill: var(--lc-shade); }
.lc-fate-to-crashed .lc-end, .lc-fate-corrupted .lc-end, .lc-fate-omitted .lc-end, .lc-fate-pending .lc-end { stroke: var(--lc-node); stroke: var(--lc-shade); stroke-width: 1.6; }
.lc-fate-pending .lc-way { stroke-dasharray: 6 4; }
.lc-fate-lost .lc-way { stroke-dasharray: 3 3; }
.lc-fate-lost .lc-end { stroke: var(--lc-trouble); stroke-width: 2; }
.lc-diagram .lc-reach { fill: transparent; stroke: none; }
.lc-diagram path.lc-reach { fill: none; stroke: transparent; stroke-width: 9; }
.lc-diagram .lc-label { font-size: ${typeSize.label}px; fill: var(--lc-ink); stroke: var(--lc-paper); stroke-width: 3; stroke-linejoin: round; paint-order: stroke; }
.lc-diagram .lc-message-label { fill: var(--lc-node); fill: var(--lc-shade); }
.lc-diagram .lc-timer-label, .lc-gst .lc-label { fill: var(--lc-quiet); }
.lc-diagram :is(.lc-crash-label, .lc-cut-label) { fill: var(--lc-trouble); }
.lc-diagram .lc-violation-label { fill: var(--lc-trouble); font-weight: 600; }
.lc-diagram .lc-anchor-end { text-anchor: end; }
.lc-event { cursor: pointer; outline: none; }
.lc-diagram .lc-glyph { fill: var(--lc-node); stroke: var(--lc-paper); stroke-width: 1.5; }
.lc-diagram .lc-event-start .lc-glyph { fill: var(--lc-paper); stroke: var(--lc-node); stroke-width: 2; }
.lc-diagram .lc-event-crash .lc-glyph { fill: none; stroke: var(--lc-trouble); stroke-width: 2.6; }
.lc-violation { fill: none; stroke: var(--lc-trouble); stroke-width: 2; stroke-dasharray: 4 2.3; }
.lc-ring { fill: none; stroke: none; stroke-width: 2; }
.lc-event:hover .lc-ring { stroke: var(--lc-quiet); }
.lc-chosen .lc-ring, .lc-event:focus-visible .lc-ring { stroke: var(--lc-accent); }
.lc-diagram .lc-halo { fill: color-mix(in oklab, var(--lc-accent) 24%, transparent); stroke: none; }
.lc-diagram .lc-is-added .lc-halo { stroke: var(--lc-accent); stroke-width: 1.3; }
.lc-diagram .lc-is-gone .lc-glyph { fill: var(--lc-paper); stroke: var(--lc-node); stroke-width: 1.4; stroke-dasharray: 2 1.6; }
.lc-diagram .lc-arrow.lc-is-gone { opacity: 0.4; }
.lc-diagram .lc-outside { opacity: 0.22; }
`;
