import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { ThreadBundle } from "../build-thread.ts";
import type { FromThread } from "./protocol.ts";

/** Threads with the register loaded and nothing opened. One is always being made ready, so that a crash waits for none. */
export type Threads = AsyncDisposable & { take(): Promise<Worker>; readonly bundle: ThreadBundle };

async function load(bundle: ThreadBundle): Promise<Worker> {
  const worker = new Worker(bundle.thread);
  const [message] = (await once(worker, "message")) as [FromThread];
  if (message.kind !== "loaded") throw new Error(`a thread began with ${message.kind}`);
  return worker;
}

export function openThreads(bundle: ThreadBundle, ready = 1): Threads {
  const spare: Promise<Worker>[] = [];
  const fill = (): void => {
    while (spare.length < ready) {
      const loading = load(bundle);
      // Told to whoever takes it.
      loading.catch(() => {});
      spare.push(loading);
    }
  };
  fill();
  return {
    bundle,
    take() {
      const taken = spare.shift() ?? load(bundle);
      fill();
      return taken;
    },
    async [Symbol.asyncDispose]() {
      const left = await Promise.allSettled(spare.splice(0));
      await Promise.all(left.flatMap((one) => (one.status === "fulfilled" ? [one.value.terminate()] : [])));
    },
  };
}
