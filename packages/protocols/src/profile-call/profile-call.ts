/**
 * The profile call: one front, several services behind it, and a page that needs them all. Queueing servers, deadlines that
 * travel with the calls, fallbacks, retries with backoff within a budget, hedged and tied requests (Dean & Barroso, "The
 * tail at scale", CACM 56(2), 2013), adaptive throttling (Beyer et al., "Site Reliability Engineering", 2016, ch. 21), a
 * circuit breaker (Nygard, "Release It!", 2007), and keys by which an effect happens once however often it is asked for.
 * Left out: servers that call others, keys that are forgotten after a time, and disks. Deadlines are instants on clocks that
 * agree; where they do not, what is left of the time must travel instead. A server that has begun does not stop.
 */
import { defineProtocol } from "@lightcone/simulation";
import { frontOf, type FrontRules, placeOf, soundFront } from "./front.ts";
import type { Message, State, Timer } from "./messages.ts";
import { type Options, shop, type Work } from "./options.ts";
import { propertiesOf } from "./properties.ts";
import { idleServer, serverOf, type ServerRules, soundServer } from "./server.ts";

/** What mutants do otherwise. */
export type Rules = FrontRules & ServerRules;
export const soundRules: Rules = { ...soundFront, ...soundServer };

export const profileCall = (changed: Partial<Options> = {}, rules: Rules = soundRules) => {
  const options: Options = { ...shop, ...changed };
  const front = frontOf(options, rules);
  const server = serverOf(options, rules);

  return defineProtocol<State, Message, Timer>({
    name: `profile call (${options.order})`,

    init: ({ self, cluster }) => [self === cluster[0] ? front.init() : idleServer],

    onRequest: (state, { id }, context) =>
      state.kind === "front" ? front.request(state, id, context) : [state],

    onMessage: {
      Call: (state, call, context) => (state.kind === "server" ? server.call(state, call, context) : [state]),
      Cancel: (state, { key }) => (state.kind === "server" ? server.cancel(state, key) : [state]),
      Answer: (state, { key, nth, isOk }) =>
        state.kind === "front" ? front.answer(state, placeOf(key), nth, isOk) : [state],
    },

    onTimer: {
      deadline: (state, { key }) => (state.kind === "front" ? front.deadline(state, key) : [state]),
      timeout: (state, { key }) => (state.kind === "front" ? front.timeout(state, placeOf(key)) : [state]),
      retry: (state, { key }) => (state.kind === "front" ? front.retry(state, placeOf(key)) : [state]),
      hedge: (state, { key }) => (state.kind === "front" ? front.hedge(state, placeOf(key)) : [state]),
      cool: (state, { key }) => (state.kind === "front" ? front.cool(state, key) : [state]),
      work: (state, context) => (state.kind === "server" ? server.done(state, context) : [state]),
    },

    onChoice: {
      work: (state, work: Work) => (state.kind === "server" ? server.work(state, work) : [state]),
      backoff: (state, wait: Parameters<typeof front.rest>[1]) =>
        state.kind === "front" ? front.rest(state, wait) : [state],
      throttle: (state, decision: Parameters<typeof front.throttle>[1]) =>
        state.kind === "front" ? front.throttle(state, decision) : [state],
    },

    ...propertiesOf(options),
  });
};
