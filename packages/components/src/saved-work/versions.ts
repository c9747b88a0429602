import type { Change, Version } from "./work.ts";

/** The code of a cell as somebody left it, and the lesson's code on which it was made. */
export type Text = { readonly source: string; readonly original: string };

/** Makes a new version of a cell out of a text. */
export type NewVersion = (text: Text & { readonly isAside: boolean }) => Version;

export const put = (version: Version): Change => ({ kind: "edits", put: version });
export const remove = (version: Version): Change => ({ kind: "edits", remove: version });

export const isLive = ({ isAside }: Version) => !isAside;

/** Newest first. */
export const byAge = (a: Version, b: Version) => b.savedAt - a.savedAt || (a.id < b.id ? 1 : -1);

/**
 * A reader has decided what a cell shows. Every other text that was shown somewhere is set aside, and a text that comes
 * back is set aside no longer: no text is lost. The lesson's own code needs no version.
 */
export function decide(
  kept: readonly Version[],
  { source, original }: Text,
  newVersion: NewVersion,
  isLessons = false,
): Change[] {
  const live = kept.filter(isLive);
  const aside = kept.filter((version) => !isLive(version));
  const known = new Set([source, ...aside.map((version) => version.source)]);
  const goesAside = live.filter((version) => !known.has(version.source) && known.add(version.source));
  return [
    ...live.map(remove),
    ...aside.filter((version) => version.source === source).map(remove),
    ...goesAside.map((version) =>
      put(newVersion({ source: version.source, original: version.original, isAside: true })),
    ),
    ...(isLessons ? [] : [put(newVersion({ source, original, isAside: false }))]),
  ];
}
