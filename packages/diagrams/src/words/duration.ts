/**
 * A time or a duration in words, rounded as a reader wants it: `0 ms`, `350 µs`, `4.25 ms`, `153.2 ms`, `12.5 s`.
 * Input is in microseconds.
 */
export function duration(micros: number): string {
  const size = Math.abs(micros);
  if (micros !== 0 && size < 1_000) return `${trimmed(micros, 0)} µs`;
  if (size < 10_000) return `${trimmed(micros / 1_000, 2)} ms`;
  if (size < 10_000_000) return `${trimmed(micros / 1_000, 1)} ms`;
  return `${trimmed(micros / 1_000_000, 2)} s`;
}

/** A number without the zeros that `toFixed` leaves behind. */
export function trimmed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return digits === 0 ? text : text.replace(/\.?0+$/, "");
}
