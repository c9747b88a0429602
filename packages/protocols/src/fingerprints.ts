/**
 * Fingerprints of 20 seeds of every protocol, by its door, under models that use the kernel's chance. Committed in
 * `fingerprints.json` and computed anew in Node and in Chromium: equal everywhere, or a link to a run means nothing.
 */
import { runs as abd } from "./abd/runs.ts";
import { runs as benOr } from "./ben-or/runs.ts";
import { runs as chandraToueg } from "./chandra-toueg/runs.ts";
import { runs as clockSync } from "./clock-sync/runs.ts";
import { runs as crdt } from "./crdt/runs.ts";
import { runs as dolevStrong } from "./dolev-strong/runs.ts";
import { runs as failureDetectors } from "./failure-detectors/runs.ts";
import { runs as floodSet } from "./flood-set/runs.ts";
import { runs as gossip } from "./gossip/runs.ts";
import { runs as leasedLock } from "./leased-lock/runs.ts";
import { runs as logicalClocks } from "./logical-clocks/runs.ts";
import { runs as mutualExclusion } from "./mutual-exclusion/runs.ts";
import { runs as oralMessages } from "./oral-messages/runs.ts";
import { runs as ping } from "./ping/runs.ts";
import { runs as profileCall } from "./profile-call/runs.ts";
import { runs as quorums } from "./quorums/runs.ts";
import { runs as reliableBroadcast } from "./reliable-broadcast/runs.ts";
import { runs as ringElection } from "./ring-election/runs.ts";
import { runs as snapshot } from "./snapshot/runs.ts";
import { runs as transfer } from "./transfer/runs.ts";
import { runs as twoGenerals } from "./two-generals/runs.ts";
import { runs as wars } from "./wars/runs.ts";

/** Runs or, where a door computes and nothing runs, the results of a seed. */
type Runs = Readonly<Record<string, (seed: number) => { readonly fingerprint: string }>>;

const doors: Readonly<Record<string, Runs>> = {
  "./abd": abd,
  "./ben-or": benOr,
  "./chandra-toueg": chandraToueg,
  "./clock-sync": clockSync,
  "./crdt": crdt,
  "./dolev-strong": dolevStrong,
  "./failure-detectors": failureDetectors,
  "./flood-set": floodSet,
  "./gossip": gossip,
  "./leased-lock": leasedLock,
  "./logical-clocks": logicalClocks,
  "./mutual-exclusion": mutualExclusion,
  "./oral-messages": oralMessages,
  "./ping": ping,
  "./profile-call": profileCall,
  "./quorums": quorums,
  "./reliable-broadcast": reliableBroadcast,
  "./ring-election": ringElection,
  "./snapshot": snapshot,
  "./transfer": transfer,
  "./two-generals": twoGenerals,
  "./wars": wars,
};

const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

const mapped = <From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

export default mapped(doors, (runs) => mapped(runs, (run) => seeds.map((seed) => run(seed).fingerprint)));
