/** What stands beside a lesson for its exercises, through the bundler, at build time only. */
import type { ExerciseFiles } from "@lightcone/lessons";

const sources = import.meta.glob<{ readonly default: string }>(
  ["lessons/**/exercises/*/*.ts", "lessons/**/exercises/*/*.md"],
  { base: "../../../content", query: "?raw" },
);

/** How the answers of an exercise were judged when they were recorded. */
type Judged = { readonly id: string; readonly wrong: Readonly<Record<string, string>> };

const verdicts = import.meta.glob<{ readonly default: Judged }>("lessons/**/recorded/exercises/*.json", {
  base: "../../../content",
});

const manifests = import.meta.glob<{ readonly default: { readonly name: string; readonly version: string } }>(
  ["simulation", "checkers", "protocols", "notebook", "runtime"].map((name) => `${name}/package.json`),
  { base: "../../../packages" },
);

const folderOf = (lessonPath: string) => `./${lessonPath.replace(/[^/]+$/, "")}`;

/** The texts of a lesson's folder `exercises`, by their path in the lesson's folder. */
export async function exerciseFiles(lessonPath: string): Promise<ExerciseFiles> {
  const folder = folderOf(lessonPath);
  const own = Object.entries(sources).filter(([path]) => path.startsWith(`${folder}exercises/`));
  const read = own.map(async ([path, load]) => [path.slice(folder.length), (await load()).default] as const);
  return Object.fromEntries(await Promise.all(read));
}

/** How the wrong answers to an exercise fail, by their names; none where nothing is recorded. */
export async function recordedSignatures(
  lessonPath: string,
  exercise: string,
): Promise<Readonly<Record<string, string>>> {
  const load = verdicts[`${folderOf(lessonPath)}recorded/exercises/${exercise}.json`];
  return load === undefined ? {} : (await load()).default.wrong;
}

/** The packages that a verdict depends on, with their versions. */
export async function packageVersions(): Promise<Readonly<Record<string, string>>> {
  const read = await Promise.all(Object.values(manifests).map(async (load) => (await load()).default));
  return Object.fromEntries(read.map(({ name, version }) => [name, version]));
}
