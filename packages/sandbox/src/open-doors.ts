type Exports = Readonly<Record<string, unknown>>;
type DoorScript = (module: { exports: Exports }, require: (name: string) => Exports) => void;

/** The doors that came with this worker's program; see `program.ts`. */
declare const LIGHTCONE_DOORS: Readonly<Record<string, DoorScript>>;

/**
 * Evaluates the doors that came with the worker's program. What they import is in `core`, which the worker brings: so
 * whatever two doors share is there once.
 */
export function openDoors(core: Readonly<Record<string, Exports>>): Record<string, Exports> {
  const require = (name: string): Exports => {
    const found = core[name];
    if (found === undefined) throw new Error(`The worker does not bring "${name}" along.`);
    return found;
  };
  const open = (script: DoorScript): Exports => {
    const module = { exports: {} };
    script(module, require);
    return module.exports;
  };
  const opened = Object.entries(LIGHTCONE_DOORS).map(([name, script]) => [name, open(script)]);
  return { ...core, ...Object.fromEntries(opened) };
}
