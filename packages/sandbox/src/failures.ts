import type { CellError } from "@lightcone/runtime";

/** Why a run ended without an answer of its worker, in words for the reader. */
export type Failure = Pick<CellError, "kind" | "message" | "hint">;

export const stopped: Failure = { kind: "stopped", message: "The run was stopped.", hint: null };

export const replaced: Failure = {
  kind: "stopped",
  message: "The run was stopped, because another one began.",
  hint: null,
};

export const stalled = (seconds: number): Failure => ({
  kind: "timeout",
  message: `The run was ended: for ${seconds} seconds the cell made no progress.`,
  hint: "Look for a loop that never ends or that fills the memory, or compute less in one go.",
});

export const crashed = (reason: string): Failure => ({
  kind: "crashed",
  message: reason === "" ? "The cell's worker broke down." : `The cell's worker broke down: ${reason}`,
  hint: "The next run gets a fresh worker. A cell that fills the memory, or throws in a microtask, ends its worker.",
});

export const blocked: Failure = {
  kind: "crashed",
  message: "The cell did not run: this browser lets no worker start.",
  hint: "Something that blocks frames or workers, such as an extension or a policy, blocks the sandbox too. The text, the code and the recorded outputs need no worker.",
};

export const unreachable = (seconds: number): Failure => ({
  kind: "crashed",
  message: `The sandbox did not start: its document gave no answer for ${seconds} seconds.`,
  hint: "Check the connection and run again. Something that blocks frames or workers blocks the sandbox too.",
});

export const garbled: Failure = {
  kind: "crashed",
  message: "The run was ended: the sandbox sent something that is no message of its protocol, or is too big.",
  hint: "Run again; if it happens again, show or print less.",
};

export const refused: Failure = {
  kind: "crashed",
  message: "The run was not begun: the cells are too big for the sandbox, or the request is malformed.",
  hint: "Shorten the cells and run again.",
};
