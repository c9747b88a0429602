import { lightCone } from "@lightcone/simulation";
import { describe, expect, it } from "vitest";
import { crowded, election, everyFate, heartbeats, partitioned } from "../../test/examples.ts";
import { overviewOf } from "../space-time/density.ts";
import { layOut } from "../space-time/layout.ts";
import { draw, spaceTime } from "../space-time/space-time.ts";
import { overviewSvg } from "./overview.ts";
import { dark, light, type Palette } from "./palette.ts";
import { renderSvg } from "./render-svg.ts";
import { standaloneSvg } from "./standalone-svg.ts";
import { styleSheet } from "./style-sheet.ts";
import { svg } from "./svg.ts";

type Rgb = readonly number[];

function rgb(color: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** Contrast as WCAG 2.2 defines it. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb) => {
    const [r = 0, g = 0, b = 0] = color.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The paper where the time before stabilization is shaded. */
function shaded({ paper, chaos }: Palette): Rgb {
  const [r = 0, g = 0, b = 0, share = 0] = [...chaos.matchAll(/[\d.]+/g)].map(([part]) => Number(part));
  return rgb(paper).map((part, i) => part + share * (([r, g, b][i] ?? 0) - part));
}

describe.each(Object.entries({ light, dark }))("the %s palette", (_, palette) => {
  const written = Object.entries(palette).filter(
    ([name]) => !["paper", "hair", "chaos", "wall"].includes(name),
  );

  it.each(written)("has AA contrast for text: %s", (_, color) => {
    expect(contrast(rgb(color), rgb(palette.paper))).toBeGreaterThanOrEqual(4.5);
    // On the shade only lines and large marks must be told from the ground; text there has a halo of paper.
    expect(contrast(rgb(color), shaded(palette))).toBeGreaterThanOrEqual(3);
  });

  it("has seven different colors for nodes", () => {
    const nodes = Object.entries(palette).filter(([name]) => name.startsWith("node-"));
    expect(new Set(nodes.map(([, color]) => color)).size).toBe(7);
  });
});

/** The same execution where every lost message met another end on its way. */
const withLostAs = (fate: "corrupted" | "omitted") => ({
  ...everyFate,
  envelopes: everyFate.envelopes.map((envelope) =>
    envelope.fate === "lost" ? { ...envelope, fate, arrivesAt: envelope.sentAt + 5_000 } : envelope,
  ),
});

describe("the style sheet", () => {
  const wide = { orientation: "horizontal", width: 760 } as const;
  const crowd = layOut(crowded(7, 200), wide);
  /** One node that does a hundred things at once, and then one after the other. */
  const uneven = crowd.execution.events.map((event, i) => ({
    ...event,
    node: 0,
    at: i < 100 ? 0 : event.at,
  }));
  const differences = new Map([
    [0, "gone"],
    [1, "changed"],
    [2, "added"],
  ] as const);
  const drawn = [
    standaloneSvg({ ...everyFate, total: 99 }),
    renderSvg(svg(spaceTime(election, { orientation: "vertical", width: 320 }), lightCone(election, 8))),
    renderSvg(svg(spaceTime(election, wide), null, differences)),
    standaloneSvg(heartbeats),
    standaloneSvg({ ...election, gst: 9_000_000 }),
    standaloneSvg({ ...election, gst: 0 }),
    ...(["corrupted", "omitted"] as const).map((fate) => standaloneSvg(withLostAs(fate))),
    standaloneSvg(partitioned),
    renderSvg(svg(draw(crowd, { most: 10 }))),
    renderSvg(overviewSvg(overviewOf(layOut({ ...crowd.execution, events: uneven }, wide), 600))),
    renderSvg(overviewSvg(overviewOf(layOut(election, { orientation: "vertical", width: 320 }), 100))),
    renderSvg(svg(spaceTime(crowded(7, 40), { orientation: "horizontal", width: 760 }))),
  ].map((markup) => markup.replace(/<style>[^<]*<\/style>/, ""));
  const used = new Set(
    drawn.flatMap((markup) =>
      [...markup.matchAll(/class="([^"]*)"/g)].flatMap(([, list]) => list!.split(" ")),
    ),
  );
  const styled = new Set([...styleSheet.matchAll(/\.(lc-[a-z0-9-]+)/g)].map(([, name]) => name!));

  it("has a rule only for what is drawn", () => {
    expect([...styled].filter((name) => !used.has(name))).toEqual([]);
  });

  it("names every color that it uses as a property, in both themes", () => {
    const rules = styleSheet.replaceAll(/--lc-[a-z0-9-]+:[^;]*;/g, "");
    expect(rules).not.toMatch(/#[0-9a-f]{3}|rgb/);
    const names = new Set([...rules.matchAll(/var\(--lc-([a-z0-9-]+)\)/g)].map(([, name]) => name!));
    const defined = [...Object.keys(light), "font", "node", "shade"];
    expect([...names].filter((name) => !defined.includes(name))).toEqual([]);
    expect(Object.keys(dark)).toEqual(Object.keys(light));
  });
});
