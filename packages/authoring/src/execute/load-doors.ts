import type { Library, RunRequest } from "@lightcone/runtime";

/** Loads the doors whose names stand in the cells, so that a thread takes no longer to start because there are many. */
export async function loadDoors({ names = [], load }: Library, { chain }: RunRequest): Promise<void> {
  await load?.(names.filter((name) => chain.some(({ source }) => source.includes(name))));
}
