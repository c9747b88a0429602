/** The doors that cells may import, and what the page can draw of their values. Learners import exactly what authors import. */
import checkers from "@lightcone/checkers/package.json" with { type: "json" };
import protocols from "@lightcone/protocols/package.json" with { type: "json" };
import type { Meter } from "@lightcone/simulation";
import { answer } from "./answer.ts";
import { bindToMeter, type Divide, type Module } from "./bind-to-meter.ts";
import { present } from "./present.ts";

/** The names under which rooms of a package can be imported; its claims and its package.json are not for cells. */
const doorsOf = ({ name, exports }: { readonly name: string; readonly exports: object }): readonly string[] =>
  Object.entries(exports)
    .filter(([, file]) => String(file).endsWith("/index.ts"))
    .map(([path]) => name + path.slice(1));

/** Every door by the name that stands in an import: the kernel, and what the checkers and the protocols export. */
export const names: readonly string[] = [
  "@lightcone/simulation",
  ...doorsOf(checkers),
  ...doorsOf(protocols),
];

/** Doors that are loaded, by name. */
type Loaded = Readonly<Record<string, Module>>;

/** The library with the doors that are loaded; it looks at them anew for each run. */
export const libraryOf = (loaded: Loaded) => ({
  names,
  doors: (meter: Meter, divide: Divide): Readonly<Record<string, Module>> =>
    Object.fromEntries(
      names
        .filter((name) => name in loaded)
        .map((name) => [name, { ...loaded[name], ...bindToMeter(name, loaded[name]!, meter, divide) }]),
    ),
  present,
  answer,
});

const loaded: Record<string, Module> = {};

/** The library where modules can be loaded by name, as in Node: `load` comes before a run that imports them. */
export const library = {
  ...libraryOf(loaded),
  async load(wanted: readonly string[]): Promise<void> {
    await Promise.all(wanted.map(async (name) => (loaded[name] ??= (await import(name)) as Module)));
  },
};
