/** Every claim about a protocol; `claims.ts` beside each protocol says what is claimed of it. */
import type { Claim } from "./claim.ts";
import { claims as abd } from "./abd/claims.ts";
import { claims as benOr } from "./ben-or/claims.ts";
import { claims as chandraToueg } from "./chandra-toueg/claims.ts";
import { claims as clockSync } from "./clock-sync/claims.ts";
import { claims as crdt } from "./crdt/claims.ts";
import { claims as dolevStrong } from "./dolev-strong/claims.ts";
import { claims as failureDetectors } from "./failure-detectors/claims.ts";
import { claims as floodSet } from "./flood-set/claims.ts";
import { claims as gossip } from "./gossip/claims.ts";
import { claims as leasedLock } from "./leased-lock/claims.ts";
import { claims as logicalClocks } from "./logical-clocks/claims.ts";
import { claims as mutualExclusion } from "./mutual-exclusion/claims.ts";
import { claims as oralMessages } from "./oral-messages/claims.ts";
import { claims as profileCall } from "./profile-call/claims.ts";
import { claims as quorums } from "./quorums/claims.ts";
import { claims as reliableBroadcast } from "./reliable-broadcast/claims.ts";
import { claims as ringElection } from "./ring-election/claims.ts";
import { claims as snapshot } from "./snapshot/claims.ts";
import { claims as transfer } from "./transfer/claims.ts";
import { claims as twoGenerals } from "./two-generals/claims.ts";
import { claims as wars } from "./wars/claims.ts";

export {
  claim,
  effortOf,
  isAsClaimed,
  judge,
  judgeRow,
  type Claim,
  type Computed,
  type Figure,
  type Judgement,
  type Parameters,
  type Row,
  type Source,
  type Tolerance,
} from "./claim.ts";
export { shareOf } from "./estimate.ts";

export const claims: readonly Claim[] = [
  ...abd,
  ...benOr,
  ...chandraToueg,
  ...clockSync,
  ...crdt,
  ...dolevStrong,
  ...failureDetectors,
  ...floodSet,
  ...gossip,
  ...leasedLock,
  ...logicalClocks,
  ...mutualExclusion,
  ...oralMessages,
  ...profileCall,
  ...quorums,
  ...reliableBroadcast,
  ...ringElection,
  ...snapshot,
  ...transfer,
  ...twoGenerals,
  ...wars,
];
