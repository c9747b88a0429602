import { readdir, stat, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { standaloneHistorySvg } from "@lightcone/diagrams";
import type { HistoryCommand } from "../arguments.ts";
import { type Examination, examineHistory } from "./examine-history.ts";
import { summarize, tellHistory, totals } from "./tell-history.ts";

/**
 * Checks a recorded history, or all that stand in a folder, and prints what came of it. The exit status is 0 where all
 * are linearizable, 1 where one is not, and otherwise 2.
 */
export async function checkHistory(
  command: HistoryCommand,
  cwd: string,
  print: (text: string) => void,
): Promise<number> {
  const path = resolve(cwd, command.path);
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  if (isFolder && !command.isSummary) {
    print(`${command.path} is a folder: add --summary.\n`);
    return 2;
  }
  if (command.isSummary) return checkAll(isFolder ? await filesIn(path) : [path], path, command, print);

  const examination = await examineHistory(path, command);
  if (examination.kind === "unreadable") {
    print(summarize(command.path, examination));
    return 2;
  }
  print(tellHistory(command.path, examination));
  const { events, specification, verdict } = examination;
  if (command.svg !== null) {
    const { partition } = specification;
    const picture = standaloneHistorySvg(
      events,
      verdict,
      partition === undefined ? {} : { partOf: partition },
    );
    await writeFile(resolve(cwd, command.svg), picture);
    print(`The picture is in ${command.svg}.\n`);
  }
  return statusOf([examination]);
}

async function checkAll(
  files: readonly string[],
  path: string,
  command: HistoryCommand,
  print: (text: string) => void,
): Promise<number> {
  const examinations: Examination[] = [];
  for (const file of files) {
    const examination = await examineHistory(file, command);
    examinations.push(examination);
    print(summarize(relative(path, file) || command.path, examination));
  }
  print(totals(examinations));
  return statusOf(examinations);
}

/** The files in a folder and in those within it, by name; what begins with a dot is left out. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter(({ name }) => !name.startsWith("."))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const found = names.map(async (entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
  return (await Promise.all(found)).flat();
}

function statusOf(examinations: readonly Examination[]): number {
  const kinds = examinations.map((each) => (each.kind === "unreadable" ? "unreadable" : each.verdict.kind));
  if (kinds.includes("illegal")) return 1;
  return kinds.length > 0 && kinds.every((kind) => kind === "ok") ? 0 : 2;
}
