import {
  delayOf,
  disturbableAt,
  type Execution,
  type ForkEdit,
  letterOf,
  onMessage,
  onNode,
} from "@lightcone/diagrams/executions";
import { useId, useState } from "react";

export type DisturbProps = {
  readonly execution: Execution;
  readonly event: number;
  /** While an answer is awaited, nothing more is asked. */
  readonly isBusy: boolean;
  readonly onChange: (edit: ForkEdit) => void;
};

/** What a reader can do to the run at an event: to its messages, and to its node. */
export function Disturb({ execution, event, isBusy, onChange }: DisturbProps) {
  const heading = useId();
  const { received, sent, node, isDown } = disturbableAt(execution, event);
  const letters = [...(received === null ? [] : [received]), ...sent];
  if (letters.length === 0 && node === null) return null;
  const shared = { execution, isBusy, onChange };
  return (
    <div className="lc-disturb" role="group" aria-labelledby={heading}>
      <p id={heading}>Break it</p>
      <ul>
        {letters.slice(0, most).map((envelope) => (
          <Message key={envelope} envelope={envelope} isReceived={envelope === received} {...shared} />
        ))}
        {letters.length > most && <li>{letters.length - most} more: choose their arrows in the picture.</li>}
        {node !== null && <Node key={`node ${node}`} node={node} event={event} isDown={isDown} {...shared} />}
      </ul>
    </div>
  );
}

/** So many messages of a step are offered. */
const most = 5;

type Shared = Omit<DisturbProps, "event">;

type MessageProps = Shared & { readonly envelope: number; readonly isReceived: boolean };

function Message({ execution, envelope, isReceived, isBusy, onChange }: MessageProps) {
  const usual = delayOf(execution, envelope);
  const [forMs, setForMs] = useState(() => longer(usual ?? 50));
  const { from, to } = execution.envelopes[envelope]!;
  const other = execution.nodes[isReceived ? from : to];
  const name = `${letterOf(execution, envelope)!.type} ${isReceived ? "from" : "to"} ${other}`;
  return (
    <li>
      <span className="lc-disturbed">{name}</span>
      <Deed label={`Lose ${name}`} isBusy={isBusy} onDo={() => onChange(onMessage.lose(execution, envelope))}>
        Lose
      </Deed>
      <Deed
        label={`Deliver ${name} twice`}
        isBusy={isBusy}
        onDo={() => onChange(onMessage.repeat(execution, envelope))}
      >
        Deliver twice
      </Deed>
      <Deed
        label={`Let ${name} take ${forMs} ms`}
        isBusy={isBusy}
        onDo={() => onChange(onMessage.delay(execution, envelope, forMs))}
      >
        Delay
      </Deed>
      <Milliseconds label={`How long ${name} takes, in milliseconds`} value={forMs} onChange={setForMs} />
    </li>
  );
}

type NodeProps = Shared & { readonly node: number; readonly event: number; readonly isDown: boolean };

function Node({ execution, node, event, isDown, isBusy, onChange }: NodeProps) {
  const [forMs, setForMs] = useState(100);
  const name = execution.nodes[node]!;
  const deed = (verb: string, edit: () => ForkEdit) => (
    <Deed label={`${verb} ${name}`} isBusy={isBusy} onDo={() => onChange(edit())}>
      {verb}
    </Deed>
  );
  return (
    <li>
      <span className="lc-disturbed">{name}, after this</span>
      {isDown ? (
        deed("Restart", () => onNode.restart(execution, event))
      ) : (
        <>
          {deed("Crash", () => onNode.crash(execution, event))}
          {deed("Pause", () => onNode.pause(execution, event, forMs))}
          {deed("Cut off", () => onNode.isolate(execution, event, forMs))}
          <Milliseconds
            label={`How long ${name} pauses or is cut off, in milliseconds`}
            value={forMs}
            onChange={setForMs}
          />
        </>
      )}
    </li>
  );
}

type DeedProps = {
  readonly label: string;
  readonly isBusy: boolean;
  readonly onDo: () => void;
  readonly children: string;
};

/** It says that it is disabled without being so, and keeps the focus. */
const Deed = ({ label, isBusy, onDo, children }: DeedProps) => (
  <button
    type="button"
    className="lc-button"
    aria-label={label}
    aria-disabled={isBusy}
    onClick={() => {
      if (!isBusy) onDo();
    }}
  >
    {children}
  </button>
);

type MillisecondsProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
};

const Milliseconds = ({ label, value, onChange }: MillisecondsProps) => (
  <span className="lc-milliseconds">
    <input
      type="number"
      min={1}
      step="any"
      inputMode="decimal"
      aria-label={label}
      defaultValue={value}
      onChange={({ target }) => {
        if (target.valueAsNumber > 0) onChange(target.valueAsNumber);
      }}
    />{" "}
    ms
  </span>
);

/** Twice as long, in figures that one can read. */
function longer(ms: number): number {
  const digits = ms < 5 ? 10 : 1;
  return Math.max(1, Math.round(ms * 2 * digits) / digits);
}
