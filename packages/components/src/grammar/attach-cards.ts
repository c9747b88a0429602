/** Time to move the pointer from a link to its card. */
const graceMs = 200;
const gap = 6;

/** Lets a card answer to the links of its page; gives the way to stop. */
export function attachCards(card: HTMLElement): () => void {
  let link: HTMLElement | null = null;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let isTouch = false;

  const linkAt = ({ target }: Event) =>
    target instanceof Element ? target.closest<HTMLElement>("a[data-card]") : null;
  const isOnCard = ({ target }: Event) => target instanceof Node && card.contains(target);

  function show(next: HTMLElement) {
    clearTimeout(leaving);
    const source = document.getElementById(next.dataset["card"]!);
    if (link === next || source === null) return;
    link = next;
    card.replaceChildren(...copyOf(source).childNodes);
    card.showPopover();
    place(card, next);
  }
  function hide() {
    clearTimeout(leaving);
    if (link === null) return;
    link = null;
    card.hidePopover();
  }
  const hideSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, graceMs);
  };

  const stop = new AbortController();
  const on = <Kind extends keyof DocumentEventMap>(
    kind: Kind,
    listen: (event: DocumentEventMap[Kind]) => void,
  ) => document.addEventListener(kind, listen, { signal: stop.signal });

  on("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const over = linkAt(event);
    if (over) show(over);
    else if (isOnCard(event)) clearTimeout(leaving);
    else if (link && document.activeElement !== link) hideSoon();
  });
  on("pointerdown", (event) => {
    isTouch = event.pointerType === "touch";
    if (!isOnCard(event) && linkAt(event) === null) hide();
  });
  on("focusin", (event) => {
    const focused = linkAt(event);
    if (focused && !isTouch && focused.matches(":focus-visible")) show(focused);
    else if (!focused && !isOnCard(event)) hide();
  });
  on("click", (event) => {
    const pressed = linkAt(event);
    if (pressed === null) return;
    // A finger asks first: the card opens, and a second tap follows the link.
    if (isTouch && pressed !== link) {
      event.preventDefault();
      show(pressed);
    } else hide();
  });
  on("keydown", ({ key }) => {
    isTouch = false;
    if (key === "Escape") hide();
  });
  return () => {
    clearTimeout(leaving);
    stop.abort();
  };
}

/** Without ids, which a page has once, and without stops for the Tab key, which would lead behind the link's back. */
function copyOf(source: HTMLElement): HTMLElement {
  const copy = source.cloneNode(true) as HTMLElement;
  for (const named of copy.querySelectorAll("[id]")) named.removeAttribute("id");
  for (const stop of copy.querySelectorAll<HTMLElement>("a, button, [tabindex]")) stop.tabIndex = -1;
  return copy;
}

/** Under the link where there is room, else above it, and never beyond the window's sides. */
function place(card: HTMLElement, link: HTMLElement) {
  const line = link.getClientRects()[0]!;
  const { width, height } = card.getBoundingClientRect();
  const fits = line.bottom + gap + height <= innerHeight || line.top < height + gap;
  const top = fits ? line.bottom + gap : line.top - gap - height;
  const left = Math.max(gap, Math.min(line.left, document.documentElement.clientWidth - width - gap));
  card.style.top = `${top + scrollY}px`;
  card.style.left = `${left + scrollX}px`;
}
