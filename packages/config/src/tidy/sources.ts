/** What stands in files. */
import { root, type File } from "../workspace.ts";

const isSource = ({ path }: File) => /\.(ts|tsx|mjs|css)$/.test(path) && !path.includes("/fixtures/");
const longest = 300;

/** A source file has at most 300 lines. */
export function longProblems(files: readonly File[]): string[] {
  return files.filter(isSource).flatMap(({ path, text }) => {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    return lines > longest ? [`${path}: ${lines} lines, at most ${longest}; split it, one idea a file`] : [];
  });
}

const focused = /\b(it|test|describe|suite)(\.\w+)*\.only\b|\b(fit|fdescribe)\(/;
const skipped =
  /\b(it|test|describe|suite)(\.\w+)*\.(skip|skipIf|runIf|todo|fixme)\b|\b(xit|xtest|xdescribe)\(/;

/** No test is focused; one is skipped only with a comment, on its line or the one above, that says "because". */
export function skippedProblems(files: readonly File[]): string[] {
  return lines(files, /\.(test|spec)\.tsx?$/).flatMap(({ where, line, above }) => {
    if (focused.test(line)) return [`${where}: a focused test keeps all others from running`];
    const reason = /\/\/.*\bbecause\b/;
    const excused = reason.test(line) || reason.test(above);
    return skipped.test(line) && !excused ? [`${where}: a skipped test; add "// because ..." or run it`] : [];
  });
}

/** A lint rule is switched off only with a reason. */
export function disabledProblems(files: readonly File[]): string[] {
  return lines(files, /\.(ts|tsx|mjs)$/).flatMap(({ where, line }) =>
    /\/[/*]\s*eslint-disable/.test(line) && !/ -- \S/.test(line)
      ? [`${where}: a lint rule is switched off without a reason; add " -- why"`]
      : [],
  );
}

/** No file names a place on somebody's machine: this workspace's folder, a home, the folder for temporary files. */
export function machinePathProblems(files: readonly File[], here: string = root): string[] {
  const homes = ["home/\\w+", "Users/\\w+", "root", "tmp"].map((name) => `/${name}/`);
  const places = [`${here.replaceAll(/[^\w/]/g, "\\$&")}/`, "[A-Z]:\\\\Users\\\\", ...homes].join("|");
  const place = new RegExp(`(?<![\\w.~/-])(${places})`);
  return lines(files, /./).flatMap(({ where, line }) => {
    const found = place.exec(line)?.[1];
    return found ? [`${where}: "${found}" is a path of one machine`] : [];
  });
}

function lines(files: readonly File[], pattern: RegExp) {
  return files
    .filter(({ path }) => pattern.test(path) && path !== "package-lock.json")
    .flatMap(({ path, text }) =>
      text.split("\n").map((line, index, all) => ({
        where: `${path}:${index + 1}`,
        line,
        above: all[index - 1] ?? "",
      })),
    );
}
