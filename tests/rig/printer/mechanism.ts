import { controlCommands } from "./control-commands.ts";
import { measure } from "./grammar.ts";
import { graphicCommands } from "./graphic-commands.ts";
import { putChar } from "./line.ts";
import type { Finding, Handler, Machine, Pin } from "./machine.ts";
import type { Origin } from "./behaviours.ts";
import type { RealTime } from "./real-time.ts";
import type { Strip } from "./sheet.ts";
import { automaticStatus, type Condition, isOnline, queuedPaperStatus, realTimeStatus, watched } from "./status.ts";
import { freshStyle } from "./style.ts";
import { textCommands } from "./text-commands.ts";
import { openWire } from "./wire.ts";

const handlers = new Map<string, Handler>(Object.entries({ ...textCommands, ...graphicCommands, ...controlCommands }));

/** ASB bits in force after power-on and ESC @: online/offline, as with the DIP switch "busy on buffer full only" (GS a, [Default]). */
const DEFAULT_AUTO_STATUS = 2;
const CUT_MS = 200;
/** Quiet time after which a command still missing bytes is called incomplete. */
const INCOMPLETE_MS = 500;

/** Does a pulse of this length move a drawer's solenoid, and not burn it? */
export function isPulse(onMs: number): boolean {
  return onMs >= 50 && onMs <= 200;
}

export type Kick = { readonly at: number; readonly pin: Pin; readonly onMs: number; readonly offMs: number };
export type MechanismOptions = {
  readonly baud: number;
  readonly timeScale: number;
  readonly bufferBytes: number;
  readonly flow: "xon-xoff" | "none";
  /** Print speed; 1,200 dots a second are 150 mm a second. */
  readonly dotsPerSecond: number;
  readonly say: (bytes: Uint8Array, origin: Origin) => void;
  readonly onKick: (kick: Kick) => void;
  readonly onCut: (strips: readonly Strip[], bytes: Buffer) => void;
  readonly onLine: () => void;
  readonly lineMs: (ms: number) => number;
};

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
  let autoStatus = DEFAULT_AUTO_STATUS;
  let lastStatus = "";
  let realTimeKick = true;

  const find = (finding: Finding["finding"], detail: string, bytes: readonly number[] = assembly): void => {
    findings.push({ finding, detail, bytes: Buffer.from(bytes.slice(0, 32)).toString("hex"), at: performance.now() });
  };
  const kick = (pin: Pin, onMs: number, offMs: number): void => {
    if (!isPulse(onMs)) find("kick", `a pulse of ${onMs} ms`);
    o.onKick({ at: performance.now(), pin, onMs, offMs });
  };

  const machine: Machine = {
    style: freshStyle(),
    line: [],
    x: 0,
    stored: { graphics: undefined, qr: { data: new Uint8Array(), module: 3, level: "L" } },
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
      autoStatus = bits < 0 ? DEFAULT_AUTO_STATUS : bits;
      lastStatus = watched(autoStatus, condition);
      // Enabling any item sends the status at once (GS a, [Details]).
      if (bits > 0) o.say(automaticStatus(condition), "automatic");
    },
    setRealTimeKick(enabled) {
      realTimeKick = enabled;
    },
    find,
  };

  const carryOut = (name: string, args: Uint8Array): void => {
    if (!machine.selected && name !== "ESC =") return;
    const handler = handlers.get(name);
    if (handler === undefined) find("unsupported", name);
    else if (handler(machine, args) === false) find("range", `${name}: parameters out of range`);
  };

  /** Adds a byte to the command being read and carries the command out when it is whole. */
  const read = (byte: number): void => {
    assembly.push(byte);
    if (assembly.length < need) return;
    const bytes = Uint8Array.from(assembly);
    const measured = measure(bytes, machine.style);
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
    const status = watched(autoStatus, condition);
    if (powered && status !== lastStatus) o.say(automaticStatus(condition), "automatic");
    lastStatus = status;
  };
  const change = (part: Partial<Condition>): void => {
    Object.assign(condition, part);
    announce();
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
    if (command.kind === "status") o.say(Buffer.of(realTimeStatus(command.n, condition)), "real-time");
    else if (command.kind === "clear") clear();
    else if (command.kind === "kick") {
      if (realTimeKick) kick(command.pin, command.ms, command.ms);
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
    onRealTime,
    onData: pump,
    onLost: (byte) => find("overrun", "the receive buffer was full", [byte]),
  });
  lastStatus = watched(autoStatus, condition);

  return {
    arrive: (bytes) => wire.arrive(bytes),
    condition,
    change,
    power(on) {
      if (on === powered) return;
      powered = on;
      wire.power(on);
      clear();
      machine.style = freshStyle();
      machine.stored.graphics = undefined;
      machine.selected = true;
      autoStatus = DEFAULT_AUTO_STATUS;
      realTimeKick = true;
      if (condition.fault !== "none") condition.fault = "none";
      lastStatus = watched(autoStatus, condition);
      if (on) o.say(automaticStatus(condition), "automatic");
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
