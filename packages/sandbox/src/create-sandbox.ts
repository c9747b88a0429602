import { createHost } from "./host.ts";
import { openFrame } from "./open-frame.ts";
import type { Sandbox, SandboxOptions } from "./sandbox.ts";

/** A place to run cells in. It costs nothing until its first run, which loads the sandbox document at `url`. */
export const createSandbox = ({ url, stallSeconds = 5 }: SandboxOptions): Sandbox =>
  createHost({
    open: (hear) => openFrame(url, hear),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    stallSeconds,
  });
