/**
 * The colors of drawings, each with a meaning. Nodes follow Okabe and Ito's palette (2008), which readers with any
 * kind of color vision tell apart, made darker on light paper and lighter on dark until a thin line and its label
 * have AA contrast (4.5 to 1). No meaning rests on color alone: every node has a name, every fate a shape.
 */
export type Palette = Readonly<Record<ColorName, string>>;

export type ColorName =
  "paper" | "ink" | "quiet" | "hair" | "accent" | "trouble" | "chaos" | "wall" | NodeColor;

export type NodeColor = `node-${0 | 1 | 2 | 3 | 4 | 5 | 6}`;

/** Nodes beyond the seventh begin again: by then only names tell nodes apart for any reader. */
export const NODE_COLORS = 7;

export const light: Palette = {
  paper: "#ffffff",
  ink: "#1f2328",
  quiet: "#5b636d",
  hair: "#e4e7eb",
  accent: "#0b57d0",
  trouble: "#cb1f5d",
  chaos: "rgb(176 112 0 / 0.09)",
  wall: "rgb(203 31 93 / 0.13)",
  "node-0": "#0b45ad",
  "node-1": "#946c00",
  "node-2": "#00664a",
  "node-3": "#7d2f88",
  "node-4": "#1a76b6",
  "node-5": "#842800",
  "node-6": "#2b2d36",
};

export const dark: Palette = {
  paper: "#14171c",
  ink: "#e6e8eb",
  quiet: "#9aa3ad",
  hair: "#2a2f37",
  accent: "#8ab4f8",
  trouble: "#f84b61",
  chaos: "rgb(240 180 60 / 0.1)",
  wall: "rgb(248 75 97 / 0.2)",
  "node-0": "#3f92f7",
  "node-1": "#f8d02f",
  "node-2": "#3ecb9c",
  "node-3": "#c58cdb",
  "node-4": "#c2ecfa",
  "node-5": "#f79243",
  "node-6": "#8a929c",
};
