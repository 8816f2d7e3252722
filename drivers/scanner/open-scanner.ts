import { type DeviceState, type DeviceTrouble, type Feeling, trackState } from "../device-state.ts";
import { keepOpen } from "../keep.ts";
import { openLink, type PortAddress } from "../port.ts";
import { IDLE_MS, NOTHING_SCANNED, parseScans } from "./frame.ts";

/** A code as it was read; `at` is epoch ms of its last byte, `symbology` its AIM identifier if the scanner sends one. Check digits are the register's to judge. */
export type ScanReading = { code: string; at: number; symbology?: string };

export type Scanner = AsyncDisposable & { state(): DeviceState };

export type ScannerOptions = {
  port: PortAddress;
  see: (state: DeviceState) => void;
  hear: (reading: ScanReading) => void;
  /** False for a scanner set up without CR or LF: then a pause of 60 ms ends a code. */
  suffix?: boolean;
  /** The same code again within this time is the same scan; 0, the default, hears each. */
  dedupeMs?: number;
  /** Every wait times this; 1 outside tests. */
  timeScale?: number;
};

/** Opens the scanner and keeps it open until disposed. It cannot be asked who it is: what opens is taken for it, and what is no code is counted as garbage. */
export function openScanner({ port, see, hear, suffix = true, dedupeMs = 0, timeScale = 1 }: ScannerOptions): Scanner {
  const idleMs = IDLE_MS * timeScale;
  let carry = NOTHING_SCANNED;
  let timer: NodeJS.Timeout | undefined;
  let before = { code: "", at: -Infinity };
  const closed = (trouble: DeviceTrouble): Feeling => ({
    state: "closed",
    power: trouble === "CLOSED" ? "unknown" : "off-or-offline",
    trouble,
  });
  const track = trackState<DeviceState>(closed("CLOSED"), see);

  function take(bytes: Uint8Array): void {
    const now = performance.now();
    const parsed = parseScans(carry, bytes, now, { idleMs, suffix });
    ({ carry } = parsed);
    if (parsed.garbage > 0) track.count("garbage", parsed.garbage);
    for (const scan of parsed.scans) {
      const isSame = scan.code === before.code && now - before.at < dedupeMs * timeScale;
      before = { code: scan.code, at: now };
      track.count(isSame ? "repeats" : "scans");
      track.good();
      if (!isSame) hear({ ...scan, at: Date.now() });
    }
    clearTimeout(timer);
    // Bytes that came while this process was busy are read before the pause is judged.
    if (carry.text !== "" || carry.isBad)
      timer = setTimeout(() => setImmediate(() => take(new Uint8Array())), idleMs + 1);
  }

  const keeper = keepOpen({
    open: (listener) => openLink(port, listener),
    up() {
      carry = NOTHING_SCANNED;
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
    async [Symbol.asyncDispose]() {
      await keeper[Symbol.asyncDispose]();
      clearTimeout(timer);
      track.feel(closed("CLOSED"));
    },
  };
}
