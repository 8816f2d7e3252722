import { setTimeout as wait } from "node:timers/promises";
import { type CardAddress, type ControlAnswer, openCardPort } from "../card-port.ts";
import { type DeviceState, trackState } from "../device-state.ts";
import { type Frame, logFrames } from "../frame-log.ts";
import { maskCard } from "../frame-mask.ts";
import { monotonicMs } from "../monotonic.ts";
import { openFeedback } from "./feedback.ts";
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
/** A command to the reader's own LED and buzzer answers when they have done. */
const FEEDBACK_MS = 600;

/** `finding`: the reader's driver refuses escape commands (bit 0 of ifdDriverOptions in libccid's Info.plist): no LED, no buzzer, no transparent session. */
export type ReaderState = DeviceState & { finding?: "escape-refused" };

export type CardReader = AsyncDisposable & {
  state(): ReaderState;
  /** The last 50 commands and answers, what a card said masked. */
  frames(): readonly Frame[];
};

export type ReaderOptions = {
  card: CardAddress;
  /** Name of a profile (drivers/reader/profiles). */
  profile: string;
  fcf: FcfLayout;
  see: (state: ReaderState) => void;
  /** `sinceMs`: when the card came into the field, as `monotonicMs`. */
  hear: (reading: CardReading, sinceMs: number) => void;
  /** Every wait times this; 1 outside tests. */
  timeScale?: number;
};

/** Opens the card reader and keeps it open until disposed, over any restart of pcscd. Throws on a profile that does not exist. */
export function openReader({ card, profile, fcf, see, hear, timeScale = 1 }: ReaderOptions): CardReader {
  const model = readerProfile(profile);
  const { rearmMs, limitMs, retryMs } = READER_TIMES;
  let machine = newReaderMachine({
    rearmMs: rearmMs * timeScale,
    limitMs: limitMs * timeScale,
    retryMs: retryMs * timeScale,
  });
  let reading = new AbortController();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isRefused = false;
  let cameAtMs = 0;
  const feel = () => track.feel({ ...feelReader(machine), ...(isRefused ? { finding: "escape-refused" } : {}) });
  const log = logFrames(maskCard);
  const track = trackState<ReaderState>(feelReader(machine), see);
  const port = openCardPort(card, take, timeScale);
  const feedback = openFeedback(
    (bytes) => say("control", bytes, AbortSignal.any([closing.signal, AbortSignal.timeout(FEEDBACK_MS * timeScale)])),
    refuse,
  );

  function take(input: ReaderInput): void {
    if (closing.signal.aborted) return;
    const at = performance.now();
    if (input.kind === "card" && input.state === "present") cameAtMs = monotonicMs();
    const step = stepReader(machine, input, at);
    ({ machine } = step);
    clearTimeout(timer);
    const wakeAt = wakeReader(machine);
    if (wakeAt < Infinity) timer = setTimeout(() => take({ kind: "tick" }), Math.max(1, Math.ceil(wakeAt - at)));
    if (input.kind === "reader" && !input.trouble) {
      track.count("opens");
      isRefused = false;
      feedback.renew();
      feedback.say(model.setUp);
    }
    feel();
    step.effects.forEach(perform);
  }

  function refuse(): void {
    track.count("escape-refused");
    isRefused = true;
    feel();
  }

  function perform(effect: ReaderEffect): void {
    if (effect.kind === "hear") {
      const { reading: told } = effect;
      track.count(told.kind);
      if (told.kind === "card") track.good();
      hear(told, cameAtMs);
      // Off the way of the sale: it has been told already.
      if (model.feedback && told.kind === "card" && !told.presentAtStart) feedback.say(model.feedback.success);
      if (model.feedback && told.kind === "unreadable") feedback.say(model.feedback.failure);
      return;
    }
    reading.abort();
    if (effect.kind === "read") {
      reading = new AbortController();
      void read(effect.n, effect.afterMs, reading.signal);
    }
  }

  async function say(way: "transmit" | "control", bytes: Uint8Array, signal: AbortSignal): Promise<ControlAnswer> {
    log.note("out", bytes);
    const answer = await port[way](bytes, { signal });
    if (answer.kind === "answer") log.note("in", answer.data);
    return answer;
  }

  async function read(n: number, afterMs: number, signal: AbortSignal): Promise<void> {
    if (afterMs > 0) await wait(afterMs, undefined, { signal }).catch(() => undefined);
    await feedback.quiet();
    if (signal.aborted) return;
    const limit = () => AbortSignal.any([signal, AbortSignal.timeout(APDU_MS * timeScale)]);
    const result = await readCard(
      {
        async transmit(apdu) {
          const answer = await say("transmit", apdu, limit());
          return answer.kind === "refused" ? { kind: "trouble", code: "FAILURE" } : answer;
        },
        control: (bytes) => say("control", bytes, limit()),
        refused: refuse,
      },
      model,
      fcf,
    );
    if (result.kind === "trouble") track.count("failed-reads");
    if (!signal.aborted) take({ kind: "result", n, result });
  }

  return {
    state: track.now,
    frames: log.frames,
    async [Symbol.asyncDispose]() {
      take({ kind: "reader", trouble: "CLOSED" });
      closing.abort();
      clearTimeout(timer);
      reading.abort();
      await port[Symbol.asyncDispose]();
    },
  };
}
