// @ts-check
/** Watching files and doing what follows from a change, without doing it twice at once. */
import { watch } from "node:fs";

/** Editors write a file in several steps, and several files at once: what comes within this time is one change. */
const settleMs = 50;

/**
 * Watches a folder with all that it holds.
 * @param {string} folder
 * @param {(path: string) => void} listen given the path of each changed file from the folder, with slashes
 * @returns {() => void} ends it
 */
export function onChange(folder, listen) {
  /** @type {Set<string>} */
  const changed = new Set();
  const settle = () => {
    const paths = [...changed];
    changed.clear();
    paths.forEach(listen);
  };
  const watcher = watch(folder, { recursive: true }, (_event, path) => {
    if (path === null) return;
    if (changed.size === 0) setTimeout(settle, settleMs);
    changed.add(path.replaceAll("\\", "/"));
  });
  return () => watcher.close();
}

/**
 * A piece of work that is asked for again and again: asked for during a run, it runs once more afterwards. Says how
 * long it took; a failure is said too, and ends nothing.
 * @param {string} name
 * @param {() => Promise<unknown>} work
 * @param {(sentence: string) => void} [say]
 * @returns {() => Promise<void>} asks for it; resolves when it was done
 */
export function repeatable(name, work, say = console.log) {
  /** @type {Promise<void> | null} */
  let next = null;
  /** @type {Promise<void>} */
  let last = Promise.resolve();
  const once = async () => {
    next = null;
    const begun = performance.now();
    try {
      await work();
      say(` ${name}: done in ${Math.round(performance.now() - begun)} ms`);
    } catch (error) {
      say(` ${name}: failed\n${error instanceof Error ? error.message : error}`);
    }
  };
  return () => {
    next ??= last = last.then(once);
    return next;
  };
}
