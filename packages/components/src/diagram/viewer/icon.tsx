const paths = {
  back: "M12.5 3.5 L6 8 L12.5 12.5 Z M4 3.5 V12.5",
  play: "M4.5 3 L13 8 L4.5 13 Z",
  pause: "M5 3.5 V12.5 M11 3.5 V12.5",
  step: "M3.5 3.5 L10 8 L3.5 12.5 Z M12 3.5 V12.5",
  in: "M3 8 H13 M8 3 V13",
  out: "M3 8 H13",
  close: "M4 4 L12 12 M12 4 L4 12",
} as const;

export type IconName = keyof typeof paths;

/** A sign on a button, in the color of its text. The button's label says what it means. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className={`lc-icon lc-icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
