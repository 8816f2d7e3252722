import type { RealTime, RealTimeWatch } from "./real-time.ts";

const XON = 0x11;
const XOFF = 0x13;
/** TM-T88II technical manual, handshaking: busy below 16 free bytes, ready again above 26. */
const BUSY_FREE_BYTES = 16;
const READY_FREE_BYTES = 26;
/** What the host's UART still sends after it was told to stop. */
const SKID_BYTES = 16;
/** 8N1: ten bit times a byte. */
const BITS_PER_BYTE = 10;

/** The printer's UART and its receive buffer: bytes become the printer's at the pace of the line, not of the kernel. */
export type Wire = {
  /** Bytes the host has written. */
  arrive(bytes: Uint8Array): void;
  /** The oldest byte of the receive buffer, taken out. */
  take(): number | undefined;
  /** Bytes waiting in the receive buffer. */
  held(): number;
  /** Nothing on the line and nothing in the buffer. */
  idle(): boolean;
  clear(): void;
  /** A printer whose BUSY also means offline says XOFF for as long; without this it keeps eating while it stands still. */
  offline(on: boolean): void;
  /** Power: a dead UART loses what arrives. */
  power(on: boolean): void;
  dispose(): void;
};

export type WireOptions = {
  readonly baud: number;
  readonly timeScale: number;
  /** Bytes of the receive buffer. */
  readonly capacity: number;
  /** "none": the printer never says XOFF, and what finds the buffer full is lost. */
  readonly flow: "xon-xoff" | "none";
  readonly say: (bytes: Uint8Array) => void;
  readonly watch: RealTimeWatch;
  readonly onRealTime: (command: RealTime) => void;
  /** Something new lies in the receive buffer. */
  readonly onData: () => void;
  readonly onLost: (byte: number) => void;
};

export function openWire(o: WireOptions): Wire {
  /** On the line, not yet received. */
  let line: { readonly bytes: Uint8Array; next: number }[] = [];
  let buffer: number[] = [];
  let head = 0;
  let powered = true;
  let busy = false;
  let skid = 0;
  let timer: NodeJS.Timeout | undefined;
  let clock = 0;
  let isOffline = false;
  const byteMs = ((BITS_PER_BYTE * 1000) / o.baud) * o.timeScale;
  const held = (): number => buffer.length - head;

  const flow = (): void => {
    if (o.flow === "none") return;
    const free = o.capacity - held();
    if (!busy && (isOffline || free <= BUSY_FREE_BYTES)) {
      busy = true;
      skid = SKID_BYTES;
      o.say(Uint8Array.of(XOFF));
    } else if (busy && !isOffline && free >= READY_FREE_BYTES) {
      busy = false;
      clock = performance.now();
      o.say(Uint8Array.of(XON));
      schedule();
    }
  };

  /** A poll repeated while the printer is stopped is kept once, or polls alone would fill the buffer of a printer without paper. */
  const repeatsPoll = (): boolean => {
    const last = buffer.slice(-6);
    return held() >= 6 && last[0] === 0x10 && last[1] === 0x04 && last[3] === 0x10 && last[4] === 0x04;
  };

  const receive = (byte: number): void => {
    const command = o.watch.hear(byte);
    if (held() >= o.capacity) o.onLost(byte);
    else buffer.push(byte);
    if (command?.kind === "status" && repeatsPoll()) buffer.splice(-3);
    if (command !== undefined) o.onRealTime(command);
    flow();
  };

  /** May the host's next byte come? Under XOFF only the skid. */
  const mayCome = (): boolean => {
    if (!busy) return true;
    skid -= 1;
    return skid >= 0;
  };

  const step = (): void => {
    timer = undefined;
    const now = performance.now();
    let due = byteMs === 0 ? Number.POSITIVE_INFINITY : Math.floor((now - clock) / byteMs);
    if (byteMs > 0) clock += due * byteMs;
    let moved = false;
    while (due > 0) {
      const chunk = line[0];
      if (chunk === undefined || !mayCome()) break;
      receive(chunk.bytes[chunk.next] ?? 0);
      chunk.next += 1;
      if (chunk.next === chunk.bytes.length) line.shift();
      due -= 1;
      moved = true;
    }
    if (moved) o.onData();
    schedule();
  };

  function schedule(): void {
    if (timer !== undefined || line.length === 0 || (busy && skid <= 0)) return;
    timer = setTimeout(step, byteMs);
  }

  const forget = (): void => {
    line = [];
    buffer = [];
    head = 0;
    busy = false;
    skid = 0;
    o.watch.forget();
  };

  return {
    arrive(bytes) {
      if (!powered || bytes.length === 0) return;
      if (line.length === 0) clock = performance.now();
      line.push({ bytes, next: 0 });
      if (byteMs === 0 && timer === undefined) step();
      else schedule();
    },
    take() {
      if (held() === 0) return undefined;
      const byte = buffer[head];
      head += 1;
      if (head > 4_096) {
        buffer = buffer.slice(head);
        head = 0;
      }
      flow();
      return byte;
    },
    held,
    idle: () => held() === 0 && line.length === 0,
    clear() {
      buffer = [];
      head = 0;
      flow();
    },
    offline(on) {
      isOffline = on;
      flow();
    },
    power(on) {
      powered = on;
      if (!on) forget();
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
      powered = false;
      forget();
    },
  };
}
