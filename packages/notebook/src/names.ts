/** TypeScript keeps two tables of names: a type and a value may share one, and neither shadows the other. */
export type Meaning = "value" | "type";

/** What a declaration gives its name to. Classes and enums are both. */
export type Kind = Meaning | "both";

/** The names of one scope. */
export type Scope = { readonly outer: Scope | null; readonly kinds: Map<string, Kind> };

export const isVisibleAs = (kind: Kind | undefined, meaning: Meaning): boolean =>
  kind === "both" || kind === meaning;

/** The scope inside `outer` with these names; a name declared as a type and as a value is both. */
export function scopeWith(
  outer: Scope | null,
  names: Iterable<{ readonly name: string; readonly kind: Kind }>,
): Scope {
  const kinds = new Map<string, Kind>();
  for (const { name, kind } of names) kinds.set(name, merged(kinds.get(name), kind));
  return { outer, kinds };
}

export const merged = (earlier: Kind | undefined, kind: Kind): Kind =>
  earlier === undefined || earlier === kind ? kind : "both";

/** The innermost scope that gives the name this meaning, or null where the name is free. */
export function scopeOf(name: string, meaning: Meaning, scope: Scope): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.outer)
    if (isVisibleAs(at.kinds.get(name), meaning)) return at;
  return null;
}
