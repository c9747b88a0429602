/** The rules of a history's diagram, beside those of every drawing. */
export const historyStyleSheet = `
.lc-history .lc-name { text-anchor: end; }
.lc-history .lc-track { stroke: var(--lc-hair); stroke-width: 1; }
.lc-history .lc-bar { fill: var(--lc-node); opacity: 0.28; }
.lc-history .lc-outline { stroke: var(--lc-node); stroke-width: 1.2; }
.lc-history .lc-fate-open .lc-outline { stroke-dasharray: 3 3; }
.lc-history .lc-fate-open .lc-bar, .lc-history .lc-fate-unplaced .lc-bar { opacity: 0.1; }
.lc-history .lc-fate-unplaced .lc-outline { opacity: 0.5; }
.lc-history .lc-fate-blocking .lc-bar { fill: var(--lc-trouble); }
.lc-history .lc-fate-blocking .lc-outline { stroke: var(--lc-trouble); stroke-width: 2; }
.lc-history .lc-fate-blocking .lc-label, .lc-history .lc-why { fill: var(--lc-trouble); font-weight: 600; }
.lc-history .lc-label { text-anchor: start; }
.lc-history .lc-effect { fill: var(--lc-node); stroke: var(--lc-paper); stroke-width: 1.5; }
.lc-history .lc-order { stroke: var(--lc-quiet); stroke-width: 0.8; stroke-dasharray: 1 3; }
.lc-history .lc-refuted { stroke: var(--lc-trouble); stroke-width: 1.4; stroke-dasharray: 5 3; }
`;
