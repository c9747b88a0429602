/** The light cone of an event: what can have influenced it, and what it can influence. Time runs to the right. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M2 4 16 16 2 28Z" fill="currentColor" opacity="0.38" />
      <path d="M30 4 16 16l14 12Z" fill="currentColor" />
      <circle cx="16" cy="16" r="3.5" fill="currentColor" stroke="var(--paper)" strokeWidth="1.5" />
    </svg>
  );
}
