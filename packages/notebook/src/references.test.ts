import fc from "fast-check";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parseCell } from "./parse-cell.ts";

/** The free names as `name` for values and `:name` for types, each once, in the order of the source. */
function free(source: string): string {
  const parsed = parseCell(source);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} at ${parsed.problem.column} in ${source}`);
  const names = parsed.cell.references.map(({ name, meaning }) => (meaning === "type" ? `:${name}` : name));
  return [...new Set(names)].join(" ");
}

const sources: Readonly<Record<string, readonly (readonly [source: string, expected: string])[]>> = {
  "values and members": [
    ["a.b.c", "a"],
    ["a[b].c", "a b"],
    ["({ a, b: c, [d]: e, f() {}, ...g })", "a c d e g"],
    ["a?.b!.c(d)", "a d"],
    ["`x${a}` + tag`y${b}`", "a tag b"],
    ["new A(b).c", "A b"],
    ["for (;;) { here: break here; }", ""],
    ["(() => this)()", ""],
  ],
  "declarations of the cell itself": [
    ["const a = b; a", "b"],
    ["later(); function later() {}", ""],
    ["const { a, b: c, [d]: e = f, ...g } = h; a; c; e; g; b", "d f h b"],
    ["const [a, , b = c, ...d] = e; a + b + d", "c e"],
    ["let a = a0, b = a", "a0"],
    ["class A extends B { #p = 1; [key] = A; static { q(A); } m() { return this.#p; } }", "B key q"],
    ["enum E { A = f(), B = A, C = E.A }", "f"],
    ['import a, { b, c as d, type E } from "m"; import * as f from "n"; a(b, d, f) as E; c', "c"],
  ],
  functions: [
    ["const f = (a, { b, c: [d] }, ...e) => a + b + d + e + g + c", "g c"],
    ["function f(a = b, c = a) { var b; return c; }", "b"],
    ["const f = function own() { own(); }; own", "own"],
    ["function f() { return arguments.length; }", ""],
    ["function* f() { yield a; }", "a"],
    ["const f = async (a) => { for await (const b of a) await b; }", ""],
    ["function outer() { inner(); function inner() { outer(); } } inner", "inner"],
    ["class A { get x() { return y; } set x(v) { z = v; } static async *g(w) { yield w; } }", "y z"],
    ["class A { constructor(private a = b, readonly c) { a + c; } m() { return a; } }", "b a"],
  ],
  blocks: [
    ["{ let a; a; } a", "a"],
    ["{ function f() {} } f", "f"],
    ["if (x) { var a = 1; } a", "x"],
    ["for (const a of b) { a; } a", "b a"],
    ["for (let i = 0, n = m; i < n; i++) i; i", "m i"],
    ["for (var i in o) {} i", "o"],
    ["switch (a) { case b: let c; default: c; } c", "a b c"],
    ["try { a; } catch ({ message, ...rest }) { message; rest; } finally { message; }", "a message"],
    ["try {} catch { e; }", "e"],
    ["while (a) { const a = b; }", "a b"],
    ["label: { const a = 1; { const a = 2; a; } a; }", ""],
    ["do { var a = b; } while (a)", "b"],
    ["try {} catch (e) { var f = e; } f + e", "e"],
    ["for (const [k, v = d] of Object.entries(o)) k + v", "d Object o"],
    ["class A { static { var x = 1; } m() { return x; } }", "x"],
    ["if (a) { class B {} new B(); } else { type C = B; }", "a :B"],
  ],
  types: [
    ["type A<T extends B = C> = { [K in keyof T as D<K>]?: T[K] }", ":B :C :D"],
    [
      "interface I<T> extends J<T>, K.L { m<U>(p: U): T; [key: string]: V; readonly [w]: X; new (q: O): P }",
      ":J :K :V w :X :O :P",
    ],
    ["type F = <T>(this: Q, a: T, ...b: R[]) => a is S", ":Q :R :S"],
    ["type F = new (x: A) => B", ":A :B"],
    ["function f<T>(x: T): asserts x is Y { const y: T = x; }", ":Y"],
    ["type C<T> = T extends (infer U extends Z)[] ? U : U", ":Z :U"],
    ["type C<T> = T extends { a: infer U; b: infer V } ? [U, V] : never", ""],
    ["type Q = typeof a.b<C>; type R = keyof typeof a", "a :C"],
    ["type T = [first: A, second?: B, ...rest: C[]]", ":A :B :C"],
    ["type T = `${A}-${B}`", ":A :B"],
    ["let x = y as const satisfies Z; x!; <W>x", "y :Z :W"],
    ["f<A>(b); new C<D>(); f<E>", "f :A b C :D :E"],
    ["class A<T> extends B<T, C> implements D<T>, E.F { m<U>(x: U): T { return x as T; } }", "B :C :D :E"],
    ["function over(a: A): void; function over(a: B) {}", ":A :B"],
    ["abstract class A { abstract m(x: B): C; declare p: D; }", ":B :C :D"],
    ["try {} catch (e: unknown) { e as A; }", ":A"],
    ["const f = <T,>(a: T, b: U): a is T => true", ":U"],
    ["type M = { get x(): A; set x(v: B); m?(): C; (d: D): E }", ":A :B :C :D :E"],
    ["type Fn = (a: number) => typeof a", ""],
    ["enum E { A } type T = E.A", ""],
    ["type C<T> = T extends `${infer A}-${infer B}` ? A | B : A", ":A"],
    ["type C<T> = T extends (infer U)[] ? (T extends { a: infer V } ? [U, V] : V) : U", ":V :U"],
    ["type C<T> = T extends (x: infer A) => infer B ? [A, B] : never", ""],
    [
      "type C<T> = T extends ((infer A)[] extends infer B ? [B, infer C] : infer D) ? [A, B, C, D] : A",
      ":B :A",
    ],
    ["const C = class Inner<T> { m(): Inner<T> { return new Inner(); } }; C as Inner", ":Inner"],
    ["interface I { [Symbol.iterator](): A; m(this: B, { a }: C): typeof a }", "Symbol :A :B :C"],
    ["type I = import('m').A", ""],
    ["const f = ({ a = b, ...c }: A = d, [e]: B[] = []): C => [a, c, e] as C", "b :A d :B :C"],
    ["let x: A.B.C<D> | typeof e.f", ":A :D e"],
    ["for (const a of b as A[]) { (a as B).c = d; }", "b :A :B d"],
    ["type G<A> = <B>(a: A) => <C>(b: B) => C | D", ":D"],
    ["class A<T> { static f<U>(x: T | U): x is U { return true; } }", ""],
    ["type A = unique symbol; type B = readonly C[]; let d!: B", ":C"],
  ],
  "types and values are two tables": [
    ["type step = number; step", "step"],
    ["const Message = 1; let x: Message", ":Message"],
    ["interface A {} const A = 1; A as A", ""],
    ["class A {} const f = (A) => null as A; f", ""],
    ["function f<T>(a: T) { return T; }", "T"],
    ["function f(a) { type a = B; return a as a; }", ":B"],
    ["enum E { X } E.X as E", ""],
  ],
};

/** What TypeScript's checker reports for a source, alone in the world. */
function diagnostics(source: string): readonly ts.Diagnostic[] {
  const file = ts.createSourceFile("cell.ts", `${source}\nexport {};`, ts.ScriptTarget.ESNext, true);
  const host: ts.CompilerHost = {
    getSourceFile: (name) => (name === "cell.ts" ? file : undefined),
    getDefaultLibFileName: () => "lib.d.ts",
    writeFile: () => {},
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === "cell.ts",
    readFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ESNext };
  return ts.createProgram(["cell.ts"], options, host).getSemanticDiagnostics(file);
}

/** Cannot find a name, or a namespace, or only in the other table; with a suggestion; or only in some library. */
const unresolved = new Set([2304, 2503, 2552, 2583, 2585, 2662, 2663, 2693, 2749, 2833, 18004]);
/** Two declarations that cannot share a name. */
const conflicting = new Set([2300, 2395, 2432, 2440, 2451, 2481, 2492, 2567, 2813, 2814]);

const unresolvedByTypeScript = (source: string): string[] =>
  diagnostics(source)
    .filter(({ code }) => unresolved.has(code))
    .map(({ start = 0, length = 0 }) => `${start}:${source.slice(start, start + length)}`);

const offsets = (source: string): string[] => {
  const parsed = parseCell(source);
  const references = parsed.ok ? parsed.cell.references : [];
  return references.map(({ name, column }) => `${column - 1}:${name}`);
};

const sorted = (uses: readonly string[]) => [...new Set(uses)].sort();

/** Programs of nested scopes over three names: every way in which one declaration can hide another. */
const name = fc.constantFrom("a", "b", "c");
const program = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie("statement"), { maxLength: 4 }).map((all) => all.join(" ")),
  statement: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    name.map((x) => `${x};`),
    fc.tuple(name, name).map(([x, y]) => `let ${x} = ${y};`),
    fc.tuple(name, name).map(([x, y]) => `var ${x}: ${y};`),
    fc.tuple(name, name).map(([x, y]) => `type ${x} = ${y};`),
    fc.tuple(name, name).map(([x, y]) => `null as ${x}<${y}>;`),
    fc.tuple(name, name, name).map(([x, y, z]) => `const { ${x}, k: [${y} = ${z}] } = 0;`),
    fc
      .tuple(name, name, name)
      .map(([x, y, z]) => `type ${x}<${y}> = 0 extends ${y}<infer ${z}> ? ${z} : ${x};`),
    tie("block").map((inner) => `{ ${inner} }`),
    fc.tuple(name, name, tie("block")).map(([x, y, inner]) => `for (const ${x} of ${y}) { ${inner} }`),
    fc.tuple(name, name, tie("block")).map(([x, y, inner]) => `for (var ${x} in ${y}) { ${inner} }`),
    fc.tuple(name, tie("block")).map(([x, inner]) => `try { ${x}; } catch (${x}) { ${inner} }`),
    fc.tuple(name, tie("block")).map(([x, inner]) => `switch (${x}) { case 0: ${inner} }`),
    fc
      .tuple(name, name, name, tie("block"))
      .map(([x, y, z, inner]) => `function ${x}<${y}>(${z} = ${x}, k: ${y}) { ${inner} }`),
    fc.tuple(name, name, tie("block")).map(([x, y, inner]) => `(function ${x}(${y}: ${x}) { ${inner} });`),
    fc.tuple(name, name, tie("block")).map(([x, y, inner]) => `class ${x}<${y}> { k(l: ${y}) { ${inner} } }`),
    fc.tuple(name, tie("block")).map(([x, inner]) => `(({ ${x} }) => { ${inner} });`),
  ),
})).block;

test("[REF-2] TypeScript's checker agrees on random nestings of scopes", () => {
  fc.assert(
    fc.property(program, (source) => {
      fc.pre(parseCell(source).ok && !diagnostics(source).some(({ code }) => conflicting.has(code)));
      expect(sorted(offsets(source))).toEqual(sorted(unresolvedByTypeScript(source)));
    }),
    { numRuns: 300 },
  );
});

describe.each(Object.entries(sources))("[REF-1] free names: %s", (_topic, cases) => {
  test.each(cases)("%s", (source, expected) => {
    expect(free(source)).toBe(expected);
  });

  test.each(cases)("TypeScript's checker agrees on %s", (source) => {
    expect(sorted(offsets(source))).toEqual(sorted(unresolvedByTypeScript(source)));
  });
});
