/** The one file that knows Observable Plot: about as large as all the rest of a page, so it is loaded for charts alone. */
import { axisX, axisY, plot, rect, rectY, ruleX, ruleY, text } from "@observablehq/plot";
import { statisticName, type SweepFigure, type SweepMeasure } from "@lightcone/diagrams";

/** Height of a chart, which the style sheet keeps free for it. */
const height = 176;

/** A mark over the bars: where it stands, its interval, and what it is. */
type Pin = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly label: string;
  readonly row: number;
  readonly isOurs: boolean;
};

/** A distribution as bars, with our figures and their intervals over them, and what was published beside ours. */
export function chartOf(measure: SweepMeasure, width: number): Element {
  const { bars, isLogarithmic } = measure;
  const [first, last] = [bars[0]!.from, bars.at(-1)!.to];
  const pins = pinsOf(measure, first, last);
  const [ours, published] = [pins.filter(({ isOurs }) => isOurs), pins.filter(({ isOurs }) => !isOurs)];
  const middle = isLogarithmic ? Math.sqrt(first * last) : (first + last) / 2;
  return plot({
    width,
    height,
    marginTop: 18 + 14 * Math.max(1, ...pins.map(({ row }) => row + 1)),
    marginBottom: 30,
    marginLeft: 44,
    marginRight: 28,
    x: {
      type: isLogarithmic ? "log" : "linear",
      domain: [Math.min(first, ...known(pins)), Math.max(last, ...known(pins))],
      label: null,
    },
    y: { percent: true, label: null },
    marks: [
      axisY({ ticks: 3, tickSize: 0, tickFormat: (share: number) => `${share} %`, color: "var(--ink-soft)" }),
      axisX({
        ticks: Math.max(2, Math.floor(width / 110)),
        tickSize: 3,
        color: "var(--ink-soft)",
        tickFormat: isLogarithmic ? "~s" : ",~r",
      }),
      rect(
        pins.filter(({ low, high }) => high > low),
        { x1: "low", x2: "high", fill: "var(--accent)", fillOpacity: 0.16 },
      ),
      rectY(bars, {
        x1: "from",
        x2: "to",
        y: "share",
        fill: "var(--lc-bar)",
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      ruleY([0], { stroke: "var(--rule)" }),
      ruleX(ours, { x: "value", stroke: "var(--accent)", strokeWidth: 1.5 }),
      ruleX(published, { x: "value", stroke: "var(--ink)", strokeWidth: 1.5, strokeDasharray: "4 3" }),
      ...pins.map((pin) => label(pin, pin.value > middle)),
    ],
    style: { background: "transparent", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
  });
}

/** Above the bars, in the pin's row, toward the side that has more room. */
const label = (pin: Pin, isRight: boolean) =>
  text([pin], {
    x: "value",
    text: "label",
    frameAnchor: "top",
    dy: -10 - 14 * pin.row,
    dx: isRight ? 3 : -3,
    textAnchor: isRight ? "end" : "start",
    fill: pin.isOurs ? "var(--accent)" : "var(--ink)",
  });

const known = (pins: readonly Pin[]) => pins.map(({ value }) => value);

/** The median and the 99 % quantile, and what was published of any figure; each in a row of its own. */
function pinsOf({ figures, isLogarithmic }: SweepMeasure, first: number, last: number): Pin[] {
  const ours = figures.filter(({ statistic }) => statistic === "p50" || statistic === "p99");
  const pins = [
    ...ours.map((figure) => ({
      value: figure.value,
      low: figure.low ?? first,
      high: figure.high ?? last,
      label: `${statisticName(figure.statistic)} ${figure.text}`,
      isOurs: true,
    })),
    ...figures.flatMap(({ published, statistic }: SweepFigure) =>
      published
        .filter(({ value }) => !isLogarithmic || value > 0)
        .map(({ value }) => ({
          value,
          low: value,
          high: value,
          label: `published ${statisticName(statistic)} ${value.toLocaleString("en-US")}`,
          isOurs: false,
        })),
    ),
  ];
  return pins.map((pin, row) => ({ ...pin, row }));
}
