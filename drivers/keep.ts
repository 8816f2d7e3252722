import { setTimeout as wait } from "node:timers/promises";
import type { DeviceTrouble } from "./device-state.ts";
import type { Link, LinkListener, Opened } from "./port.ts";

/** Pauses between attempts to open, milliseconds; the last one repeats. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 5_000, 10_000];
const JITTER = 0.2;

/** Keeps one link open for as long as it lives. */
export type Keeper = AsyncDisposable & {
  /** Sends on the link that is open now; false when there is none. */
  write(bytes: Uint8Array, sent?: () => void): boolean;
  /** The device on the link proved to be the right one: the next loss is answered quickly again. */
  good(): void;
  /** Drops the link and opens a new one after a pause. */
  drop(code: DeviceTrouble): void;
};

/**
 * Opens, tells `up`, tells `down` when it is lost or cannot be opened, and opens again for ever, 0.25 s to 10 s apart (± 20 %).
 * Only `good` resets the pause: a port that opens with the wrong device behind it is not hammered.
 */
export function keepOpen(options: {
  open(listener: LinkListener, signal: AbortSignal): Promise<Opened>;
  up(): void;
  data(bytes: Uint8Array): void;
  down(code: DeviceTrouble): void;
  timeScale: number;
  pausesMs?: readonly number[];
}): Keeper {
  const pauses = options.pausesMs ?? PAUSES_MS;
  const stop = new AbortController();
  let link: Link | undefined;
  let attempt = 0;
  let lost: (code: DeviceTrouble) => void = () => undefined;

  async function live(): Promise<void> {
    const gone = Promise.withResolvers<DeviceTrouble>();
    // Of its own link only: what an old one still says on its way out is nobody's.
    let isUp = false;
    const listener = { data: (bytes: Uint8Array) => isUp && options.data(bytes), down: gone.resolve };
    const opened = await options.open(listener, stop.signal);
    if (opened.kind === "trouble") {
      if (!stop.signal.aborted) options.down(opened.code);
      return;
    }
    lost = gone.resolve;
    if (!stop.signal.aborted) {
      link = opened.link;
      isUp = true;
      options.up();
      const code = await gone.promise;
      link = undefined;
      isUp = false;
      options.down(code);
    }
    await opened.link.close();
  }

  async function keep(): Promise<void> {
    while (!stop.signal.aborted) {
      await live();
      const pauseMs = (pauses[Math.min(attempt, pauses.length - 1)] ?? 0) * (1 - JITTER + 2 * JITTER * Math.random());
      attempt += 1;
      await wait(pauseMs * options.timeScale, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  const kept = keep();
  return {
    write: (bytes, sent) => link?.write(bytes, sent) ?? false,
    good() {
      attempt = 0;
    },
    drop: (code) => lost(code),
    async [Symbol.asyncDispose]() {
      stop.abort();
      lost("CLOSED");
      await kept;
    },
  };
}
