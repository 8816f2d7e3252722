import { trackState } from "../device-state.ts";
import type { KickOutcome } from "../drawer/machine.ts";
import { type Frame, logFrames } from "../frame-log.ts";
import { maskPrinter } from "../frame-mask.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import type { PrintDocument } from "./document.ts";
import { encodeDocument, intoParts } from "./encode.ts";
import { feelPrinter, type PrinterState } from "./feeling.ts";
import { dialectOf } from "./dialect/dialect-of.ts";
import type { Carry } from "./frame.ts";
import { type PrinterInput, stepPrinter, wakePrinter } from "./machine.ts";
import { printerProfile } from "./profile.ts";
import { newPrinterMachine, type PrinterEffect, type PrintOutcome, TIMES } from "./turn.ts";

export type { PrinterState } from "./feeling.ts";
export type { PrintOutcome } from "./turn.ts";
export type { KickOutcome } from "../drawer/machine.ts";
export type { Frame } from "../frame-log.ts";
export type { PortAddress } from "../port.ts";

/** A POSPrinter with the CashDrawer on its kick connector. */
export type Printer = AsyncDisposable & {
  state(): PrinterState;
  /**
   * Prints a document; jobs go one after the other. `deadlineMs` (default from its bytes, lines and baud) stands still while the printer waits for paper or its cover.
   * Never rejects, except when a QR code in the document is too long to encode.
   */
  print(document: PrintDocument, o?: { signal?: AbortSignal; deadlineMs?: number }): Promise<PrintOutcome>;
  /** Opens the drawer; at least 1 s apart, and refused when it could not start within `deadlineMs` (3 s). */
  kick(o?: { signal?: AbortSignal; deadlineMs?: number }): Promise<KickOutcome>;
  /** Which level of pin 3 means open, learned since it was opened. */
  learn(openWhenHigh: boolean): void;
  /** The last 50 frames on the port. */
  frames(): readonly Frame[];
};

export type PrinterOptions = {
  port: PortAddress;
  /** Name of a profile (drivers/printer/profiles). */
  profile: string;
  drawerPin?: 2 | 5;
  /** Whether pin 3 is high while the drawer is open; without it the drawer's state stays unknown and kicks unconfirmed. */
  openWhenHigh?: boolean | undefined;
  see: (state: PrinterState) => void;
  /** Every wait times this; 1 outside tests. */
  timeScale?: number;
};

const BITS_PER_BYTE = 10;
/** A line of paper at the slowest printers' speed, and what a cut and a loaded register take besides. */
const LINE_MS = 60;
const BASE_MS = 5_000;
/** A network printer that was switched off and on knows nothing of our connection, and may say nothing on it. */
const TCP_SILENT_ROUNDS = 5;

/** What a printer that proves nothing is given besides: the cut. */
const PAUSE_MS = 500;
const LF = 0x0a;

function wireMs(port: PortAddress, bytes: number): number {
  return "baud" in port ? (bytes * BITS_PER_BYTE * 1_000) / port.baud : 0;
}

/** Lines of text, and those that a picture or a code takes: 24 dots each, at most 72 bytes a row. */
function countLines(part: Uint8Array): number {
  return part.reduce((sum, byte) => sum + (byte === LF ? 1 : 0), 1) + part.length / (24 * 72);
}

