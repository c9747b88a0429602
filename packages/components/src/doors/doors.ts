import type { DoorCode } from "@lightcone/sandbox";
import type { CellSource } from "../result.ts";

/** A name that a door exports. `says` is the first sentence of its comment. */
export type Exported = { readonly name: string; readonly isType: boolean; readonly says: string };

type Door = {
  /** Whether only other doors import it, and no cell. */
  readonly isInner: boolean;
  /** Address of its code; null where the sandbox has it already. */
  readonly code: string | null;
  /** Address of its sources: texts by their path under the root of the editor's virtual disk. */
  readonly sources: string;
  /** The doors whose sources these ones import. */
  readonly needs: readonly string[];
};

/** Addresses are relative to the index. */
type Index = {
  /** Declarations of what cells find besides the language and their imports. */
  readonly provided: string;
  /** Address of what each door exports. */
  readonly exports: string;
  readonly doors: Readonly<Record<string, Door>>;
};

/** Sources by path under the root of the virtual disk. */
export type Sources = Readonly<Record<string, string>>;

/** The doors that cells may import, loaded as they are needed and once. What cannot be loaded rejects, and is tried again. */
export type Doors = {
  /** The code of the doors that these cells mention. */
  codeOf(cells: readonly CellSource[]): Promise<readonly DoorCode[]>;
  /** The sources of the doors that these cells mention, and of all that these need. */
  sourcesOf(cells: readonly CellSource[]): Promise<Sources>;
  /** The sources of all doors. */
  allSources(): Promise<Sources>;
  /** What cells find besides the language and their imports, as declarations. */
  provided(): Promise<string>;
  /** What each door exports that cells may import. */
  exports(): Promise<Readonly<Record<string, readonly Exported[]>>>;
};

/** The doors of the index at this address. */
export function openDoors(url: string): Doors {
  const loaded = new Map<string, Promise<unknown>>();
  const load = <T>(address: string, read: (response: Response) => Promise<T>): Promise<T> => {
    const known = loaded.get(address) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const loading = fetched(address).then(read);
    loaded.set(address, loading);
    loading.catch(() => loaded.delete(address));
    return loading;
  };
  const json = <T>(address: string) => load(address, (response) => response.json() as Promise<T>);
  const text = (address: string) => load(address, (response) => response.text());
  const base = () => new URL(url, location.href);
  const at = (address: string) => new URL(address, base()).href;
  const index = () => json<Index>(base().href);

  const mentioned = async (cells: readonly CellSource[]) =>
    Object.entries((await index()).doors).filter(
      ([name, { isInner }]) => !isInner && cells.some(({ source }) => source.includes(name)),
    );
  const sources = async (names: readonly string[]): Promise<Sources> => {
    const { doors } = await index();
    const all = new Set(names);
    for (const name of all) doors[name]?.needs.forEach((need) => all.add(need));
    const files = [...all].flatMap((name) => (doors[name] ? [json<Sources>(at(doors[name].sources))] : []));
    return Object.assign({}, ...(await Promise.all(files))) as Sources;
  };

  return {
    async codeOf(cells) {
      const codes = (await mentioned(cells)).flatMap(([name, { code }]) =>
        code === null ? [] : [{ name, code }],
      );
      return Promise.all(codes.map(async ({ name, code }) => ({ name, code: await text(at(code)) })));
    },
    sourcesOf: async (cells) => sources((await mentioned(cells)).map(([name]) => name)),
    allSources: async () => sources(Object.keys((await index()).doors)),
    provided: async () => (await index()).provided,
    exports: async () => json(at((await index()).exports)),
  };
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${address}.`);
  return response;
}
