import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toyDoors } from "../../test/toy-doors.ts";
import { openDoors } from "./doors.ts";

const asked: string[] = [];
let isOffline = false;
beforeEach(() => {
  asked.length = 0;
  isOffline = false;
  vi.stubGlobal("location", { href: "https://course.example/lessons/one/" });
  vi.stubGlobal("fetch", async (address: string) => {
    const { pathname } = new URL(address);
    asked.push(pathname);
    const body = isOffline ? undefined : toyDoors()[pathname];
    return new Response(body ?? "", { status: body === undefined ? 404 : 200 });
  });
});
afterEach(() => vi.unstubAllGlobals());

const open = () => openDoors("/doors.json?1234");
const cell = (source: string) => [{ id: "cell", source }];
const toy = cell('import { quarter } from "@lightcone/protocols/toy";');

test("the code of a door comes when a cell mentions it, and once", async () => {
  const doors = open();
  expect(await doors.codeOf(cell("1 + 1"))).toEqual([]);
  expect(
    await doors.codeOf(cell('import { half } from "@lightcone/simulation";')),
    "the sandbox has it",
  ).toEqual([]);
  expect(asked).toEqual(["/doors.json"]);
  const [door, ...others] = await doors.codeOf(toy);
  expect([door!.name, others]).toEqual(["@lightcone/protocols/toy", []]);
  expect(door!.code).toContain("quarter");
  await doors.codeOf(toy);
  expect(asked).toEqual(["/doors.json", "/doors/toy.js"]);
});

test("sources come with those that they need", async () => {
  const doors = open();
  expect(Object.keys(await doors.sourcesOf(cell("1")))).toEqual([]);
  const paths = Object.keys(await doors.sourcesOf(toy));
  expect(paths).toContain("node_modules/@lightcone/protocols/src/toy/rules.ts");
  expect(paths).toContain("node_modules/@lightcone/simulation/src/index.ts");
  expect(Object.keys(await doors.allSources()).sort()).toEqual(paths.sort());
});

test("what cannot be loaded rejects, and is tried again when it is next asked for", async () => {
  const doors = open();
  isOffline = true;
  await expect(doors.codeOf(toy)).rejects.toThrow(
    "The server answered 404 for https://course.example/doors.json",
  );
  isOffline = false;
  expect(await doors.codeOf(toy)).toHaveLength(1);
  isOffline = true;
  await expect(doors.exports()).rejects.toThrow("404");
  isOffline = false;
  expect((await doors.exports())["@lightcone/protocols/toy"]!.map(({ name }) => name)).toEqual([
    "quarter",
    "rule",
  ]);
});