/** Opens the printer and keeps it open until disposed. Throws on a profile that does not exist. */
export function openPrinter(options: PrinterOptions): Printer {
  const { port, timeScale = 1 } = options;
  const profile = printerProfile(options.profile);
  const dialect = dialectOf(profile);
  const times = Object.fromEntries(Object.entries(TIMES).map(([name, ms]) => [name, ms * timeScale])) as typeof TIMES;
  const settings = {
    profile,
    drawerPin: options.drawerPin ?? 2,
    openWhenHigh: options.openWhenHigh,
    times,
    ...("tcp" in port ? { silentRounds: TCP_SILENT_ROUNDS } : {}),
  };
  const prints = new Map<number, (outcome: PrintOutcome) => void>();
  const kicks = new Map<number, (outcome: KickOutcome) => void>();
  const log = logFrames(maskPrinter);
  // Fences start somewhere else each time, so that an answer meant for the process before us is not taken for ours.
  let machine = newPrinterMachine(settings, Math.trunc(Math.random() * 36 ** 4));
  let carry: Carry = [];
  let jobs = 0;
  let timer: NodeJS.Timeout | undefined;
  const track = trackState<PrinterState>(feelPrinter(machine), options.see);

  const keeper = keepOpen({
    open: (listener, signal) => openLink(port, listener, signal),
    up() {
      track.count("opens");
      carry = [];
      take({ kind: "up" });
    },
    data(bytes) {
      log.note("in", bytes);
      const parsed = dialect.parse(carry, bytes);
      carry = parsed.carry;
      if (parsed.garbage > 0) take({ kind: "garbage", bytes: parsed.garbage });
      for (const frame of parsed.frames) take({ kind: "frame", frame });
      track.good();
    },
    down: (code) => take({ kind: "down", code }),
    timeScale,
  });

  function take(input: PrinterInput): void {
    const at = performance.now();
    const step = stepPrinter(machine, input, at);
    ({ machine } = step);
    step.effects.forEach(perform);
    track.feel(feelPrinter(machine));
    clearTimeout(timer);
    const wakeAt = wakePrinter(machine);
    if (wakeAt < Infinity) timer = setTimeout(() => take({ kind: "tick" }), Math.max(1, Math.ceil(wakeAt - at)));
  }

  function perform(effect: PrinterEffect): void {
    switch (effect.kind) {
      case "write":
        // A printer of the other language must not be sent this, whatever went wrong above.
        dialect.check(effect.bytes);
        log.note("out", effect.bytes);
        keeper.write(effect.bytes);
        break;
      case "printed":
        prints.get(effect.job)?.(effect.outcome);
        prints.delete(effect.job);
        break;
      case "kicked":
        kicks.get(effect.job)?.(effect.outcome);
        kicks.delete(effect.job);
        break;
      case "good":
        keeper.good();
        break;
      case "drop":
        keeper.drop(effect.code);
        break;
      case "count":
        track.count(effect.name);
        break;
    }
  }

  async function run<T>(
    waiting: Map<number, (outcome: T) => void>,
    signal: AbortSignal | undefined,
    ask: (job: number) => PrinterInput,
  ): Promise<T> {
    jobs += 1;
    const job = jobs;
    const { promise, resolve } = Promise.withResolvers<T>();
    waiting.set(job, resolve);
    const cancel = () => take({ kind: "abort", job });
    signal?.addEventListener("abort", cancel, { once: true });
    take(ask(job));
    if (signal?.aborted) cancel();
    const outcome = await promise;
    signal?.removeEventListener("abort", cancel);
    return outcome;
  }

  return {
    state: track.now,
    frames: log.frames,
    learn(openWhenHigh) {
      machine = { ...machine, settings: { ...machine.settings, openWhenHigh } };
      track.feel(feelPrinter(machine));
    },
    async print(document, { signal, deadlineMs } = {}) {
      const { pieces, lost } = encodeDocument(document, profile);
      if (lost > 0) track.count("lost-characters", lost);
      const parts = intoParts(pieces, profile.windowBytes);
      const partMs = parts.map((part) => (2 * wireMs(port, part.length) + countLines(part) * LINE_MS) * timeScale);
      const allowedMs = deadlineMs ?? BASE_MS * timeScale + partMs.reduce((sum, ms) => sum + ms, 0);
      if (signal?.aborted) return { kind: "failed", code: "CANCELED" };
      return run(prints, signal, (job) => ({
        kind: "print",
        job,
        parts,
        partMs: partMs.map((ms) => ms + PAUSE_MS * timeScale),
        allowedMs,
      }));
    },
    async kick({ signal, deadlineMs } = {}) {
      if (signal?.aborted) return { kind: "failed", code: "CANCELED" };
      const waitMs = deadlineMs === undefined ? {} : { waitMs: deadlineMs };
      return run(kicks, signal, (job) => ({ kind: "kick", job, ...waitMs }));
    },
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      clearTimeout(timer);
      take({ kind: "down", code: "CLOSED" });
    },
  };
}
