/** Versions that were chosen together, and a lockfile that any registry can serve. */
import type { File } from "../workspace.ts";
import { manifests } from "./manifests.ts";

/** Raised on purpose and together, never by a tag. */
export const pins: readonly { readonly name: RegExp; readonly version: RegExp; readonly why: string }[] = [
  {
    name: /^typescript$/,
    version: /^~6\.0\./,
    why: "7 has no JavaScript API, which Nx and typescript-eslint need",
  },
  { name: /^(nx|@nx\/.*)$/, version: /^23\.2\.1$/, why: "Nx and its plugins must be of one version" },
  { name: /^next$/, version: /^16\.4\.6$/, why: "tried with this React and mdx-bundler" },
  { name: /^(react|react-dom)$/, version: /^19\.3\.1$/, why: "tried with this Next" },
  { name: /^mdx-bundler$/, version: /^10\.1\.1$/, why: "tried in a server component of this Next" },
  { name: /^esbuild$/, version: /^0\.28\.2$/, why: "the peer of this mdx-bundler" },
  { name: /^monaco-editor$/, version: /^0\.57\.0$/, why: "its module paths move between versions" },
  { name: /^vitest$/, version: /^4\.1\.\d+$/, why: "5 needs Node 22" },
  { name: /^zod$/, version: /^4\./, why: "the schemas are written for 4" },
  { name: /^eslint$/, version: /^9\./, why: "tried with this Nx plugin" },
  { name: /^@types\/node$/, version: /^\^20\./, why: "the oldest Node that is supported" },
];

/** Every dependency has its pinned version, and the same version in every project. */
export function pinProblems(files: readonly File[]): string[] {
  const seen = new Map<string, { version: string; folder: string }>();
  return [...manifests(files)].flatMap(([folder, manifest]) => {
    const { dependencies, devDependencies, peerDependencies } = manifest;
    return Object.entries({ ...peerDependencies, ...devDependencies, ...dependencies }).flatMap(
      ([name, version]) => {
        const where = `${folder}/package.json: ${name} ${version}`;
        if (name.startsWith("@lightcone/"))
          return version === "*" ? [] : [`${where}, but a project of ours is "*"`];
        const pin = pins.find((candidate) => candidate.name.test(name));
        if (pin && !pin.version.test(version))
          return [`${where}, but ${pin.version.source} is pinned: ${pin.why}`];
        const first = seen.get(name) ?? { version, folder };
        seen.set(name, first);
        return first.version === version ? [] : [`${where}, but ${first.version} in ${first.folder}`];
      },
    );
  });
}

/** The same oldest Node everywhere. */
export function nodeProblems(files: readonly File[]): string[] {
  const text = (path: string) => files.find((file) => file.path === path)?.text ?? "";
  const engine = JSON.parse(text("package.json")).engines?.node;
  return [
    ...(engine === ">=20.19" ? [] : [`package.json: engines.node is "${engine}", and should be ">=20.19"`]),
    ...(text(".nvmrc").trim() === "20.19"
      ? []
      : [".nvmrc: should be 20.19, the oldest Node that is supported"]),
  ];
}

/** The lockfile names no registry: whoever clones uses their own. */
export function lockProblems(files: readonly File[]): string[] {
  const lock = files.find(({ path }) => path === "package-lock.json");
  if (!lock) return ["package-lock.json: missing"];
  const packages: Record<string, { resolved?: string }> = JSON.parse(lock.text).packages;
  return Object.entries(packages)
    .filter(([, { resolved }]) => resolved?.includes("://"))
    .map(
      ([name, { resolved }]) =>
        `package-lock.json: ${name} is resolved to ${resolved}; .npmrc omits that, so run npm install again here`,
    );
}
