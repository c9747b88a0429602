import { useEffect, useId, useRef, useState } from "react";
import { shortcutGroups, type Shortcut } from "./shortcut-list.ts";
import { areSingleKeysOn, turnSingleKeys } from "./single-keys.ts";

/** All shortcuts, by where they work. Escape closes it, and the focus goes back to where it was. */
export function ShortcutDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [isOn, setOn] = useState(areSingleKeysOn);
  useEffect(() => {
    if (!dialog.current!.open) dialog.current!.showModal();
  }, []);
  const close = () => dialog.current!.close();
  return (
    <dialog
      ref={dialog}
      className="lc-shortcuts"
      aria-labelledby={title}
      onClose={onClose}
      onClick={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <div className="lc-shortcuts-body">
        <div className="lc-shortcuts-head">
          <h2 id={title}>Keyboard shortcuts</h2>
          <button type="button" className="lc-button" autoFocus onClick={close}>
            Close
          </button>
        </div>
        <label className="lc-shortcuts-choice">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => {
              turnSingleKeys(currentTarget.checked);
              setOn(currentTarget.checked);
            }}
          />
          Shortcuts of a single key, such as <kbd>j</kbd>
        </label>
        {shortcutGroups(/mac|iphone|ipad/i.test(navigator.platform)).map(({ title, shortcuts }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <Line key={shortcut.does} {...shortcut} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  );
}

const Line = ({ keys, does }: Shortcut) => (
  <div>
    <dt>
      {keys.map((combination, place) => (
        <span key={combination}>
          {place > 0 && " or "}
          {combination.split(" ").map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ))}
    </dt>
    <dd>{does}</dd>
  </div>
);
