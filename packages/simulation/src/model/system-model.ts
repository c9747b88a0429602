import { Mistake, refuseUnknownKeys } from "../values/mistake.ts";
import { type Clocks, describeClocks, noClocks, perfectClocks } from "./clocks.ts";
import { describeFailures, type Failures, noFailures } from "./failures.ts";
import { describeLinks, type Links, reliable } from "./links.ts";
import { describeStorage, durable, type Storage } from "./storage.ts";
import { describeTiming, type Timing } from "./timing.ts";
import type { Topology } from "./topology.ts";

/** The assumptions under which a protocol runs. A model generates legal behavior and refuses what it forbids. */
export type SystemModel = {
  readonly timing: Timing;
  readonly failures: Failures;
  readonly links: Links;
  readonly clocks: Clocks;
  readonly storage: Storage;
  /** Who can send to whom; null: everybody to everybody. */
  readonly topology: Topology | null;
};

/**
 * A system model as a value. What is left out is benign: nothing fails, no message is lost, clocks are perfect (an
 * asynchronous system has none), disks keep what was written.
 */
export function systemModel(model: Partial<SystemModel> & Pick<SystemModel, "timing">): SystemModel {
  refuseUnknownKeys(
    model,
    ["timing", "failures", "links", "clocks", "storage", "topology"],
    "A system model",
  );
  if (!model.timing?.kind) {
    throw new Mistake(
      "A system model needs a timing: synchronous({ deltaMs: 50 }), asynchronous() or partiallySynchronous({ gstMs: 400, deltaMs: 50 }).",
    );
  }
  return {
    timing: model.timing,
    failures: model.failures ?? noFailures,
    links: model.links ?? reliable,
    clocks: model.clocks ?? (model.timing.kind === "asynchronous" ? noClocks : perfectClocks),
    storage: model.storage ?? durable(),
    topology: model.topology ?? null,
  };
}

/** The model in words, for captions and messages. */
export const describeModel = ({ timing, failures, links, clocks, storage }: SystemModel): string =>
  [
    describeTiming(timing),
    describeFailures(failures),
    describeLinks(links),
    describeClocks(clocks),
    describeStorage(storage),
  ]
    .filter((text) => text !== "")
    .join("; ");
