/** Keys, each list an alternative, and what they do. Two keys in one text are pressed together. */
export type Shortcut = { readonly keys: readonly string[]; readonly does: string };
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

/** All shortcuts of a lesson's page, by where they work. */
export const shortcutGroups = (isMac: boolean): readonly ShortcutGroup[] => {
  const command = isMac ? "⌘" : "Ctrl";
  return [
    {
      title: "Anywhere on the page, while nothing is typed",
      shortcuts: [
        { keys: ["?"], does: "Show these shortcuts" },
        { keys: ["j"], does: "Go to the next cell" },
        { keys: ["k"], does: "Go to the cell before" },
      ],
    },
    {
      title: "In a cell, in its editor too",
      shortcuts: [
        { keys: [`${command} Enter`], does: "Run the cell" },
        { keys: ["Shift Enter"], does: "Run the cell and go to the next one" },
        { keys: [`${command} .`], does: "Stop the run" },
      ],
    },
    {
      title: "In a cell, while nothing is typed",
      shortcuts: [
        { keys: ["e"], does: "Edit the code" },
        { keys: ["d"], does: "Compare your code with the lesson’s" },
        { keys: ["r"], does: "Reset to the lesson’s code" },
      ],
    },
    {
      title: "In the editor",
      shortcuts: [
        { keys: ["Escape"], does: "Leave the editor" },
        {
          keys: ["F12", `${command} click`],
          does: "Go to where a name is defined, in a cell or in a package’s source",
        },
        { keys: [isMac ? "⌥ F12" : "Alt F12"], does: "Peek at the definition" },
        { keys: ["Ctrl Space"], does: "Complete a name, with its import" },
      ],
    },
    {
      title: "In an execution",
      shortcuts: [
        { keys: ["← → ↑ ↓"], does: "Go from event to event" },
        { keys: ["Home", "End"], does: "Go to the first or the last event" },
        { keys: ["Enter"], does: "Put the cursor at the event" },
        { keys: ["+", "−"], does: "Zoom" },
        { keys: ["0"], does: "Show all of it" },
      ],
    },
    {
      title: "On the time slider",
      shortcuts: [
        { keys: ["← →"], does: "Move the cursor by an event" },
        { keys: ["Page Up", "Page Down"], does: "Move it by many" },
        { keys: ["Home", "End"], does: "Move it to the beginning or the end" },
      ],
    },
  ];
};
