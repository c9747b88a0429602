/** Where files stand and what they are called. */
import type { File } from "../workspace.ts";

const topLevel = [
  ...["package.json", "package-lock.json", "nx.json", "tsconfig.base.json"],
  ...["apps", "packages", "content"],
  ...["README.md", "CONTRIBUTING.md", "LICENSE"],
];

/** The top level is exactly the agreed one, plus dot-files; a root lint configuration is not among them. */
export function topLevelProblems(files: readonly File[]): string[] {
  const found = new Set(files.map(({ path }) => path.split("/")[0] ?? ""));
  const extra = [...found].filter((name) => !topLevel.includes(name) && !/^\.(?!eslintrc)/.test(name));
  const missing = topLevel.filter((name) => !found.has(name));
  return [
    ...extra.map(
      (name) => `${name}: not in the agreed top level; it belongs into an app, a package or content`,
    ),
    ...missing.map((name) => `${name}: missing from the top level`),
  ];
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
/** Names that tools or customs prescribe: documents in capitals, dot-files, routes and headers of the site. */
const prescribed = /^(README\.md|SPEC\.md|LICENSE(\.\w+)?|\..+|\[.+\]|\(.+\)|_headers|__snapshots__)$/;

/** Files and folders are kebab-case. */
export function kebabProblems(files: readonly File[]): string[] {
  return named(files, (name) => !kebab.test(name) && !prescribed.test(name)).map(
    (path) => `${path}: not kebab-case`,
  );
}

const vague = new Set(["util", "utils", "helper", "helpers", "common", "manager", "service", "misc"]);

/** No name says only that something is useful. (`service-worker` is the browser's word.) */
export function vagueProblems(files: readonly File[]): string[] {
  const isVague = (name: string) =>
    name
      .replace("service-worker", "")
      .split(/[-.]/)
      .some((word) => vague.has(word));
  return named(files, isVague).map((path) => `${path}: a vague name; say what it is about`);
}

/** The paths, each once, that end in a name (of a file or a folder of our projects) for which `test` holds. */
function named(files: readonly File[], test: (name: string) => boolean): string[] {
  const found = new Set<string>();
  for (const { path } of files) {
    const names = path.split("/");
    if (names.length < 2 || names[0]?.startsWith(".")) continue;
    names.forEach((name, index) => {
      if (test(name)) found.add(names.slice(0, index + 1).join("/"));
    });
  }
  return [...found];
}
