import { type DeviceState, type DeviceTrouble, type Feeling, trackState } from "../device-state.ts";
import { type Frame, logFrames } from "../frame-log.ts";
import { maskScanner } from "../frame-mask.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import { IDLE_MS, NOTHING_SCANNED, parseScans, type Scan, TAIL_MS } from "./frame.ts";
import { CLEAR, judgeClarity, troubleOfClarity } from "./garbage.ts";

/** A code as it was read; `at` is epoch ms of its last byte, `symbology` its AIM identifier if the scanner sends one. Check digits are the register's to judge. */
export type ScanReading = { code: string; at: number; symbology?: string };

export type Scanner = AsyncDisposable & {
  state(): DeviceState;
  /** What came in, the codes masked. */
  frames(): readonly Frame[];
};

export type ScannerOptions = {
  port: PortAddress;
  see: (state: DeviceState) => void;
  hear: (reading: ScanReading) => void;
  /** Something came that was no code: the hand that scanned shall scan again. Once a second at most. */
  garbled?: () => void;
  /** False for a scanner set up without CR or LF: then a pause of 60 ms ends a code. */
  suffix?: boolean;
  /** True for a scanner set up to send AIM identifiers: what comes without one is garbage. */
  aim?: boolean;
  /** The same code again within this time is the same scan; 0, the default, hears each: two of the same article are two, and a scanner has a pause of its own. */
  dedupeMs?: number;
  /** Every wait times this; 1 outside tests. A scanner's bytes keep their own time. */
  timeScale?: number;
};

const SAY_AGAIN_MS = 1_000;
/** Enough of the last bytes to know a printer by. */
const TAIL_BYTES = 4;

/**
 * Opens the scanner and keeps it open until disposed. It cannot be asked who it is: what opens is taken for it, what is no code is counted as garbage,
 * and garbage again and again is its trouble: GARBLED, or WRONG_DEVICE where it is what printers send.
 */
export function openScanner(options: ScannerOptions): Scanner {
  const { port, see, hear, garbled, suffix = true, aim = false, dedupeMs = 0, timeScale = 1 } = options;
  const pace = Math.max(1, timeScale);
  const rules = { idleMs: IDLE_MS * pace, tailMs: TAIL_MS * pace, suffix, aim };
  let carry = NOTHING_SCANNED;
  let clarity = CLEAR;
  let tail = new Uint8Array();
  let timer: NodeJS.Timeout | undefined;
  let before = { code: "", at: -Infinity };
  let saidAt = -Infinity;
  const closed = (trouble: DeviceTrouble): Feeling => ({
    state: "closed",
    power: trouble === "CLOSED" ? "unknown" : "off-or-offline",
    trouble,
  });
  const track = trackState<DeviceState>(closed("CLOSED"), see);
  const log = logFrames(maskScanner);

  function take(bytes: Uint8Array): void {
    const now = performance.now();
    const parsed = parseScans(carry, bytes, now, rules);
    ({ carry } = parsed);
    if (bytes.length > 0) {
      tail = Uint8Array.from([...tail, ...bytes.subarray(-TAIL_BYTES)].slice(-TAIL_BYTES));
      log.note("in", bytes);
    }
    if (parsed.garbage > 0) refuse(parsed.garbage, now);
    for (const scan of parsed.scans) accept(scan, now);
    clearTimeout(timer);
    // Bytes that came while this process was busy are read before the pause is judged.
    if (carry.text !== "" || carry.isBad)
      timer = setTimeout(() => setImmediate(() => take(new Uint8Array())), rules.idleMs + 1);
  }

  function accept(scan: Scan, now: number): void {
    const isSame = scan.code === before.code && now - before.at < dedupeMs * timeScale;
    before = { code: scan.code, at: now };
    track.count(isSame ? "repeats" : "scans");
    track.good();
    judge(true);
    if (!isSame) hear({ ...scan, at: Date.now() });
  }

  function refuse(garbage: number, now: number): void {
    track.count("garbage", garbage);
    for (let n = 0; n < garbage; n += 1) judge(false);
    if (now - saidAt < SAY_AGAIN_MS * timeScale) return;
    saidAt = now;
    garbled?.();
  }

  function judge(isCode: boolean): void {
    clarity = judgeClarity(clarity, isCode, tail);
    track.feel({ state: "idle", power: "online", ...troubleOfClarity(clarity) });
  }

  const keeper = keepOpen({
    open: (listener) => openLink(port, listener),
    up() {
      carry = NOTHING_SCANNED;
      clarity = CLEAR;
      keeper.good();
      track.count("opens");
      track.feel({ state: "idle", power: "online" });
    },
    data: take,
    down(code) {
      clearTimeout(timer);
      track.feel(closed(code));
    },
    timeScale,
  });

  return {
    state: track.now,
    frames: log.frames,
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      clearTimeout(timer);
      track.feel(closed("CLOSED"));
    },
  };
}
