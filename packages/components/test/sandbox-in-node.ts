import { executeChain, type Library, openStanding, type Realm, type Standing } from "@lightcone/runtime";
import type { Sandbox } from "@lightcone/sandbox";
import { runInNewContext } from "node:vm";
import { failure } from "../src/examples/lesson.ts";
import type { CellResult, RunRequest } from "../src/result.ts";

/** Cells of these tests may throw a die, which costs an event. */
const library: Library = {
  doors: (meter) => ({ dice: { roll: () => (meter.spend(1), 4) } }),
  present: () => null,
};

/**
 * The real runtime as a sandbox, in Node. A run takes a turn of the event loop; another one, Stop or a crash ends it before
 * that. As in the browser each run has a realm of its own, and runs that follow an input have one that stands.
 */
export function sandboxInNode(): Sandbox & { crash(): void } {
  let resident: { readonly realm: Realm; readonly standing: Standing } | null = null;
  let end: ((kind: "stopped" | "crashed") => void) | null = null;

  const execute = (request: RunRequest, isResident: boolean) => {
    if (!isResident) return executeChain(request, { library, realm: freshRealm() });
    if (resident === null) {
      const realm = freshRealm();
      resident = { realm, standing: openStanding(library, realm) };
    }
    resident.standing.prepared.restore();
    return executeChain(request, { library, ...resident });
  };
  const start = (request: RunRequest, isResident: boolean) => {
    end?.("stopped");
    if (!isResident) resident = null;
    return new Promise<CellResult>((resolve) => {
      const mine = (kind: "stopped" | "crashed") => {
        end = resident = null;
        resolve(failure(request.chain.at(-1)!.id, { kind, line: null, column: null }));
      };
      end = mine;
      setImmediate(() => {
        if (end !== mine) return;
        end = null;
        resolve(execute(request, isResident));
      });
    });
  };
  return {
    run: (request) => start(request, false),
    rerun: (request) => start(request, true),
    stop: () => end?.("stopped"),
    crash: () => end?.("crashed"),
    dispose: () => end?.("stopped"),
  };
}

const freshRealm = () => runInNewContext("globalThis") as Realm;
