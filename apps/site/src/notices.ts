/** The licences of everything that the export carries, read at build time from the packages as they are installed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export type Notice = {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
  /** The package's licence files, word for word. */
  readonly text: string;
};

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
};

/** Our packages that run in the reader's browser: what they depend on is shipped. */
const inBrowser = ["components", "sandbox", "runtime", "notebook", "diagrams", "protocols", "simulation"];
/** What this package ships itself. Of `next` only its client is, which stands in its own package. */
const own = ["next", "react", "react-dom"];
const fonts = /^@fontsource/;

/**
 * The notices of all third-party packages of which a part may be shipped, by name: a package that is needed by a
 * shipped one is listed even where the bundler left it out.
 * @param site this package's folder
 */
export function readNotices(site: string): Notice[] {
  const found = new Map<string, Notice>();
  const visit = (name: string, from: string) => {
    if (name.startsWith("@lightcone/") || found.has(name)) return;
    const folder = findPackage(name, from);
    const manifest = readManifest(folder);
    found.set(name, notice(folder, manifest));
    if (name === "next") return; // its dependencies build and serve, and do not reach the browser
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, folder);
  };

  const mine = readManifest(site);
  for (const name of Object.keys(mine.dependencies ?? {}))
    if (own.includes(name) || fonts.test(name)) visit(name, site);
  for (const layer of inBrowser) {
    const folder = findPackage(`@lightcone/${layer}`, site);
    const { dependencies, peerDependencies } = readManifest(folder);
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) visit(name, folder);
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function notice(folder: string, { name, version, license }: Manifest): Notice {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|third-?party)/i.test(file));
  if (license === undefined || files.length === 0)
    throw new Error(`${name} ${version} has no licence file: find its licence before it is shipped.`);
  const text = files.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n");
  return { name, version, license, text };
}

function findPackage(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed: run \`npm install\`.`);
  }
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
