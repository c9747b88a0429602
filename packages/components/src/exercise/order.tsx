import { useEffect, useRef, useState } from "react";
import type { Given } from "./answers.ts";
import type { QuestionData } from "./data.ts";
import { Html } from "./html.tsx";
import { words } from "./words.ts";

export type OrderProps = {
  readonly question: QuestionData;
  readonly given: readonly number[];
  readonly isOpen: boolean;
  readonly onChange: (given: Given) => void;
};

type Moved = { readonly option: number; readonly by: -1 | 1; readonly place: number };

/** Options that are put into order with two buttons each; the focus stays on the button of the option that moves. */
export function Order({ question, given, isOpen, onChange }: OrderProps) {
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const buttons = list.current!.querySelectorAll<HTMLButtonElement>(
      `[data-option="${moved.option}"] button`,
    );
    const [up, down] = buttons;
    const wanted = moved.by < 0 ? up : down;
    (wanted?.disabled ? (moved.by < 0 ? down : up) : wanted)?.focus();
  }, [moved]);
  const move = (place: number, by: -1 | 1) => {
    const next = [...given];
    [next[place], next[place + by]] = [next[place + by]!, next[place]!];
    onChange(next);
    setMoved({ option: given[place]!, by, place: place + by + 1 });
  };
  return (
    <div className="lc-order">
      {isOpen && <p className="lc-remark">{words.arrange}</p>}
      <ol ref={list}>
        {given.map((option, place) => {
          const { label, labelHtml } = question.options[option]!;
          return (
            <li key={option} data-option={option} data-right={isOpen ? undefined : option === place}>
              <Html html={labelHtml} />
              {isOpen && (
                <span>
                  <button
                    type="button"
                    className="lc-button"
                    aria-label={words.up(label)}
                    disabled={place === 0}
                    onClick={() => move(place, -1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="lc-button"
                    aria-label={words.down(label)}
                    disabled={place === given.length - 1}
                    onClick={() => move(place, 1)}
                  >
                    ↓
                  </button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="lc-unseen">
        {moved !== null && words.place(question.options[moved.option]!.label, moved.place)}
      </p>
    </div>
  );
}
