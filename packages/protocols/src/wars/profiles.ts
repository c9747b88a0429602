/**
 * How long the four legs of a write and a read take: W (the write, one way), A (its acknowledgement), R (the read) and S
 * (its response). Fitted to measurements in production, Bailis et al. (2012), table 3.
 * The paper prints 3.35 for the exponent of YMMR's writes; its authors' simulator has 3.5, and only that gives the 89.3 %
 * of the paper's text. So 3.5 stands here.
 */
import { exponential, type Latency, mixture, pareto } from "@lightcone/simulation";

export type Profile = {
  readonly W: Latency;
  readonly A: Latency;
  readonly R: Latency;
  readonly S: Latency;
  /** What each leg takes more to and from the replicas that are not at the coordinator's site. */
  readonly awayMs: number;
};

/** Nearly always one of Pareto's, sometimes one of the exponential distribution, whose rate is per millisecond. */
const mostly = (weight: number, scaleMs: number, alpha: number, rate: number): Latency =>
  mixture([
    { weight, latency: pareto({ scaleMs, alpha }) },
    { weight: 1 - weight, latency: exponential({ meanMs: 1 / rate }) },
  ]);

const alike = (latency: Latency): Profile => ({ W: latency, A: latency, R: latency, S: latency, awayMs: 0 });

const ssd = mostly(0.9122, 0.235, 10, 1.66);
const disk: Profile = { ...alike(ssd), W: mostly(0.38, 1.05, 1.51, 0.183) };

export const profiles = {
  /** LinkedIn's, on solid-state disks. */
  "lnkd-ssd": alike(ssd),
  /** LinkedIn's, on spinning disks. */
  "lnkd-disk": disk,
  /** Yammer's. */
  ymmr: { ...alike(mostly(0.982, 1.5, 3.8, 0.0217)), W: mostly(0.939, 3, 3.5, 0.0028) },
  /** Disks as LinkedIn's at three sites, 75 ms away from each other. */
  wan: { ...disk, awayMs: 75 },
} as const satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;
