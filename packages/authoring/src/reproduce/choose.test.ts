import { describe, expect, test } from "vitest";
import { claims } from "../fixtures/claimed/content/claims.ts";
import { chosen, isOnlyEffort, publishedAt, withParameters } from "./choose.ts";

const ids = (found: ReturnType<typeof chosen>) =>
  typeof found === "string" ? found : found.map(({ id }) => id);
const asked = (parameters: Record<string, string>) => {
  const found = withParameters(claims, parameters);
  return typeof found === "string" ? found : found.map(({ claim, changed }) => ({ id: claim.id, changed }));
};

describe("claims are chosen", () => {
  test("all, by id, by model, by how they begin", () => {
    expect(ids(chosen(claims, null))).toEqual(["coin.heads", "coin.edge"]);
    expect(ids(chosen(claims, "coin.edge"))).toEqual(["coin.edge"]);
    expect(ids(chosen(claims, "coin"))).toEqual(["coin.heads", "coin.edge"]);
    expect(ids(chosen(claims, "coin.h"))).toEqual(["coin.heads"]);
  });

  test("or the nearest is named", () => {
    expect(chosen(claims, "cion")).toBe(
      'There is no claim and no model "cion". Did you mean `coin`? Models are coin.',
    );
    expect(chosen(claims, "coin.haeds")).toContain("Did you mean `coin.heads`?");
  });
});

describe("parameters", () => {
  test("are read in the types of their defaults, by names in kebab-case", () => {
    expect(asked({ "mean-delay": "2", metal: "7" })).toEqual([
      { id: "coin.heads", changed: { meanDelay: 2, metal: "7" } },
    ]);
  });

  test("belong to every claim that knows all of them", () => {
    expect(asked({ sides: "4" })).toEqual([
      { id: "coin.heads", changed: { sides: 4 } },
      { id: "coin.edge", changed: { sides: 4 } },
    ]);
  });

  test("that nobody knows, or that are no numbers, are refused with what would do", () => {
    expect(asked({ side: "4" })).toBe(
      "No such parameter: --side. Did you mean `sides`? Known are --sides, --mean-delay, --metal, --trials.",
    );
    expect(asked({ sides: "four" })).toBe('--sides takes a number, not "four".');
    expect(asked({ sides: "" })).toBe('--sides takes a number, not "".');
  });

  test("say how hard to look, or at what", () => {
    const [heads] = claims;
    expect(isOnlyEffort({ claim: heads!, changed: { trials: 9 } })).toBe(true);
    expect(isOnlyEffort({ claim: heads!, changed: { trials: 9, sides: 4 } })).toBe(false);
  });

  test("find what was published for them, however hard one looks, and nothing else", () => {
    const [heads] = claims;
    expect(publishedAt({ claim: heads!, changed: { sides: 4, trials: 9 } })).toEqual({ share: 0.25 });
    expect(publishedAt({ claim: heads!, changed: { sides: 4, metal: "tin" } })).toEqual({});
    expect(publishedAt({ claim: heads!, changed: { sides: 3 } })).toEqual({});
  });
});
