import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../cli.ts";

const cwd = join(import.meta.dirname, "../fixtures/claimed");

async function reproduce(...args: readonly string[]) {
  let printed = "";
  const print = (text: string) => void (printed += text);
  const status = await main(["reproduce", ...args], { cwd, print, stallSeconds: 60 });
  return { status, printed: printed.trimEnd() };
}

test("what was published stands beside what comes out, and what fails makes the command fail", async () => {
  const { status, printed } = await reproduce();
  expect(status).toBe(1);
  expect(printed).toMatchInlineSnapshot(`
    "coin.heads  So many of the throws are heads.
      Jakob Bernoulli, Ars Conjectandi, Basel, 1713; G1
      at       figure  published  ours  tolerance  verdict  seeds
      sides 2  share   0.5        0.5   ±0.01      holds    100 throws
      sides 4  share   0.25       0.25  ±0.01      holds    100 throws

    coin.edge  Some throws end on the edge; nobody knows how this came to be printed.
      Jakob Bernoulli, Ars Conjectandi, Basel, 1713; G0
      at  figure  published  ours  tolerance  verdict                      seeds
          edges   7          0     ±0         does not reproduce, as said  100 throws

    die.sum  The spots of a die come to this.
      Blaise Pascal, Letters, Paris, 1654; G0
      at  figure  published  ours  tolerance  verdict  seeds
          spots   22         21    ±0         fails    by adding

    3 claims, 4 figures: 1 not as claimed, in die.sum."
  `);
});

test("a model is computed for parameters of anybody's choice", async () => {
  const { status, printed } = await reproduce("coin", "--sides", "5");
  expect(status).toBe(0);
  expect(printed).toMatchInlineSnapshot(`
    "coin.heads  So many of the throws are heads.
      Jakob Bernoulli, Ars Conjectandi, Basel, 1713; G1
      at       figure  published  ours  tolerance  verdict            seeds
      sides 5  share              0.2              nothing published  100 throws
      sides 5  metal              4                nothing published  100 throws

    coin.edge  Some throws end on the edge; nobody knows how this came to be printed.
      Jakob Bernoulli, Ars Conjectandi, Basel, 1713; G0
      at       figure  published  ours  tolerance  verdict            seeds
      sides 5  edges              0                nothing published  100 throws

    2 claims, 3 figures: all is as it is claimed."
  `);
});

test("what was published is found for parameters that were published", async () => {
  const { printed } = await reproduce("coin.heads", "--sides", "4", "--trials", "7");
  expect(printed).toContain(
    "sides 4, trials 7  share   0.25       0.25  ±0.01      holds              7 throws",
  );
});

test("more effort judges what was published again", async () => {
  const { status, printed } = await reproduce("coin.heads", "--trials", "9");
  expect(status).toBe(0);
  expect(printed).toMatch(/sides 2 .*9 throws\n.*sides 4 .*9 throws/);
});

test("programs get JSON", async () => {
  const { status, printed } = await reproduce("die", "--json");
  expect(status).toBe(1);
  expect(JSON.parse(printed)).toEqual([
    {
      claim: "die.sum",
      at: {},
      figure: "spots",
      published: 22,
      ours: 21,
      allowed: 0,
      verdict: "fails",
      seeds: "by adding",
    },
  ]);
});

test("a claim or parameters that make no sense are refused", async () => {
  expect(await reproduce("dye")).toMatchObject({
    status: 2,
    printed: expect.stringContaining("Did you mean `die`?"),
  });
  expect(await reproduce("coin", "--metal", "lead")).toEqual({
    status: 2,
    printed: "There are no coins of lead.",
  });
});
