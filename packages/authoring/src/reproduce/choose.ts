import { effortOf, type Claim, type Parameters } from "@lightcone/protocols/claims";
import { didYouMean } from "@lightcone/lessons";

/** The claims that a word names: one by its id, else those of a model, else all that begin with it. A sentence if none. */
export function chosen(claims: readonly Claim[], prefix: string | null): readonly Claim[] | string {
  if (prefix === null) return claims;
  const ways: readonly ((id: string) => boolean)[] = [
    (id) => id === prefix,
    (id) => id.startsWith(`${prefix}.`),
    (id) => id.startsWith(prefix),
  ];
  const found = ways.map((way) => claims.filter(({ id }) => way(id))).find(({ length }) => length > 0);
  if (found) return found;
  const models = [...new Set(claims.map(({ id }) => id.slice(0, id.indexOf("."))))];
  const known = prefix.includes(".") ? claims.map(({ id }) => id) : models;
  return `There is no claim and no model "${prefix}". ${didYouMean(prefix, known)}Models are ${models.join(", ")}.`;
}

/** A claim with parameters that it knows, in their types. */
export type Asked = { readonly claim: Claim; readonly changed: Parameters };

/** The claims that know all the parameters, which are named in kebab-case; a sentence if none does. */
export function withParameters(
  claims: readonly Claim[],
  written: Readonly<Record<string, string>>,
): readonly Asked[] | string {
  const names = Object.keys(written);
  const known = [...new Set(claims.flatMap(({ defaults }) => Object.keys(defaults)))];
  const unknown = names.find((name) => !known.some((each) => kebab(each) === name));
  if (unknown !== undefined) {
    const options = known.map(kebab);
    return `No such parameter: --${unknown}. ${didYouMean(unknown, options)}Known are ${options.map((name) => `--${name}`).join(", ")}.`;
  }
  const asked: Asked[] = [];
  let mistake: string | null = null;
  for (const claim of claims) {
    const keys = names.map((name) => Object.keys(claim.defaults).find((each) => kebab(each) === name));
    if (keys.some((key) => key === undefined)) continue;
    const changed: Record<string, number | string> = {};
    keys.forEach((key, place) => {
      const value = typed(written[names[place]!]!, claim.defaults[key!]!);
      if (value === null) mistake = `--${names[place]} takes a number, not "${written[names[place]!]}".`;
      else changed[key!] = value;
    });
    asked.push({ claim, changed });
  }
  if (mistake !== null) return mistake;
  return asked.length > 0
    ? asked
    : `No one claim knows all of ${names.map((name) => `--${name}`).join(", ")}: leave some out.`;
}

/** Whether these parameters only say how hard to look: then what was published can be judged. */
export const isOnlyEffort = ({ claim, changed }: Asked): boolean =>
  Object.keys(changed).every((name) => effortOf(claim).includes(name));

/** What was published for these parameters, by figure. */
export function publishedAt({ claim, changed }: Asked): Readonly<Record<string, number>> {
  const effort = effortOf(claim);
  const asked: Parameters = { ...claim.defaults, ...changed };
  const matching = claim.published.filter(({ at }) => {
    const full: Parameters = { ...claim.defaults, ...at };
    return Object.keys(full).every((name) => effort.includes(name) || full[name] === asked[name]);
  });
  return Object.assign({}, ...matching.map(({ figures }) => figures)) as Record<string, number>;
}

/** "looks again" and `meanDelay` as they are written on a command line: `looks-again`, `mean-delay`. */
const kebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(" ", "-")
    .toLowerCase();

/** A value in the type of the default; null where it is no number and should be one. */
function typed(written: string, standard: number | string): number | string | null {
  if (typeof standard === "string") return written;
  const number = Number(written);
  return written.trim() === "" || !Number.isFinite(number) ? null : number;
}
