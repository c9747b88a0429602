/** A number as a reader wants it: integers in groups of three, others with three significant digits at least. */
export function grouped(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1e15) return value.toPrecision(4);
  const [whole = "0", part] = Number.isInteger(value) ? [String(value)] : decimals(value).split(".");
  const head = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? head : `${head}.${part}`;
}

function decimals(value: number): string {
  const size = Math.abs(value);
  const digits =
    size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : Math.min(12, 3 - Math.floor(Math.log10(size)) - 1);
  return value.toFixed(digits).replace(/\.?0+$/, "");
}

/** A share as per cent: `12.3 %`. */
export const percent = (share: number): string => `${grouped(Math.round(share * 10_000) / 100)} %`;
