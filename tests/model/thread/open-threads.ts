import { once } from "node:events";
import type { ThreadBundle } from "../build-thread.ts";
import { type Carrier, type CarrierKind, openCarrier } from "./carrier.ts";
import type { FromThread } from "./protocol.ts";

/** Threads, or processes, with the register loaded and nothing opened. One is always being made ready, so that a crash waits for none. */
export type Threads = AsyncDisposable & { take(): Promise<Carrier>; readonly bundle: ThreadBundle };

async function load(bundle: ThreadBundle, kind: CarrierKind): Promise<Carrier> {
  const worker = openCarrier(kind, bundle.thread);
  const [message] = (await once(worker, "message")) as [FromThread];
  if (message.kind !== "loaded") throw new Error(`a thread began with ${message.kind}`);
  return worker;
}

export function openThreads(bundle: ThreadBundle, kind: CarrierKind = "thread", ready = 1): Threads {
  const spare: Promise<Carrier>[] = [];
  const fill = (): void => {
    while (spare.length < ready) {
      const loading = load(bundle, kind);
      // Told to whoever takes it.
      loading.catch(() => {});
      spare.push(loading);
    }
  };
  fill();
  return {
    bundle,
    take() {
      const taken = spare.shift() ?? load(bundle, kind);
      fill();
      return taken;
    },
    async [Symbol.asyncDispose]() {
      const left = await Promise.allSettled(spare.splice(0));
      await Promise.all(left.flatMap((one) => (one.status === "fulfilled" ? [one.value.terminate()] : [])));
    },
  };
}
