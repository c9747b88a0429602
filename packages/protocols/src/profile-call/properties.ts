/** What holds of the profile call, whatever its servers do. */
import type { NodeView, Protocol } from "@lightcone/simulation";
import type { Front, Message, Server, State, Timer } from "./messages.ts";
import type { Options } from "./options.ts";

export const exactlyOnce = "the effect of a call happens once at most";
export const inTime = "no server begins what nobody waits for";
export const bounded = "no queue is longer than its capacity";
export const withinBudget = "retries stay within their budget";

type Nodes = readonly NodeView<State>[];

const serversOf = (nodes: Nodes): readonly Server[] =>
  nodes.flatMap(({ state }) => (state.kind === "server" ? [state] : []));
const frontIn = (nodes: Nodes): Front | undefined =>
  nodes.flatMap(({ state }) => (state.kind === "front" ? [state] : []))[0];

/** What was earned is counted by pages, those under way included. */
const pagesOf = ({ pages, ended }: Front): number =>
  Object.keys(pages).length + ended.whole + ended.partial + ended.refused;

export const propertiesOf = ({
  budget,
  capacity,
}: Options): Pick<Protocol<State, Message, Timer>, "always" | "sometimes"> => ({
  always: {
    [exactlyOnce]: (nodes: Nodes) =>
      serversOf(nodes).every(({ effects }) => Object.values(effects).every((times) => times <= 1)),
    [inTime]: (nodes: Nodes) =>
      serversOf(nodes).every(
        ({ serving }) =>
          serving === null || serving.job.deadline === null || serving.beganAt <= serving.job.deadline,
      ),
    [bounded]: (nodes: Nodes) => serversOf(nodes).every(({ queue }) => queue.length <= capacity),
    [withinBudget](nodes: Nodes) {
      const front = frontIn(nodes);
      return !front || budget === null || front.sent.retries <= budget.earned * pagesOf(front) + 1e-9;
    },
  },

  sometimes: {
    "a page is whole": (nodes: Nodes) => (frontIn(nodes)?.ended.whole ?? 0) > 0,
    "a page makes do without something": (nodes: Nodes) => (frontIn(nodes)?.ended.partial ?? 0) > 0,
    "something is tried again": (nodes: Nodes) => (frontIn(nodes)?.sent.retries ?? 0) > 0,
  },
});
