/**
 * A worker without any courtesy, for tests of the walls: it runs its last cell's source as the body of an async
 * function, with every global that the browser gives, and reports what that returns or throws.
 */
type Task = { request: { chain: { source: string }[] } };

const AsyncFunction = (async () => {}).constructor as new (body: string) => () => Promise<unknown>;

async function outcome(source: string) {
  try {
    return `got ${await new AsyncFunction(source)()}`;
  } catch (error) {
    return `failed: ${String(error)}`;
  }
}

const run = async ({ data, ports: [port] }: MessageEvent<Task>) => {
  const text = await outcome(data.request.chain.at(-1)?.source ?? "");
  port?.postMessage({ type: "output", output: { kind: "value", text } });
  port?.postMessage({ type: "done", error: null, events: 0 });
};
addEventListener("message", run, { once: true });

export {};
