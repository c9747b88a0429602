/** The mark of a drawing in which something in the page stands; null outside of all. */
export const elementAt = (target: EventTarget, what: "event" | "envelope"): SVGElement | null =>
  (target as Element).closest<SVGElement>(`[data-${what}]`);

/** The event at which something happened in the page. */
export const eventAt = (target: EventTarget): number | null => numberAt(target, "event");

/** The message at which something happened in the page. */
export const envelopeAt = (target: EventTarget): number | null => numberAt(target, "envelope");

function numberAt(target: EventTarget, what: "event" | "envelope"): number | null {
  const place = elementAt(target, what)?.dataset[what];
  return place === undefined ? null : Number(place);
}
