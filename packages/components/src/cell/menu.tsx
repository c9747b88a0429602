import { useId, useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from "react";
import { useIsHydrated } from "../hydration.ts";

export type MenuItem = {
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onChoose: () => void;
};

export type MenuProps = {
  /** What stands on the button. */
  readonly text: string;
  /** What assistive technology says. */
  readonly label: string;
  readonly items: readonly MenuItem[];
};

/** A button that opens a menu (the menu button pattern of WAI-ARIA): arrow keys, Home, End, first letters, Escape. */
export function Menu({ text, label, items }: MenuProps) {
  const isAlive = useIsHydrated();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [openAt, setOpenAt] = useState<number | null>(null);
  const isOpen = openAt !== null;

  useLayoutEffect(() => {
    if (openAt !== null)
      root.current?.querySelectorAll<HTMLElement>("[role=menuitem]")[openAt]?.focus({ preventScroll: true });
  }, [openAt]);

  const close = () => {
    setOpenAt(null);
    root.current?.querySelector("button")?.focus();
  };
  const choose = ({ isDisabled, onChoose }: MenuItem) => {
    if (isDisabled) return;
    close();
    onChoose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = isOpen ? moved(event.key, openAt, items) : opened(event.key, items);
    if (at !== null) setOpenAt(at);
    else if (isOpen && event.key === "Escape") close();
    else if (isOpen && (event.key === "Enter" || event.key === " ")) choose(items[openAt]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (!root.current?.contains(relatedTarget)) setOpenAt(null);
  };

  return (
    <div className="lc-menu" ref={root} onKeyDown={onKeyDown} onBlur={onBlur}>
      <button
        type="button"
        className="lc-button lc-menu-button"
        disabled={!isAlive}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        onClick={() => setOpenAt(isOpen ? null : 0)}
      >
        {text}
      </button>
      {isOpen && (
        <ul className="lc-menu-items" id={id} role="menu" aria-label={label}>
          {items.map((item, place) => (
            <li
              key={item.label}
              role="menuitem"
              tabIndex={-1}
              aria-disabled={item.isDisabled ?? false}
              onClick={() => choose(item)}
              onPointerMove={() => setOpenAt(place)}
            >
              {item.label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The item at which a key on the button opens the menu. Enter and Space are clicks. */
function opened(key: string, items: readonly MenuItem[]): number | null {
  if (key === "ArrowDown") return 0;
  return key === "ArrowUp" ? items.length - 1 : null;
}

/** The item to which a key leads from another; null where the key means nothing. */
function moved(key: string, from: number, items: readonly MenuItem[]): number | null {
  if (key === "ArrowDown") return (from + 1) % items.length;
  if (key === "ArrowUp") return (from + items.length - 1) % items.length;
  if (key === "Home") return 0;
  if (key === "End") return items.length - 1;
  if (key.length !== 1 || key === " ") return null;
  const begins = (at: number) => items[at % items.length]!.label.toLowerCase().startsWith(key.toLowerCase());
  const places = items.map((_, place) => from + 1 + place);
  const found = places.find(begins);
  return found === undefined ? null : found % items.length;
}
