/** Dolev-Strong with one rule broken, and the property that finds it out. */
import type { RoundAlgorithm } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import {
  agreement,
  type Chain,
  dolevStrongRounds,
  opened,
  type Options,
  senderFault,
  type State,
  validity,
} from "./dolev-strong.ts";

type Make = (options: Options) => RoundAlgorithm<State, Chain>;

/** A phase too quick: the last value to come may have passed faulty nodes only. */
const stopsAfterFPhases: Make = (options) => dolevStrongRounds({ ...options, phases: options.f });

/** The first value that came is decided, though a second one proves a fault. */
const decidesTheFirstValue: Make = (options) => {
  const sound = dolevStrongRounds(options);
  return {
    ...sound,
    receive: (...received) => {
      const state = sound.receive(...received);
      return state.decision === null ? state : { ...state, decision: state.extracted[0] ?? senderFault };
    },
  };
};

/** Nobody signs and passes on. */
const passesNothingOn: Make = (options) => {
  const sound = dolevStrongRounds(options);
  return { ...sound, send: (state, ...rest) => sound.send({ ...state, fresh: [] }, ...rest) };
};

/** One signature, the transmitter's, is enough in any phase. */
const countsNoSignatures: Make = (options) =>
  dolevStrongRounds(options, (chain, _phase, transmitter) => opened(chain).signers[0] === transmitter);

/** Who has signed twice counts twice. */
const countsSignaturesNotSigners: Make = (options) =>
  dolevStrongRounds(options, (chain, phase, transmitter) => {
    const { signers } = opened(chain);
    return signers.length === phase && signers[0] === transmitter;
  });

/** Anybody may have been the first to sign. */
const trustsAnyFirstSigner: Make = (options) =>
  dolevStrongRounds(options, (chain, phase) => new Set(opened(chain).signers).size === phase);

export const dolevStrongMutants: Readonly<Record<string, Mutant<Make>>> = {
  "stops after f phases": { protocol: stopsAfterFPhases, killedBy: agreement },
  "decides the first value": { protocol: decidesTheFirstValue, killedBy: agreement },
  "passes nothing on": { protocol: passesNothingOn, killedBy: agreement },
  "counts no signatures": { protocol: countsNoSignatures, killedBy: agreement },
  "counts signatures, not signers": { protocol: countsSignaturesNotSigners, killedBy: agreement },
  "trusts any first signer": { protocol: trustsAnyFirstSigner, killedBy: validity },
};
