import {
  grouped,
  percent,
  statisticName,
  summaryToJson,
  sweepReport,
  type Published,
  type Sweep,
  type SweepFigure,
  type SweepMeasure,
  type SweepShare,
} from "@lightcone/diagrams";
import { useRef } from "react";
import { Chart } from "./chart.tsx";
import { chartFile } from "./chart-file.ts";
import { SaveData } from "./save-data.tsx";
import { ShareMark } from "./share-mark.tsx";

export type SweepViewProps = { readonly sweep: Sweep; readonly isLive: boolean };

/** What many runs came to: how often properties were broken, and how what was measured is distributed. */
export function SweepView({ sweep, isLive }: SweepViewProps) {
  const { headline, shares, measures } = sweepReport(sweep);
  const view = useRef<HTMLDivElement>(null);
  const chartOf = (place: number) => view.current?.querySelectorAll(".lc-chart")[place] ?? null;
  return (
    <div className="lc-sweep" ref={view}>
      <p className="lc-headline">{headline}</p>
      {shares.length > 0 && <Shares shares={shares} />}
      {measures.map((measure) => (
        <Measure key={measure.name} measure={measure} isLive={isLive} />
      ))}
      {isLive && (
        <SaveData
          name="sweep"
          data={{ ...sweep, summary: JSON.parse(summaryToJson(sweep.summary)) as unknown }}
          pictures={measures.map(({ name }, place) => ({
            label: `Chart of ${name} (SVG)`,
            svg: () => chartFile(chartOf(place)),
          }))}
        />
      )}
    </div>
  );
}

function Shares({ shares }: { readonly shares: readonly SweepShare[] }) {
  const hasPublished = shares.some(({ figure }) => figure.published.length > 0);
  return (
    <div className="lc-table" role="group" aria-label="Properties" tabIndex={0}>
      <table className="lc-figures">
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Runs</th>
            <th scope="col">Share, 95 % interval</th>
            {hasPublished && <th scope="col">Published</th>}
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={`${share.kind} ${share.name}`}>
              <th scope="row">
                {share.name} <small>{share.kind}</small>
              </th>
              <td>
                {share.hits.toLocaleString("en-US")} of {share.runs.toLocaleString("en-US")}
              </td>
              <td>
                <ShareMark share={share} />
                <span className="lc-unseen">{share.sentence}</span>
              </td>
              {hasPublished && (
                <td>
                  <Known published={share.figure.published} isShare />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Measure({ measure, isLive }: { readonly measure: SweepMeasure; readonly isLive: boolean }) {
  const { name, figures, sentence } = measure;
  const hasPublished = figures.some(({ published }) => published.length > 0);
  return (
    <section className="lc-measure" aria-label={name}>
      <p className="lc-measure-name">{name}</p>
      <Chart measure={measure} isLive={isLive} />
      <p className="lc-unseen">{sentence}</p>
      <div className="lc-table" role="group" aria-label={`Figures of ${name}`} tabIndex={0}>
        <table className="lc-figures">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Ours</th>
              <th scope="col">95 % interval</th>
              {hasPublished && <th scope="col">Published</th>}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.statistic}>
                <th scope="row">{statisticName(figure.statistic)}</th>
                <td>{figure.text}</td>
                <td>{intervalText(figure)}</td>
                {hasPublished && (
                  <td>
                    <Known published={figure.published} isShare={false} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type KnownProps = { readonly published: readonly Published[]; readonly isShare: boolean };

const Known = ({ published, isShare }: KnownProps) =>
  published.map(({ value, source }) => (
    <span key={source} className="lc-published">
      {isShare ? percent(value) : grouped(value)} <small>{source}</small>
    </span>
  ));

/** An end that too few samples bound is said to be open. */
function intervalText({ low, high }: SweepFigure): string {
  if (low === null && high === null) return "too few samples";
  if (low === null) return `up to ${grouped(high!)}`;
  return high === null ? `from ${grouped(low)}` : `${grouped(low)} to ${grouped(high)}`;
}
