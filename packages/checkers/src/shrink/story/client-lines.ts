import type { Execution, HistoryEvent, Value } from "@lightcone/simulation";
import { operationWords } from "../operation-words.ts";
import type { Line } from "./line.ts";

/** What clients asked for, and what they were told. */
export function clientLines(execution: Execution, history: readonly HistoryEvent[]): Line[] {
  return history.map(({ kind, client, operation, result, at }) => {
    const node = execution.nodes.indexOf(client);
    const order = execution.events.findIndex((event) => event.node === node && event.at === at);
    const asked = operationWords(operation);
    return { at, order, text: endings[kind](client, asked, result) };
  });
}

type Words = (client: string, asked: string, result: Value | null) => string;

const endings: { readonly [Kind in HistoryEvent["kind"]]: Words } = {
  invoke: (client, asked) => `${client} asks for ${asked}`,
  ok: (client, asked, result) =>
    asked.startsWith("read") || asked.startsWith("get") || result !== null
      ? `${client} is told that ${asked} gives ${JSON.stringify(result)}`
      : `${client} is told that ${asked} is done`,
  fail: (client, asked) => `${client} is told that ${asked} has failed`,
  info: (client, asked) => `${client} gives up waiting for ${asked}, which may have happened`,
};
