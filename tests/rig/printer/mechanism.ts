import { LANGUAGES } from "./language.ts";
import { putChar } from "./line.ts";
import type { Finding, Machine, Pin } from "./machine.ts";
import { isPulse, type MechanismOptions } from "./mechanism-options.ts";
import type { RealTime } from "./real-time.ts";
import type { Strip } from "./sheet.ts";
import { type Condition, isOnline, queuedPaperStatus } from "./status.ts";
import { openWire } from "./wire.ts";

const COUNTS = 32;
const CUT_MS = 200;
/** Quiet time after which a command still missing bytes is called incomplete. */
const INCOMPLETE_MS = 500;

/** The printer behind its connector: what it is sent, what it prints, how it feels. */
export type Mechanism = {
  arrive(bytes: Uint8Array): void;
  readonly condition: Readonly<Condition>;
  /** Changes the condition; the printer stops, resumes and reports by itself. */
  change(part: Partial<Condition>): void;
  power(on: boolean): void;
  readonly powered: () => boolean;
  /** What is on the paper that has not been cut, and the bytes that made it. */
  uncut(): { readonly strips: readonly Strip[]; readonly bytes: Buffer };
  findings(): readonly Finding[];
  /** Everything received was carried out and the head rests. */
  idle(): boolean;
  dispose(): void;
};

