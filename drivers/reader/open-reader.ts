import { setTimeout as wait } from "node:timers/promises";
import { type CardAddress, openCardPort } from "../card-port.ts";
import { type DeviceState, trackState } from "../device-state.ts";
import type { FcfLayout } from "./frame.ts";
import {
  type CardReading,
  feelReader,
  newReaderMachine,
  READER_TIMES,
  type ReaderEffect,
  type ReaderInput,
  stepReader,
  wakeReader,
} from "./machine.ts";
import { readerProfile } from "./profile.ts";
import { readCard } from "./read-card.ts";

export type { CardReading } from "./machine.ts";
export type { CardAddress } from "../card-port.ts";
export type { FcfLayout } from "./frame.ts";

/** Every command to a card is given up after this. */
const APDU_MS = 400;

export type CardReader = AsyncDisposable & { state(): DeviceState };

export type ReaderOptions = {
  card: CardAddress;
  /** Name of a profile (drivers/reader/profiles). */
  profile: string;
  fcf: FcfLayout;
  see: (state: DeviceState) => void;
  hear: (reading: CardReading) => void;
  /** Every wait times this; 1 outside tests. */
  timeScale?: number;
};

/** Opens the card reader and keeps it open until disposed, over any restart of pcscd. Throws on a profile that does not exist. */
export function openReader({ card, profile, fcf, see, hear, timeScale = 1 }: ReaderOptions): CardReader {
  const commands = readerProfile(profile);
  const { rearmMs, limitMs, retryMs } = READER_TIMES;
  let machine = newReaderMachine({
    rearmMs: rearmMs * timeScale,
    limitMs: limitMs * timeScale,
    retryMs: retryMs * timeScale,
  });
  let reading = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const track = trackState<DeviceState>(feelReader(machine), see);
  const port = openCardPort(card, take, timeScale);

  function take(input: ReaderInput): void {
    if (isClosed) return;
    const at = performance.now();
    const step = stepReader(machine, input, at);
    ({ machine } = step);
    clearTimeout(timer);
    const wakeAt = wakeReader(machine);
    if (wakeAt < Infinity) timer = setTimeout(() => take({ kind: "tick" }), Math.max(1, Math.ceil(wakeAt - at)));
    if (input.kind === "reader" && !input.trouble) track.count("opens");
    track.feel(feelReader(machine));
    step.effects.forEach(perform);
  }

  function perform(effect: ReaderEffect): void {
    if (effect.kind === "hear") {
      track.count(effect.reading.kind);
      if (effect.reading.kind === "card") track.good();
      hear(effect.reading);
      return;
    }
    reading.abort();
    if (effect.kind === "read") {
      reading = new AbortController();
      void read(effect.n, effect.afterMs, reading.signal);
    }
  }

  async function read(n: number, afterMs: number, signal: AbortSignal): Promise<void> {
    if (afterMs > 0) await wait(afterMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const transmit = (apdu: Uint8Array) =>
      port.transmit(apdu, { signal: AbortSignal.any([signal, AbortSignal.timeout(APDU_MS * timeScale)]) });
    const result = await readCard(transmit, commands, fcf);
    if (result.kind === "trouble") track.count("failed-reads");
    if (!signal.aborted) take({ kind: "result", n, result });
  }

  return {
    state: track.now,
    async [Symbol.asyncDispose]() {
      take({ kind: "reader", trouble: "CLOSED" });
      isClosed = true;
      clearTimeout(timer);
      reading.abort();
      await port[Symbol.asyncDispose]();
    },
  };
}
