import { covered, deep } from "@lightcone/config/covered";
import {
  amnesic,
  asynchronous,
  crashRecovery,
  crashStop,
  durable,
  links,
  type NodeView,
  type SystemModel,
  systemModel,
} from "@lightcone/simulation";
import { canonicalText } from "@lightcone/simulation/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explore } from "../explore.ts";
import { naiveSearch } from "../fixtures/naive-search.ts";
import { randomProtocol } from "../fixtures/random-protocol.ts";
import { keyOfWorld, worldByWorld } from "../fixtures/world-by-world.ts";

const limit = deep(4_000, 10_000);
const numRuns = deep(25, 200);

const modelWith = (parts: Partial<SystemModel>) => systemModel({ timing: asynchronous(), ...parts });

const models: Record<string, SystemModel> = {
  "reliable links": modelWith({}),
  "FIFO links": modelWith({ links: links({ fifo: true }) }),
  "lossy links": modelWith({ links: links({ loss: 0 }) }),
  "duplicating links": modelWith({ links: links({ duplication: 0 }) }),
  "lossy duplicating FIFO links": modelWith({ links: links({ loss: 0, duplication: 0, fifo: true }) }),
  "crash-stop": modelWith({ failures: crashStop({ f: 1 }) }),
  "crash-stop, two of them, FIFO links": modelWith({
    failures: crashStop({ f: 2 }),
    links: links({ fifo: true }),
  }),
  "crash-recovery with amnesia": modelWith({ failures: crashRecovery({ f: 1 }), storage: amnesic }),
  "crash-recovery with disks": modelWith({ failures: crashRecovery({ f: 1 }), storage: durable() }),
};

/** All that nodes are seen to be, by exploration and world by world. */
function seenBoth(seed: number, model: SystemModel, isSet: boolean) {
  const hasDisk = model.failures.kind === "crashRecovery" && model.storage.kind === "durable";
  const isHarsh = model.failures.kind === "crashRecovery";
  const protocol = randomProtocol(seed, { hasDisk, steps: isHarsh ? 1 : 2, mayChoose: !isHarsh });
  const ours = new Set<string>();
  const watched = {
    ...protocol,
    always: { seen: (nodes: readonly NodeView<unknown>[]) => Boolean(ours.add(canonicalText(nodes))) },
  };
  const network = isSet ? "set" : "multiset";
  const exploration = explore(watched, { nodes: 2, model, network, limits: { states: limit } });
  if (!exploration.complete) return null;
  const theirs = new Set<string>();
  const system = worldByWorld(protocol, { nodes: 2, model, isSet });
  const look = ({ nodes }: (typeof system.initial)[number]) =>
    theirs.add(canonicalText(nodes.map(({ up, state }, i) => ({ id: "AB"[i], up, state }))));
  const naive = naiveSearch(
    { ...system, always: { look: (world) => Boolean(look(world)) } },
    undefined,
    keyOfWorld(model.links.fifo),
  );
  return { exploration, naive, ours, theirs, hasDisk };
}

describe("E6 protocols are explored as world by world, with fewer calls", () => {
  it.each(Object.entries(models))("%s", (_, model) => {
    let states = 0;
    let compared = 0;
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (seed, isSet) => {
        const both = seenBoth(seed, model, isSet && !model.links.fifo);
        if (!both) return; // more than the limit: there are enough others
        const { exploration, naive, ours, theirs, hasDisk } = both;
        expect(ours).toEqual(theirs);
        const { distinct, generated, depth } = exploration;
        const counts = { distinct, generated, depth, stepsToViolation: null };
        // Snapshots that no crash can tell apart are one here, and several there.
        if (hasDisk) expect(distinct).toBeLessThanOrEqual(naive.distinct);
        else expect(counts).toEqual(naive);
        compared++;
        states += distinct;
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(numRuns / 3);
    expect(states).toBeGreaterThan(5 * numRuns);
    covered({ seeds: compared, states });
  });
});
