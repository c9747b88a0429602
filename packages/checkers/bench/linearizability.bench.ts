/**
 * How fast histories are checked, beside the search that checkers usually have. Recordings are simulated, so that any
 * size can be had; those "as recorded" look like the known recordings of etcd: 85 operations of five clients on a
 * compare-and-set register, one in seven without a response.
 */
import { race } from "@lightcone/config/bench";
import type { HistoryEvent, Value } from "@lightcone/simulation";
import { checkLinearizability, casRegister, keyValue } from "../src/index.ts";
import { record } from "../src/linearizability/fixtures/recorded.ts";
import { wingGongLowe } from "./wing-gong-lowe.ts";

type Random = () => number;
const pick = (random: Random, count: number) => Math.floor(random() * count);

function onRegister(_: number, random: Random): Value {
  const f = pick(random, 3);
  if (f === 0) return { f: "read" };
  if (f === 1) return { f: "write", value: pick(random, 5) };
  return { f: "cas", from: pick(random, 5), to: pick(random, 5) };
}

const onKeys =
  (keys: number) =>
  (n: number, random: Random): Value => {
    const key = `k${pick(random, keys)}`;
    return random() < 0.5 ? { f: "get", key } : { f: "put", key, value: n };
  };

/** A read in the second half that returned what was not there: most such histories are illegal. */
function withLie(history: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const lie = history.findIndex(
    ({ kind, operation }, i) =>
      i > history.length / 2 && kind === "ok" && (operation as { readonly f: string }).f === "read",
  );
  return history.map((event, i) =>
    i === lie ? { ...event, result: (Number(event.result) + 1) % 5 } : event,
  );
}

/** Configurations after which the other search is given up. */
const most = 50_000;
const recordings = (count: number, clients: number, operations: number, unknown: number) =>
  Array.from({ length: count }, (_, i) => {
    const history = record({
      specification: casRegister,
      operations,
      clients,
      ask: onRegister,
      unknown,
      seed: i + 1,
    });
    return i % 4 === 0 ? history : withLie(history);
  });

/** `passes` over the histories are one turn of ours, so that it is as warm as where it is used. */
function compete(title: string, histories: readonly (readonly HistoryEvent[])[], passes: number): void {
  const operations = histories.reduce((sum, history) => sum + history.length / 2, 0);
  const answers = histories.map((history) => ({
    ours: checkLinearizability(casRegister, history).kind,
    theirs: wingGongLowe(casRegister, history, most),
  }));
  const count = (kind: string) => answers.filter(({ ours }) => ours === kind).length;
  const unfinished = answers.filter(({ theirs }) => theirs === null).length;
  const different = answers.filter(({ ours, theirs }) => theirs !== null && theirs !== (ours === "ok"));
  if (different.length > 0)
    throw new Error(`${title}: the two searches disagree on ${different.length} histories`);
  console.log(
    `\n${title}: ${count("ok")} ok, ${count("illegal")} illegal, ${count("unknown")} unknown; the baseline gave up on ${unfinished}`,
  );
  const results = race(
    {
      baseline() {
        for (const history of histories) wingGongLowe(casRegister, history, most);
        return operations;
      },
      "just in time"() {
        for (let pass = 0; pass < passes; pass++)
          for (const history of histories) checkLinearizability(casRegister, history);
        return operations * passes;
      },
    },
    { rounds: 3 },
  );
  console.log(`one pass, just in time: ${((1000 * operations) / results[1]!.rate).toFixed(1)} ms`);
}

compete("100 histories as recorded, 85 operations, 5 clients", recordings(100, 5, 85, 1 / 7), 20);
for (const clients of [5, 10, 25])
  for (const operations of [100, 1_000, 10_000])
    compete(
      `4 histories, ${operations} operations, ${clients} clients`,
      recordings(4, clients, operations, 0),
      operations === 100 ? 50 : 1,
    );

const unique = [1, 10, 1_000].map((keys) =>
  record({
    specification: keyValue,
    operations: 100_000,
    clients: 25,
    ask: onKeys(keys),
    unknown: 0.01,
    seed: 1,
  }),
);
console.log("\n100,000 key-value operations with unique values, 25 clients");
race(
  {
    baseline: () => (checkLinearizability(keyValue, unique[0]!), 100_000),
    "10 keys": () => (checkLinearizability(keyValue, unique[1]!), 100_000),
    "1,000 keys": () => (checkLinearizability(keyValue, unique[2]!), 100_000),
  },
  { rounds: 3 },
);
