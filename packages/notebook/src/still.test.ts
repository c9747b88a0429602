import { describe, expect, test } from "vitest";
import { parseCell } from "./parse-cell.ts";

function isStill(source: string): boolean {
  const parsed = parseCell(source);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.cell.isStill;
}

describe("[STILL-1] a cell that changes nothing which outlives its evaluation is still", () => {
  test.each([
    "const a = 1; const f = (n: number) => a + n;",
    "let sum = 0; for (let i = 0; i < 3; i++) sum += i;",
    "const longest = (runs: number[]) => { let last = 0; for (const run of runs) last = Math.max(last, run); return last; };",
    "const f = ([a, { b = 1 }]: any, ...rest: any[]) => { b += 1; rest = []; a++; return b; };",
    "const sorted = (xs: number[]) => [...xs].sort((a, b) => a - b);",
    "[3, 1].map((x) => 2 * x).reverse();",
    "for (const [i, x] of [1].entries()) console.log(i, x);",
    "const names = Object.keys({ a: 1 }); 'a'.replace(/a/g, 'b');",
    "class Box { constructor(readonly size = 1) {} twice() { return 2 * this.size; } }",
    "const m = new Map([[1, 2]]); m.get(1);",
    "type Setter = { set(x: number): void }; enum Role { A, B }",
  ])("%s", (source) => expect(isStill(source)).toBe(true));
});

describe("[STILL-1] a cell that could change something is not", () => {
  test.each([
    "let n = 0; const next = () => ++n;",
    "let n = 0; function set(x: number) { n = x; }",
    "const counter = () => { let n = 0; return () => (n += 1); };",
    "const _log: number[] = []; const record = (x: number) => { _log.push(x); return _log; };",
    "const _seen = new Map(); const f = (x: number) => _seen.set(x, x);",
    "const box = { n: 0 }; const f = () => { box.n = 1; };",
    "const f = (x: any) => { delete x.a; };",
    "const f = (x: any) => { [x.a] = [1]; };",
    "const f = (x: any) => { for (x.a of [1]); };",
    "const f = (x: any) => x['push'](1);",
    "const f = (x: number[]) => x.sort();",
    "const f = (x: any) => Object.assign(x, { a: 1 });",
    "class Counter { #n = 0; next() { this.#n++; } }",
    "const it = [1, 2].values();",
    "const _word = /a/g; const f = (s: string) => _word.test(s);",
    "function* numbers() { yield 1; }",
    "const f = async () => 1;",
    "const table = new Float64Array(4);",
    "const f = (x: any) => Reflect.set(x, 'a', 1);",
  ])("%s", (source) => expect(isStill(source)).toBe(false));
});
