import { openPty } from "../pty.ts";
import type { Hooks, Origin, PrinterBehaviour, PrinterPanel } from "./behaviours.ts";
import type { Finding } from "./machine.ts";
import { makeMechanism } from "./mechanism.ts";
import type { Kick } from "./mechanism-options.ts";
import { makePaper, type Paper } from "./paper.ts";
import type { Condition } from "./status.ts";
import { openSocket, type PrinterSocket } from "./socket.ts";
import { PRINTABLE_DOTS } from "./style.ts";

/** Bytes that crossed the line; `at` is performance.now(). Host bytes are stamped as the rig reads them off the line. */
export type Crossing = { readonly at: number; readonly from: "host" | "printer"; readonly bytes: Buffer };

/** The POSPrinter as a test or the bench window sees it. */
export type RigPrinter = {
  /** Everything received while the printer was on, in order. */
  bytes(): Buffer;
  tape(): readonly Crossing[];
  papers(): readonly Paper[];
  /** What is printed but not cut. */
  current(): Paper;
  /** Resolves with the `n`-th paper cut since the start (the first is 1), throws after `timeoutMs`. */
  waitForPaper(n: number, timeoutMs: number): Promise<Paper>;
  /** When the first byte later than `since` came in that is not a DLE EOT poll; performance.now(). */
  firstByteAt(since?: number): number | undefined;
  /** Hears every byte that leaves the host, even for a printer that is off. */
  onByte(hear: (bytes: Buffer, at: number) => void): () => void;
  onPaper(hear: (paper: Paper) => void): () => void;
  kicks(): readonly Kick[];
  findings(): readonly Finding[];
  paper(state: Condition["paper"]): void;
  cover(state: Condition["cover"]): void;
  fault(state: Condition["fault"]): void;
  feed(pressed: boolean): void;
  power(on: boolean): void;
  /** Resolves when the plug is out or in. */
  cable(state: "in" | "out"): Promise<void>;
  behave(behaviour: PrinterBehaviour): () => void;
  behaviours(): readonly string[];
  readonly condition: Readonly<Condition>;
  readonly powered: () => boolean;
  /** Everything received is on paper. */
  idle(): boolean;
  readonly path: string;
  readonly baud: number;
  /** host:port, where it has a network connector. */
  readonly address: string | undefined;
};

export type PrinterOptions = {
  readonly link: string;
  readonly timeScale?: number;
  readonly baud?: number;
  readonly bufferBytes?: number;
  /** Dots across the paper: 576 unless told. */
  readonly widthDots?: number;
  readonly flow?: "xon-xoff" | "none";
  readonly dotsPerSecond?: number;
  /** ESC/POS unless told. */
  readonly language?: "escpos" | "star";
  /** What BUSY means: the buffer is full, or also: it is offline. Without the second it keeps eating while it stands still. */
  readonly busy?: "full" | "offline";
  /** A network connector beside the serial one, on loopback: 9100 is the port printers listen on. */
  readonly tcp?: { readonly host: string; readonly port?: number };
  readonly onKick?: (kick: Kick) => void;
};

/** Is this nothing but DLE EOT polls? */
function isPoll(bytes: Buffer): boolean {
  if (bytes.length % 3 !== 0) return false;
  for (let i = 0; i < bytes.length; i += 3) if (bytes[i] !== 0x10 || bytes[i + 1] !== 0x04) return false;
  return true;
}

