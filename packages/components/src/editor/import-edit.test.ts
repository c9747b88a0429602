import { describe, expect, test } from "vitest";
import { importedNames, importEdit } from "./import-edit.ts";

const ping = { name: "ping", isType: false, module: "@lightcone/protocols/ping" };
const state = { ...ping, name: "State", isType: true };

function added(source: string, importing = ping): string {
  const { start, length, text } = importEdit(source, importing);
  return source.slice(0, start) + text + source.slice(start + length);
}

describe("a name that is imported", () => {
  test.each([
    ["in a cell without imports, in its first line", "pin", `import { ping } from "${ping.module}";\npin`],
    [
      "after the imports that there are, also those without braces",
      'import * as kit from "kit";\nimport {\n  one,\n} from "other";\n\npin',
      `import * as kit from "kit";\nimport {\n  one,\n} from "other";\nimport { ping } from "${ping.module}";\n\npin`,
    ],
    [
      "where an import is all of the cell",
      'import { a } from "b";',
      `import { a } from "b";\nimport { ping } from "${ping.module}";`,
    ],
    [
      "among the names of its module",
      `import { pong } from "${ping.module}";\npin`,
      `import { pong, ping } from "${ping.module}";\npin`,
    ],
    [
      "among names that stand one in a line",
      `import {\n  pong,\n} from '${ping.module}';\npin`,
      `import {\n  pong,\n  ping,\n} from '${ping.module}';\npin`,
    ],
    [
      "where the braces are empty",
      `import {} from "${ping.module}";`,
      `import { ping } from "${ping.module}";`,
    ],
    [
      "and is a value, not among types alone",
      `import type { State } from "${ping.module}";\n`,
      `import type { State } from "${ping.module}";\nimport { ping } from "${ping.module}";\n`,
    ],
    [
      "in a cell that cannot be read yet",
      "const x = (",
      `import { ping } from "${ping.module}";\nconst x = (`,
    ],
  ])("stands %s", (_, before, after) => expect(added(before)).toBe(after));

  test("and is a type says so", () => {
    expect(added("x", state)).toBe(`import type { State } from "${ping.module}";\nx`);
    expect(added(`import { ping } from "${ping.module}";`, state)).toBe(
      `import { ping, type State } from "${ping.module}";`,
    );
    expect(added(`import type { Timer } from "${ping.module}";`, state)).toBe(
      `import type { Timer, State } from "${ping.module}";`,
    );
  });
});

test("the names that a cell has already, as it calls them", () => {
  const source = 'import { a, type B, c as d } from "x";\nimport type { E } from "y";\nconst f = 1;';
  expect([...importedNames(source)]).toEqual(["a", "B", "d", "E"]);
});
