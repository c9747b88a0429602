import {
  duration,
  handlerOf,
  lettersAt,
  sentence,
  type Cone,
  type Handler,
  type Layout,
} from "@lightcone/diagrams/executions";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import type { Jump } from "../jump.ts";
import { Icon } from "./icon.tsx";
import { LetterView } from "./letter-view.tsx";
import type { Moment } from "./moment.ts";
import { World } from "./world.tsx";

export type MomentPanelProps = {
  readonly layout: Layout;
  readonly cursor: Moment;
  /** A message that the reader picked; it need not be one of this moment. */
  readonly letter: number | null;
  readonly cone: Cone | null;
  readonly jump: Jump | null;
  readonly onGo: (event: number) => void;
  readonly onLetter: (envelope: number | null) => void;
  readonly onCone: () => void;
  readonly onClose: () => void;
  /** What can be done to the run here. */
  readonly children?: ReactNode;
};

/** All that is known at the cursor: what just happened, the messages that had to do with it, and every node's state. */
export function MomentPanel({ layout, cursor, letter, cone, children, ...on }: MomentPanelProps) {
  const { execution } = layout;
  const { event } = cursor;
  const panel = useGrowingHeight();
  const { received, sent } = event === null ? { received: null, sent: [] } : lettersAt(execution, event);
  const letters = [...new Set([...(received === null ? [] : [received]), ...sent])];
  const picked = letter ?? received;
  return (
    <section ref={panel} className="lc-moment-panel" aria-label="The chosen moment">
      <div className="lc-moment-head">
        <p>{momentSentence(layout, cursor)}</p>
        <button
          type="button"
          className="lc-icon-button"
          aria-label="Close"
          title="Close"
          onClick={on.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {event !== null && (
        <p className="lc-moment-deeds">
          <HandlerLink handler={handlerOf(execution, event)} jump={on.jump} />
          <label>
            <input type="checkbox" checked={cone !== null} onChange={on.onCone} /> Light cone
            {cone !== null && `: ${coneText(cone)}`}
          </label>
        </p>
      )}
      {(letters.length > 0 || picked !== null) && (
        <LetterView execution={execution} {...{ letters, received, picked, event }} {...on} />
      )}
      {children}
      <World layout={layout} event={event} />
    </section>
  );
}

function momentSentence({ execution }: Layout, { micros, event }: Moment): string {
  const now = duration(Math.round(micros));
  if (event === null) return `At ${now} nothing has happened yet.`;
  const { at } = execution.events[event]!;
  return micros - at < 1 ? sentence(execution, event) : `Now ${now}. Last: ${sentence(execution, event)}`;
}

function HandlerLink({ handler, jump }: { readonly handler: Handler | null; readonly jump: Jump | null }) {
  if (handler === null) return null;
  const go = jump?.(handler) ?? null;
  const name = <code>{handler.join(".")}</code>;
  return (
    <span>
      {go === null ? (
        <>Handled by {name}</>
      ) : (
        <button type="button" className="lc-button" onClick={go}>
          Show {name} in the code
        </button>
      )}
    </span>
  );
}

const coneText = ({ past, future }: Cone) =>
  `${counted(past.size - 1)} may have led to it, it may have led to ${counted(future.size - 1)}`;

const counted = (events: number) => `${events.toLocaleString("en-US")} ${events === 1 ? "event" : "events"}`;

/** A box that grows with what it holds and does not shrink again: what stands below does not go up and down with it. */
function useGrowingHeight() {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { style, offsetHeight } = box.current!;
    style.minHeight = `${offsetHeight}px`;
  });
  return box;
}
