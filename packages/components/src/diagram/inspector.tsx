import {
  fieldsAround,
  sentence,
  type Execution,
  type Field,
  type Orientation,
} from "@lightcone/diagrams/executions";
import { useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";

export type InspectorProps = {
  readonly execution: Execution;
  readonly event: number;
  readonly orientation: Orientation;
};

/** What happened at the chosen event, and its node's state before and after. Lies over the page and moves nothing. */
export function Inspector({ execution, event, orientation }: InspectorProps) {
  const card = useRef<HTMLDivElement>(null);
  const isTall = orientation === "vertical";
  useLayoutEffect(() => {
    if (isTall) uncoverChosen(card.current!);
    else placeInSight(card.current!);
  }, [event, isTall]);
  const fields = fieldsAround(execution, event);
  const isFirst = execution.events[event]?.before === null;
  const view = (
    // What is pressed here leaves the focus, and with it the choice, where it is.
    <div
      className={`lc-inspector lc-inspector-${orientation}`}
      ref={card}
      onMouseDown={(press) => press.preventDefault()}
    >
      <p>{sentence(execution, event)}</p>
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">State</th>
              {!isFirst && <th scope="col">before</th>}
              <th scope="col">after</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row key={field.name} field={field} isFirst={isFirst} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
  // A tall picture is seen in parts, so its card keeps to the foot of the window, whatever contains the picture.
  return isTall ? createPortal(view, document.querySelector("main") ?? document.body) : view;
}

function Row({
  field: { name, before, after, isChanged },
  isFirst,
}: {
  readonly field: Field;
  readonly isFirst: boolean;
}) {
  const isMarked = isChanged && !isFirst;
  return (
    <tr className={isMarked ? "lc-changed" : undefined}>
      <th scope="row">{name}</th>
      {!isFirst && <td>{before ?? "–"}</td>}
      <td>{isMarked ? <ins>{after ?? "–"}</ins> : (after ?? "–")}</td>
    </tr>
  );
}

/** The card at the foot of the window must not lie over the event that it speaks about. */
function uncoverChosen(card: HTMLElement): void {
  const chosen = document.querySelector(".lc-view-vertical .lc-chosen")?.getBoundingClientRect();
  const hidden = (chosen?.bottom ?? 0) - card.getBoundingClientRect().top;
  if (hidden > 0) scrollBy({ top: hidden + 16 });
}

/** Under the picture where there is room in the window, above it where there is not. */
function placeInSight(card: HTMLElement): void {
  const { top, bottom } = card.parentElement!.getBoundingClientRect();
  const isCramped = bottom + card.offsetHeight > innerHeight && top > card.offsetHeight;
  card.dataset["place"] = isCramped ? "above" : "below";
}
