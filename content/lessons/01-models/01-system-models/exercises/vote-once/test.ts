import { explore } from "@lightcone/checkers";
import { judge, overSeeds } from "@lightcone/checkers/judge";
import { asynchronous, crash, crashStop, systemModel } from "@lightcone/simulation";

const _protocol = election(grants, wins);
const _calm = systemModel({ timing: asynchronous({ medianMs: 20 }) });
const _crashing = systemModel({ timing: asynchronous({ medianMs: 20 }), failures: crashStop({ f: 1 }) });
const _firstCrashed = { nodes: 3, model: _crashing, faults: [crash("A", { atMs: 1 })] };

judge({
  "a node that has not voted votes for whoever asks": () => grants(null, "B") || "It keeps its vote.",

  "a node that has voted for B refuses C": () => !grants("B", "C") || "It votes a second time.",

  "at most one of three nodes leads, in every order of events": () =>
    explore(_protocol, { nodes: 3, model: _calm }),

  "at most one of four nodes leads, in 300 executions": () =>
    overSeeds(_protocol, { nodes: 4, model: _calm }, { count: 300 }),

  "one of three can be elected though another one has crashed": () =>
    overSeeds(_protocol, _firstCrashed, { count: 50 }),
});
