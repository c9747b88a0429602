"use client";
import { useEffect, useRef } from "react";
import { attachCards } from "./attach-cards.ts";

/**
 * The one card of a page: beside a link with `data-card` it shows what stands under that id, while the pointer or the
 * focus is there, or after a tap. Without scripts the link leads to the same words.
 */
export function Cards() {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => attachCards(card.current!), []);
  // Who listens hears the link and its description; the card repeats them for the eye.
  return <div ref={card} className="lc-card" popover="manual" aria-hidden="true" />;
}
