import { messageTypes, type Execution, type Hidden } from "@lightcone/diagrams/executions";
import { useRef, type KeyboardEvent, type ReactNode } from "react";

export type FilterProps = {
  readonly execution: Execution;
  readonly hidden: Hidden;
  readonly onHide: (hidden: Hidden) => void;
};

/** Which nodes and which types of messages are seen. */
export function Filter({ execution, hidden, onHide }: FilterProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const types = messageTypes(execution).names;
  const count = hidden.nodes.size + hidden.types.size;
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !details.current!.open) return;
    event.stopPropagation();
    details.current!.open = false;
    details.current!.querySelector("summary")?.focus();
  };
  return (
    <details ref={details} className="lc-filter" onKeyDown={close}>
      <summary className="lc-button">{count === 0 ? "Filter" : `Filter: ${count} hidden`}</summary>
      <div className="lc-popover">
        <Choices
          legend="Nodes"
          items={execution.nodes.map((name, node) => ({
            label: name,
            isShown: !hidden.nodes.has(node),
            toggle: () => onHide({ ...hidden, nodes: toggled(hidden.nodes, node) }),
          }))}
        />
        {types.length > 0 && (
          <Choices
            legend="Messages"
            items={types.map((type) => ({
              label: type,
              isShown: !hidden.types.has(type),
              toggle: () => onHide({ ...hidden, types: toggled(hidden.types, type) }),
            }))}
          />
        )}
        <button
          type="button"
          className="lc-button"
          aria-disabled={count === 0} // and not disabled: it would lose the focus that it has
          onClick={() => onHide({ nodes: new Set(), types: new Set() })}
        >
          Show all
        </button>
      </div>
    </details>
  );
}

function toggled<Item>(set: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}

type Choice = { readonly label: string; readonly isShown: boolean; readonly toggle: () => void };

function Choices({
  legend,
  items,
}: {
  readonly legend: string;
  readonly items: readonly Choice[];
}): ReactNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {items.map(({ label, isShown, toggle }, place) => (
        <label key={place}>
          <input type="checkbox" checked={isShown} onChange={toggle} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
