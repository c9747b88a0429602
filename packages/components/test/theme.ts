/** Colors that meet AA, as the site's theme has them. */
export const theme = `
  :root { color-scheme: light dark; --paper: light-dark(#fdfcf9, #15161a); --ink: light-dark(#1e1d1b, #dcd8cf);
    --ink-soft: light-dark(#605c54, #a29d93); --rule: light-dark(#e4e0d7, #32343b);
    --accent: light-dark(#443a9b, #b1abf2); --accent-ink: light-dark(#fdfcf9, #16151f);
    --danger: light-dark(#a3241d, #f0897e); --ok: light-dark(#1c6b43, #7fc79a); --warn: light-dark(#855700, #dcb162); }
  body { background: var(--paper); color: var(--ink); }`;
