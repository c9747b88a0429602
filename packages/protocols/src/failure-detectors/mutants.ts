/** Detectors with one rule broken on purpose, and the property that finds it out. */
import { defineProtocol, effects } from "@lightcone/simulation";
import type { Mutant } from "../mutant.ts";
import { heartbeat, type Options as HeartbeatOptions } from "./heartbeat.ts";
import { nfdS, type Options as NfdSOptions } from "./nfd-s.ts";
import { type Options as PhiOptions, phiAccrual } from "./phi-accrual.ts";
import { type Options as SwimOptions, swim } from "./swim.ts";

type Mutants<Protocol> = Readonly<Record<string, Mutant<Protocol>>>;

export function heartbeatMutants(
  options: Partial<HeartbeatOptions> = {},
): Mutants<ReturnType<typeof heartbeat>> {
  const sound = heartbeat(options);
  const { Heartbeat } = sound.onMessage;
  const mutant = (changed: typeof Heartbeat) =>
    defineProtocol({ ...sound, onMessage: { Heartbeat: changed } });
  return {
    "a mistake teaches nothing: the timeout stays": {
      protocol: mutant((module, message, context) => {
        const [{ suspected }, ...rest] = Heartbeat(module, message, context);
        return [{ ...module, suspected }, ...rest];
      }),
      killedBy: "whoever was suspected by mistake gets twice the time",
    },
    "a suspicion is for ever": {
      protocol: mutant((module, message, context) => {
        const [after, ...rest] = Heartbeat(module, message, context);
        return [{ ...after, suspected: module.suspected }, ...rest];
      }),
      killedBy: "eventual strong accuracy",
    },
    "silence is noticed once": {
      protocol: mutant((module, message, context) => [Heartbeat(module, message, context)[0]]),
      killedBy: "strong completeness",
    },
  };
}

export function nfdSMutants(options: Partial<NfdSOptions> = {}): Mutants<ReturnType<typeof nfdS>> {
  const sound = nfdS(options);
  return {
    "a stale heartbeat counts": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          Heartbeat: (state, message, context) => {
            const [after, ...rest] = sound.onMessage.Heartbeat(state, message, context);
            return [{ ...after, suspected: [] }, ...rest];
          },
        },
      }),
      killedBy: "a monitor trusts exactly while its heartbeat is fresh",
    },
    "freshness points are not looked at": {
      protocol: defineProtocol({
        ...sound,
        onTimer: { ...sound.onTimer, "freshness point": (state) => [state] },
      }),
      killedBy: "strong completeness",
    },
  };
}

export function phiMutants(options: Partial<PhiOptions> = {}): Mutants<ReturnType<typeof phiAccrual>> {
  const sound = phiAccrual(options);
  const { Heartbeat } = sound.onMessage;
  const mutant = (changed: typeof Heartbeat) =>
    defineProtocol({ ...sound, onMessage: { Heartbeat: changed } });
  return {
    "nothing is learned from the gaps": {
      protocol: mutant((state, message, context) => {
        const [{ suspected }, ...rest] = Heartbeat(state, message, context);
        const known = { ...state.arrivals[context.from]!, lastMs: context.clock };
        return [{ suspected, arrivals: { ...state.arrivals, [context.from]: known } }, ...rest];
      }),
      killedBy: "a heartbeat adds the time since the one before",
    },
    "gaps are measured from the first heartbeat": {
      protocol: mutant((state, message, context) => {
        const [after, ...rest] = Heartbeat(state, message, context);
        const { gapsMs } = after.arrivals[context.from]!;
        const known = { gapsMs, lastMs: state.arrivals[context.from]!.lastMs };
        return [{ ...after, arrivals: { ...after.arrivals, [context.from]: known } }, ...rest];
      }),
      killedBy: "a heartbeat adds the time since the one before",
    },
    "a suspicion is for ever": {
      protocol: mutant((state, message, context) => {
        const [after, ...rest] = Heartbeat(state, message, context);
        return [{ ...after, suspected: state.suspected }, ...rest];
      }),
      killedBy: "eventual strong accuracy",
    },
  };
}

export function swimMutants(options: Partial<SwimOptions> = {}): Mutants<ReturnType<typeof swim>> {
  const sound = swim(options);
  const { send } = effects<{ type: "Acknowledgement"; of: string; to: string; period: number }>();
  return {
    "a helper vouches for the target without asking it": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          PingRequest: (state, { target, period }, { from }) => [
            state,
            send(from, { type: "Acknowledgement", of: target, to: from, period }),
          ],
        },
      }),
      killedBy: "strong completeness",
    },
    "the timeout is the end: nobody waits for the helpers": {
      protocol: defineProtocol({
        ...sound,
        onTimer: {
          ...sound.onTimer,
          timeout: (state, context) => {
            const { target, isAnswered, suspected } = state;
            const [, ...rest] = sound.onTimer.timeout(state, context);
            if (isAnswered || target === null || suspected.includes(target)) return [state, ...rest];
            return [{ ...state, suspected: [...suspected, target].sort() }, ...rest];
          },
        },
      }),
      killedBy: "a member is declared failed when its period ends without an answer",
    },
    "a declaration is for ever": {
      protocol: defineProtocol({
        ...sound,
        onMessage: {
          ...sound.onMessage,
          Acknowledgement: (state, message, context) => {
            const [after, ...rest] = sound.onMessage.Acknowledgement(state, message, context);
            return [{ ...after, suspected: state.suspected }, ...rest];
          },
        },
      }),
      killedBy: "eventual strong accuracy",
    },
  };
}