/** Plugs a printer into a PTY at `link`. `setPin3` is the drawer's switch. */
export async function openPrinter(
  o: PrinterOptions,
): Promise<RigPrinter & AsyncDisposable & { setPin3(high: boolean): void }> {
  const timeScale = o.timeScale ?? 1;
  const baud = o.baud ?? 38_400;
  const tape: Crossing[] = [];
  const papers: Paper[] = [];
  const kicks: Kick[] = [];
  const byteEars = new Set<(bytes: Buffer, at: number) => void>();
  const paperEars = new Set<(paper: Paper) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let socket: PrinterSocket | undefined;
  let stack: readonly { readonly name: string; readonly hooks: Hooks }[] = [];

  const say = (bytes: Uint8Array, origin: Origin): void => {
    let out = Buffer.from(bytes);
    if (!mechanism.powered()) return;
    for (const { hooks } of stack) {
      const instead = hooks.answer?.(out, origin);
      if (instead === undefined) continue;
      out = Buffer.from(instead);
      break;
    }
    // It answers where it was spoken to.
    const way = socket?.isActive() === true ? socket : pty;
    if (out.length === 0 || !way.plugged()) return;
    tape.push({ at: performance.now(), from: "printer", bytes: out });
    way.write(out);
  };

  const mechanism = makeMechanism({
    baud,
    timeScale,
    bufferBytes: o.bufferBytes ?? 4_096,
    widthDots: o.widthDots ?? PRINTABLE_DOTS,
    flow: o.flow ?? "xon-xoff",
    language: o.language ?? "escpos",
    busy: o.busy ?? "full",
    isNetwork: () => socket?.isActive() === true,
    dotsPerSecond: o.dotsPerSecond ?? 1_200,
    say,
    onKick(kick) {
      kicks.push(kick);
      o.onKick?.(kick);
    },
    onCut(strips, bytes) {
      const paper = makePaper(strips, bytes);
      papers.push(paper);
      for (const hear of paperEars) hear(paper);
    },
    onLine() {
      for (const { hooks } of stack) hooks.line?.();
    },
    lineMs: (ms) => stack.reduce((time, { hooks }) => hooks.lineMs?.(time) ?? time, ms),
  });

  const onBytes = (chunk: Buffer): void => {
    let bytes = chunk;
    for (const { hooks } of stack) {
      const instead = hooks.arrive?.(bytes);
      if (instead === undefined) continue;
      bytes = instead;
      break;
    }
    if (bytes.length === 0) return;
    const at = performance.now();
    for (const hear of byteEars) hear(bytes, at);
    if (!mechanism.powered()) return;
    tape.push({ at, from: "host", bytes });
    mechanism.arrive(bytes);
  };
  const pty = await openPty({ link: o.link, onBytes });
  socket = o.tcp && (await openSocket({ ...o.tcp, onBytes }));

  const cable = async (state: "in" | "out"): Promise<void> => {
    await (state === "in" ? pty.plug() : pty.unplug());
    await (state === "in" ? socket?.plug() : socket?.unplug());
  };
  const panel: PrinterPanel = {
    paper: (paper) => mechanism.change({ paper }),
    cover(cover) {
      // Opened while the head is at work it is an error that heals by itself once closed (DLE EOT 3, bit 6).
      const fault = cover === "open" && !mechanism.idle() ? "auto-recoverable" : mechanism.condition.fault;
      mechanism.change({ cover, fault: cover === "closed" && fault === "auto-recoverable" ? "none" : fault });
    },
    fault: (fault) => mechanism.change({ fault }),
    power(on) {
      mechanism.power(on);
      void (on ? socket?.plug() : socket?.unplug());
    },
    cable: (state) => void cable(state),
    babble: (bytes) => void (socket?.isActive() === true ? socket : pty).write(bytes),
    later(ms, action) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, ms * timeScale);
      timers.add(timer);
    },
  };

  return {
    ...panel,
    cable,
    path: o.link,
    baud,
    address: socket?.address,
    bytes: () => Buffer.concat(tape.filter((one) => one.from === "host").map((one) => one.bytes)),
    tape: () => tape,
    papers: () => papers,
    current() {
      const { strips, bytes } = mechanism.uncut();
      return makePaper(strips, bytes);
    },
    waitForPaper(n, timeoutMs) {
      const there = papers[n - 1];
      if (there !== undefined) return Promise.resolve(there);
      return new Promise((resolve, reject) => {
        const hear = (): void => {
          const paper = papers[n - 1];
          if (paper === undefined) return;
          clearTimeout(timer);
          paperEars.delete(hear);
          resolve(paper);
        };
        const timer = setTimeout(() => {
          paperEars.delete(hear);
          reject(new Error(`${papers.length} papers came out in ${timeoutMs} ms, not ${n}`));
        }, timeoutMs);
        paperEars.add(hear);
      });
    },
    firstByteAt: (since = 0) => tape.find((one) => one.from === "host" && one.at > since && !isPoll(one.bytes))?.at,
    onByte(hear) {
      byteEars.add(hear);
      return () => byteEars.delete(hear);
    },
    onPaper(hear) {
      paperEars.add(hear);
      return () => paperEars.delete(hear);
    },
    kicks: () => kicks,
    findings: mechanism.findings,
    feed: (feedPressed) => mechanism.change({ feedPressed }),
    behave(behaviour) {
      const mine = { name: behaviour.name, hooks: behaviour.begin(panel) };
      stack = [mine, ...stack];
      return () => {
        stack = stack.filter((one) => one !== mine);
      };
    },
    behaviours: () => stack.map((one) => one.name),
    condition: mechanism.condition,
    powered: mechanism.powered,
    idle: mechanism.idle,
    setPin3: (pin3High) => mechanism.change({ pin3High }),
    async [Symbol.asyncDispose]() {
      for (const timer of timers) clearTimeout(timer);
      mechanism.dispose();
      await socket?.unplug();
      await pty[Symbol.asyncDispose]();
    },
  };
}
