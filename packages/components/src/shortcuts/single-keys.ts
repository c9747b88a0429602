/** Shortcuts of a single key can be turned off: who dictates, or types with a switch, would set them off unawares. */
const item = "lightcone-single-keys";

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(item) !== "off";
  } catch {
    return true;
  }
}

export function turnSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(item, isOn ? "on" : "off");
  } catch {
    // Without storage they stay on.
  }
}

const fields = "input, textarea, select, [contenteditable], [role=textbox], [role=menu], .monaco-editor";

/** Whether a key that is pressed there is text, or belongs to a widget that takes letters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(fields) !== null;
