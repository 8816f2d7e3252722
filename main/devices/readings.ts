import type { FromHost, Reading } from "./protocol.ts";

/** A reading nobody has answered for this long is lost, and the member is told to try again. */
const keptMs = 2000;

/** Keeps each reading until `register` has dealt with it; a restarted `register` gets those still kept. */
export function openReadings(o: { readonly post: (message: FromHost) => void; readonly timeScale: number }) {
  const kept = new Map<number, { readonly reading: Reading; readonly timer: NodeJS.Timeout }>();
  let n = 0;
  const say = (at: number, reading: Reading): void => o.post({ kind: "reading", n: at, ...reading });
  return {
    add(reading: Reading): void {
      const at = (n += 1);
      const timer = setTimeout(() => {
        kept.delete(at);
        o.post({ kind: "lost", device: reading.device });
      }, keptMs * o.timeScale);
      kept.set(at, { reading, timer });
      say(at, reading);
    },
    answered(at: number): void {
      clearTimeout(kept.get(at)?.timer);
      kept.delete(at);
    },
    again(): void {
      for (const [at, { reading }] of kept) say(at, reading);
    },
  };
}
