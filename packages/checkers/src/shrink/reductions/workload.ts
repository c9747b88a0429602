import type { SimulateOptions, Workload } from "@lightcone/simulation";
import { minimize } from "../minimize.ts";
import type { Search } from "../search.ts";
import { offerWithFewer } from "./aim.ts";
import { recorded, type Script, scripted, scriptOf } from "./script.ts";
import { seedsToTry } from "./seed.ts";

/** Fewer clients, fewer operations of each, fewer kinds of them; and in the end single operations, by a script. */
export function lessWork(search: Search): void {
  const { workload } = search.current.options;
  if (!workload || search.offer(withWorkload(search.options, null))) return;
  const script = scriptOf(workload);
  if (script) return shorterScript(search, script);
  if (workload.client) return fewerCleverClients(search, workload);
  fewOperations(search, workload);
  fewerKinds(search);
  asScript(search);
}

function withWorkload(
  { workload: _, ...others }: SimulateOptions,
  workload: Workload | null,
): SimulateOptions {
  return workload ? { ...others, workload } : others;
}

const countOf = ({ clients }: Workload): number => (typeof clients === "number" ? clients : clients.length);

/** The first few clients, by number or by name. */
const first = (clients: Workload["clients"], count: number): Workload["clients"] =>
  typeof clients === "number" ? count : clients.slice(0, count);

/** Up to so many clients, and so many operations of each, are tried one by one. */
const few = 3;

/** Very few operations, by several seeds; what each client asks for is drawn, and the right ones may come by chance. */
function fewOperations(search: Search, workload: Workload): void {
  const counts = (most: number) => Array.from({ length: Math.min(few, most) }, (_, i) => i + 1);
  const grid = counts(countOf(workload))
    .flatMap((clients) => counts(workload.operations).map((operations) => ({ clients, operations })))
    .filter(({ clients, operations }) => clients * operations < search.size.operations)
    .sort((a, b) => a.clients * a.operations - b.clients * b.operations || a.clients - b.clients);
  for (const { clients, operations } of grid) {
    const smaller = { ...workload, clients: first(workload.clients, clients), operations };
    for (const seed of seedsToTry(search))
      if (search.offer({ ...withWorkload(search.options, smaller), seed })) return;
  }
}

function fewerKinds(search: Search): void {
  const { workload } = search.current.options;
  if (!workload) return;
  minimize(
    workload.mix,
    (mix) => mix.length > 0 && search.offer(withWorkload(search.options, { ...workload, mix })),
  );
}

/** The recorded operations in place of the drawn ones, as few of them as the failure needs. */
function asScript(search: Search): void {
  const script = recorded(search.current);
  if (!script) return;
  const whole = withWorkload(search.options, scripted(script));
  if (!search.offer(whole) && !search.failing(whole)) return; // its clients do not wait as the others did
  shorterScript(search, script);
}

function shorterScript(search: Search, script: Script): void {
  const places = script.clients.flatMap((client, place) =>
    client.operations.map((operation) => ({ place, operation })),
  );
  minimize(places, (left) => {
    const clients = script.clients
      .map((client, place) => ({
        ...client,
        operations: left.filter((item) => item.place === place).map(({ operation }) => operation),
      }))
      .filter(({ operations }) => operations.length > 0);
    return offerWithFewer(search, withWorkload(search.options, scripted({ ...script, clients })));
  });
}

function fewerCleverClients(search: Search, workload: Workload): void {
  const { clients } = search.current.options;
  minimize(
    clients,
    (left) => left.length > 0 && search.offer(withWorkload(search.options, { ...workload, clients: left })),
  );
}
