import { trackState } from "../device-state.ts";
import { type Frame, logFrames } from "../frame-log.ts";
import { maskNothing } from "../frame-mask.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import { sumYen } from "./cash.ts";
import type { CallOptions, CashChanger, ChangerEvent, ChangerState } from "./changer.ts";
import { encodeFrame, parseFrames, readText } from "./frame.ts";
import { type ChangerInput, stepChanger, wakeChanger } from "./machine.ts";
import type { Book } from "./open-book.ts";
import { feelChanger } from "./status.ts";
import { type ChangerEffect, newChangerMachine, type Result, TIMES } from "./turn.ts";

export type ChangerOptions = {
  port: PortAddress;
  /** Where payments are written down before they are sent (open-book.ts). */
  book: Book;
  see: (state: ChangerState) => void;
  hear: (event: ChangerEvent) => void;
  /** Every wait times this; 1 outside tests. */
  timeScale?: number;
};

/** A caller waits no longer than this for an answer, and for a payment. */
const ASK_MS = 5_000;
const PAY_MS = 60_000;

const NAME = /^[\w.-]{1,64}$/;

/** Opens the changer and keeps it open until disposed. Throws when its book cannot be read. */
export function openChanger({ port, book, see, hear, timeScale = 1 }: ChangerOptions): CashChanger & {
  frames(): readonly Frame[];
} {
  const times = Object.fromEntries(Object.entries(TIMES).map(([name, ms]) => [name, ms * timeScale])) as typeof TIMES;
  const waiting = new Map<number, (result: Result) => void>();
  const log = logFrames(maskNothing);
  let machine = newChangerMachine(times, book.read());
  let carry = "";
  let calls = 0;
  let timer: NodeJS.Timeout | undefined;
  const track = trackState<ChangerState>(feelChanger(machine), see);

  const keeper = keepOpen({
    open: (listener) => openLink(port, listener),
    up() {
      track.count("opens");
      carry = "";
      take({ kind: "up" });
    },
    data(bytes) {
      log.note("in", bytes);
      const parsed = parseFrames(carry, bytes);
      ({ carry } = parsed);
      if (parsed.garbage > 0) track.count("garbage", parsed.garbage);
      for (const text of parsed.texts) {
        const heard = readText(text);
        if (heard) take({ kind: "heard", heard });
        else track.count("garbage", text.length);
      }
    },
    down: (code) => take({ kind: "down", code }),
    timeScale,
  });

  function take(input: ChangerInput): void {
    const at = performance.now();
    const step = stepChanger(machine, input, at);
    ({ machine } = step);
    // Nothing after a line that could not be written down is carried out.
    const isKept = step.effects.every(perform);
    track.feel(feelChanger(machine));
    clearTimeout(timer);
    const wakeAt = wakeChanger(machine);
    if (wakeAt < Infinity) timer = setTimeout(() => take({ kind: "tick" }), Math.max(1, Math.ceil(wakeAt - at)));
    if (!isKept) take({ kind: "unkept" });
  }

  function perform(effect: ChangerEffect): boolean {
    switch (effect.kind) {
      case "write": {
        const bytes = encodeFrame(effect.text);
        log.note("out", bytes);
        keeper.write(bytes);
        return true;
      }
      case "keep":
        return keep(effect);
      case "answer":
        waiting.get(effect.call)?.(effect.result);
        waiting.delete(effect.call);
        return true;
      case "outcome":
        track.count(effect.outcome.kind);
        hear(effect);
        return true;
      case "deposited":
        hear({ ...effect, amountYen: sumYen(effect.counts) });
        return true;
      case "good":
        keeper.good();
        track.good();
        return true;
      case "drop":
        keeper.drop(effect.code);
        return true;
      case "count":
        track.count(effect.name);
        return true;
    }
  }

  /** A payment that is not on the disk is not sent. An outcome that is not is told all the same, and found out again at the next start. */
  function keep({ open, past }: ChangerEffect & { kind: "keep" }): boolean {
    try {
      book.write(open, past);
      return true;
    } catch {
      track.count("book-failed");
      return open === undefined;
    }
  }

  async function run<T extends Result>(
    ask: (call: number) => ChangerInput,
    limitMs: number,
    { signal, deadlineMs = limitMs * timeScale }: CallOptions,
  ): Promise<T> {
    calls += 1;
    const call = calls;
    const { promise, resolve } = Promise.withResolvers<Result>();
    waiting.set(call, resolve);
    const cancel = () => take({ kind: "leave", call, code: "CANCELED" });
    const overdue = setTimeout(() => take({ kind: "leave", call, code: "TIMEOUT" }), deadlineMs);
    signal?.addEventListener("abort", cancel, { once: true });
    if (signal?.aborted) cancel();
    else take(ask(call));
    const result = await promise;
    clearTimeout(overdue);
    signal?.removeEventListener("abort", cancel);
    return result as T;
  }
  const tell = (words: string, o: CallOptions = {}) =>
    run<{ kind: "done" } | { kind: "failed"; code: "FAILURE" }>(
      (call) => ({ kind: "ask", call, words, wants: "taken" }),
      ASK_MS,
      o,
    );
  const pay = (job: string, want: (ChangerInput & { kind: "pay" })["want"], o: CallOptions) =>
    NAME.test(job)
      ? run<Awaited<ReturnType<CashChanger["dispenseCash"]>>>((call) => ({ kind: "pay", call, job, want }), PAY_MS, o)
      : Promise.resolve({ kind: "failed", code: "ILLEGAL" } as const);

  return {
    state: track.now,
    frames: log.frames,
    beginDeposit: (o) => tell("BEGIN", o),
    pauseDeposit: (how, o) => tell(how === "pause" ? "PAUSE" : "RESUME", o),
    fixDeposit: (o = {}) => run((call) => ({ kind: "ask", call, words: "FIX", wants: "fix" }), ASK_MS, o),
    endDeposit: (_how, o) => tell("END", o),
    repayDeposit: (o) => pay(o.job, "deposit", o),
    dispenseChange: (amountYen, o) => pay(o.job, { amountYen }, o),
    dispenseCash: (counts, o) => pay(o.job, { counts }, o),
    readCashCounts: (o = {}) => run((call) => ({ kind: "ask", call, words: "COUNTS", wants: "counts" }), ASK_MS, o),
    settle(job, paid) {
      const isIt = track.now().unknownJob === job;
      take({ kind: "settle", job, paid });
      return isIt && machine.paying === undefined ? { kind: "done" } : { kind: "failed", code: "ILLEGAL" };
    },
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      take({ kind: "down", code: "CLOSED" });
      clearTimeout(timer);
    },
  };
}
