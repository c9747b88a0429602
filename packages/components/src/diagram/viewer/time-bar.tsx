import {
  duration,
  overviewOf,
  overviewSvg,
  wholeOf,
  type Execution,
  type Layout,
} from "@lightcone/diagrams/executions";
import { memo, useMemo, type KeyboardEvent, type ReactNode } from "react";
import { longest } from "../measures.ts";
import { nodeOf } from "../nodes.tsx";
import { Icon } from "./icon.tsx";
import { momentAtSlider, places, sliderOf, stepped, type Moment } from "./moment.ts";

export type TimeBarProps = {
  readonly layout: Layout;
  readonly cursor: Moment | null;
  /** Null in the page as it is served: there the bar keeps its place. */
  readonly controls: Controls | null;
  readonly children?: ReactNode;
};

export type Controls = {
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  /** The cursor was moved: by a step, which is told to screen readers, or by the slider, which tells itself. */
  readonly onMove: (moment: Moment, how: "step" | "slide") => void;
  readonly onZoom: (factor: number) => void;
  readonly canZoom: { readonly in: boolean; readonly out: boolean };
};

/** Time under a drawing: step, play, a slider over all of the run, and the way to zoom. */
export function TimeBar({ layout, cursor, controls, children }: TimeBarProps) {
  const { execution } = layout;
  const isLong = wholeOf(layout).to > longest[layout.frame.orientation];
  const step = (way: 1 | -1, steps = 1) => {
    const next = stepped(layout, cursor, way, steps);
    if (next !== null) controls?.onMove(next, "step");
  };
  const canStep = (way: 1 | -1) => controls !== null && stepped(layout, cursor, way) !== null;
  const onKeyDown = (event: KeyboardEvent) => {
    const move = sliderKeys[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the slider would move by a share of the run, and not from event to event
    step(...move);
  };
  return (
    <div className="lc-time-bar">
      <span className="lc-buttons">
        <IconButton label="Step back" icon="back" isDisabled={!canStep(-1)} onClick={() => step(-1)} />
        <IconButton
          label={controls?.isPlaying ? "Pause" : "Play"}
          icon={controls?.isPlaying ? "pause" : "play"}
          isDisabled={controls === null}
          onClick={() => controls?.onPlay()}
        />
        <IconButton label="Step" icon="step" isDisabled={!canStep(1)} onClick={() => step(1)} />
      </span>
      <span className="lc-slider">
        {isLong && controls !== null && <Strip layout={layout} />}
        <input
          type="range"
          min={0}
          max={places}
          value={sliderOf(layout, cursor)}
          disabled={controls === null}
          aria-label="Time"
          aria-valuetext={momentText(execution, cursor)}
          onKeyDown={onKeyDown}
          onChange={(event) => controls?.onMove(momentAtSlider(layout, Number(event.target.value)), "slide")}
        />
      </span>
      <output className="lc-moment">{cursor === null ? "" : duration(Math.round(cursor.micros))}</output>
      <span className="lc-buttons">
        <IconButton
          label="Zoom out"
          icon="out"
          isDisabled={!controls?.canZoom.out}
          onClick={() => controls?.onZoom(1 / zoomStep)}
        />
        <IconButton
          label="Zoom in"
          icon="in"
          isDisabled={!controls?.canZoom.in}
          onClick={() => controls?.onZoom(zoomStep)}
        />
        {children}
      </span>
    </div>
  );
}

const zoomStep = 1.6;

const sliderKeys: Readonly<Record<string, readonly [way: 1 | -1, steps: number]>> = {
  ArrowRight: [1, 1],
  ArrowUp: [1, 1],
  ArrowLeft: [-1, 1],
  ArrowDown: [-1, 1],
  PageUp: [1, 20],
  PageDown: [-1, 20],
};

/** A moment in words: "153 ms, event 12 of 40". */
export function momentText({ events }: Execution, moment: Moment | null): string {
  if (moment === null) return "not chosen";
  const when = duration(Math.round(moment.micros));
  return moment.event === null
    ? `${when}, before the first event`
    : `${when}, event ${moment.event + 1} of ${events.length}`;
}

type IconButtonProps = {
  readonly label: string;
  readonly icon: Parameters<typeof Icon>[0]["name"];
  readonly isDisabled: boolean;
  readonly onClick: () => void;
};

/**
 * A button that is drawn. It says that it is disabled without being so: whoever steps to the end by keyboard keeps the
 * focus.
 */
function IconButton({ label, icon, isDisabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="lc-icon-button"
      aria-label={label}
      title={label}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) onClick();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The whole run in a strip over the slider's way. */
const Strip = memo(function Strip({ layout }: { readonly layout: Layout }) {
  return useMemo(() => nodeOf(overviewSvg(overviewOf(layout, 600))), [layout]);
});