export function makeMechanism(o: MechanismOptions): Mechanism {
  const language = LANGUAGES[o.language];
  const condition: Condition = { paper: "ok", cover: "closed", fault: "none", feedPressed: false, pin3High: true };
  const findings: Finding[] = [];
  let powered = true;
  let strips: Strip[] = [];
  let paperBytes: Uint8Array[] = [];
  let assembly: number[] = [];
  let need = 1;
  let readyAt = 0;
  let timer: NodeJS.Timeout | undefined;
  let patience: NodeJS.Timeout | undefined;
  let autoStatus = language.defaultAutoStatus;
  let lastStatus = "";
  let realTimeKick = true;
  let etb = { count: 0, isPassed: false };

  const find = (finding: Finding["finding"], detail: string, bytes: readonly number[] = assembly): void => {
    findings.push({ finding, detail, bytes: Buffer.from(bytes.slice(0, 32)).toString("hex"), at: performance.now() });
  };
  const kick = (pin: Pin, onMs: number, offMs: number): void => {
    if (!isPulse(onMs)) find("kick", `a pulse of ${onMs} ms`);
    o.onKick({ at: performance.now(), pin, onMs, offMs });
  };

  /** A Star says once that an ETB was executed. */
  const report = (): void => {
    o.say(language.automatic(condition, etb, o.isNetwork()), "automatic");
    etb = { ...etb, isPassed: false };
  };

  const machine: Machine = {
    style: { ...language.fresh(), area: o.widthDots },
    line: [],
    x: 0,
    stored: { graphics: undefined, qr: { data: new Uint8Array(), module: 3, level: "L" }, nv: new Map() },
    pulse: { onMs: 200, offMs: 200 },
    selected: true,
    print(strip) {
      strips.push(strip);
      const ms = o.lineMs((strip.feed / o.dotsPerSecond) * 1_000) * o.timeScale;
      readyAt = Math.max(readyAt, performance.now()) + ms;
      if (strip.line) o.onLine();
    },
    cut() {
      o.onCut(strips, Buffer.concat([...paperBytes, Uint8Array.from(assembly)]));
      strips = [];
      paperBytes = [];
      assembly = [];
      readyAt = Math.max(readyAt, performance.now()) + CUT_MS * o.timeScale;
    },
    kick(pin, onMs, offMs) {
      // TM-T88III technical manual, drawer kick: ON / (ON + OFF) at most 0.2.
      if (offMs < onMs * 4) find("kick", `${onMs} ms on and ${offMs} ms off`);
      kick(pin, onMs, offMs);
    },
    reply: (bytes) => o.say(bytes, "queued"),
    status: { paper: () => queuedPaperStatus(condition), drawer: () => (condition.pin3High ? 1 : 0) },
    setAutoStatus(bits) {
      autoStatus = bits < 0 ? language.defaultAutoStatus : bits;
      lastStatus = language.watched(autoStatus, condition);
      if (bits > 0 && language.tellsAtOnce) report();
    },
    etb(act) {
      etb = act === "reset" ? { count: 0, isPassed: false } : { count: (etb.count + 1) % COUNTS, isPassed: true };
      if (act === "pass" && autoStatus > 0) report();
    },
    restyle() {
      machine.style = { ...language.fresh(), area: o.widthDots };
    },
    setRealTimeKick(enabled) {
      realTimeKick = enabled;
    },
    find,
  };

  const carryOut = (name: string, args: Uint8Array): void => {
    if (!machine.selected && name !== "ESC =") return;
    const handler = language.handlers.get(name);
    if (handler === undefined) find("unsupported", name);
    else if (handler(machine, args) === false) find("range", `${name}: parameters out of range`);
  };

  /** Adds a byte to the command being read and carries the command out when it is whole. */
  const read = (byte: number): void => {
    assembly.push(byte);
    if (assembly.length < need) return;
    const bytes = Uint8Array.from(assembly);
    const measured = language.measure(bytes, machine.style);
    if (measured.kind === "need") {
      need = measured.total;
      return;
    }
    if (measured.kind === "command") carryOut(measured.name, bytes.subarray(measured.prefix));
    else if (measured.kind === "unknown") find("unknown", "no such command");
    else if (machine.selected) putChar(machine, bytes);
    if (assembly.length > 0) paperBytes.push(bytes);
    assembly = [];
    need = 1;
  };

  const running = (): boolean => powered && isOnline(condition);
  const pump = (): void => {
    clearTimeout(patience);
    if (timer !== undefined) return;
    while (running()) {
      const waitMs = readyAt - performance.now();
      if (waitMs > 1) {
        timer = setTimeout(() => {
          timer = undefined;
          pump();
        }, waitMs);
        return;
      }
      const byte = wire.take();
      if (byte === undefined) break;
      read(byte);
    }
    if (running() && assembly.length > 0)
      patience = setTimeout(() => find("incomplete", "a command without its last bytes"), INCOMPLETE_MS);
  };

  const announce = (): void => {
    const status = language.watched(autoStatus, condition);
    if (powered && status !== lastStatus) report();
    lastStatus = status;
  };
  const change = (part: Partial<Condition>): void => {
    Object.assign(condition, part);
    announce();
    if (o.busy === "offline") wire.offline(!isOnline(condition));
    pump();
  };
  const clear = (): void => {
    wire.clear();
    assembly = [];
    need = 1;
    machine.line = [];
    machine.x = 0;
  };

  const onRealTime = (command: RealTime): void => {
    if (command.kind === "status") {
      o.say(language.answer(command.n, condition, etb, o.isNetwork()), "real-time");
      etb = { ...etb, isPassed: false };
    } else if (command.kind === "clear") clear();
    else if (command.kind === "kick") {
      const ms = command.ms ?? machine.pulse.onMs;
      if (realTimeKick) kick(command.pin, ms, ms);
    } else if (condition.fault === "cutter") {
      if (command.clear) clear();
      change({ fault: "none" });
    }
  };

  const wire = openWire({
    baud: o.baud,
    timeScale: o.timeScale,
    capacity: o.bufferBytes,
    flow: o.flow,
    say: (bytes) => o.say(bytes, "flow"),
    watch: language.watch(),
    onRealTime,
    onData: pump,
    onLost: (byte) => find("overrun", "the receive buffer was full", [byte]),
  });
  lastStatus = language.watched(autoStatus, condition);

  return {
    arrive: (bytes) => wire.arrive(bytes),
    condition,
    change,
    power(on) {
      if (on === powered) return;
      powered = on;
      wire.power(on);
      clear();
      machine.restyle();
      machine.stored.graphics = undefined;
      machine.selected = true;
      autoStatus = language.defaultAutoStatus;
      etb = { count: 0, isPassed: false };
      machine.pulse = { onMs: 200, offMs: 200 };
      realTimeKick = true;
      if (condition.fault !== "none") condition.fault = "none";
      lastStatus = language.watched(autoStatus, condition);
      if (on && autoStatus > 0) report();
      pump();
    },
    powered: () => powered,
    uncut: () => ({ strips: [...strips], bytes: Buffer.concat(paperBytes) }),
    findings: () => findings,
    idle: () => wire.idle() && assembly.length === 0 && readyAt <= performance.now(),
    dispose() {
      clearTimeout(timer);
      clearTimeout(patience);
      powered = false;
      wire.dispose();
    },
  };
}
