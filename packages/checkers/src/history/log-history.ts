import { plain, readEdn } from "./edn.ts";
import { type Recorded, type Recording, types } from "./record.ts";
import { Unreadable } from "./unreadable.ts";

const jepsenLine = /^.*\bjepsen\.util(?:\s+-|:)\s+(.*)$/;
const otherLogger = /^(?:.*\s)?(?:TRACE|DEBUG|INFO|WARN|ERROR)\b/;

export const isLog = (text: string): boolean => /^.*\bjepsen\.util(?:\s+-|:)\s/m.test(text);

/**
 * Jepsen's log lines, such as `INFO  jepsen.util - 3 :invoke :cas [1 4]`: process, type, function, value. Lines of other
 * loggers, and what a process without a number did, are no operations.
 */
export function readLogHistory(text: string): Recording {
  const records: Recorded[] = [];
  let skipped = 0;
  text.split("\n").forEach((content, i) => {
    if (content.trim() === "") return;
    const record = recordOf(content, i + 1);
    if (record === null) skipped++;
    else records.push(record);
  });
  return { records, skipped };
}

function recordOf(content: string, line: number): Recorded | null {
  const said = jepsenLine.exec(content.trimEnd())?.[1];
  if (said === undefined) {
    if (otherLogger.test(content)) return null;
    throw new Unreadable(line, `this is no line of a log: "${content.trim().slice(0, 60)}"`);
  }
  const [process, type, f, value = null] = readEdn(said, line).map(plain);
  if (process !== undefined && typeof process !== "number") return null;
  const known = types.find((each) => each === type);
  if (process === undefined || known === undefined || typeof f !== "string")
    throw new Unreadable(line, `"${said}" is no operation such as 3 :invoke :cas [1 4]`);
  return { line, type: known, process: String(process), f, value };
}
