import type { Carry, StatusFrame } from "../frame.ts";
import type { PrinterStatus } from "../status.ts";

const XON = 0x11;
const XOFF = 0x13;
/** Header 1 to printer status 4 at least; 15 is the most that header 1 is known to say. */
const SHORTEST = 7;
const LONGEST = 15;
/** Bit 7 of header 2: on Ethernet two more bytes follow, the length of status data behind them (5-1-4 of the same). */
const HAS_LENGTH = 0x80;
/** Status data after an automatic status: we never ask for any, so another length than 0 is noise, and to believe it would hide the reports behind it. */
const DATA_LIMIT = 0;

const has = (byte: number | undefined, bits: number) => ((byte ?? 0) & bits) !== 0;
/** Header 1: bit 0 is 1, bits 4 and 7 are 0. The rest: bits 0, 4 and 7 are 0, but for bit 7 of header 2. */
const isFirst = (byte: number) => (byte & 0x91) === 0x01;
const isRest = (byte: number, at: number) => ((at === 1 ? byte & 0x7f : byte) & 0x91) === 0;
/** How many bytes header 1 says, itself included: bits 1 to 3 and 5 to 6. */
const sizeOf = (first: number) => ((first >> 1) & 0x07) | ((first >> 2) & 0x18);

/** All the bytes of a report whose beginning is `held`; undefined while it cannot be told. */
function wholeOf(held: Carry): number | undefined {
  const [first = 0, second] = held;
  const size = sizeOf(first);
  if (second === undefined) return undefined;
  if (!has(second, HAS_LENGTH)) return size;
  const [low, high] = held.slice(size);
  return low === undefined || high === undefined ? undefined : size + 2 + high * 256 + low;
}

/** Printer status 6 of a report: the ETB counter in bits 1 to 3 and 5 to 6. */
export function countOf([, , , , , , , counter = 0]: readonly number[]): number {
  return ((counter >> 1) & 0x07) | ((counter >> 2) & 0x18);
}

function framesOf(report: Carry): StatusFrame[] {
  const bytes = report.slice(0, sizeOf(report[0] ?? 0));
  // Printer status 1, bit 1: an ETB was executed since the last report.
  const isPassed = has(bytes[2], 0x02) && bytes.length > 7;
  const passed: StatusFrame[] = isPassed ? [{ kind: "etb", count: countOf(bytes) }] : [];
  return [{ kind: "report", bytes }, ...passed];
}

/**
 * What a Star sends, cut out of its byte stream: automatic status and its answers to ESC ACK SOH, which look alike (STAR Line Mode Command Specifications,
 * appendix 2, ASB status). Total over any bytes in any chunking; a byte that cannot continue a report ends it and is looked at afresh.
 */
export function parseStar(carry: Carry, bytes: Uint8Array): { frames: StatusFrame[]; carry: Carry; garbage: number } {
  const frames: StatusFrame[] = [];
  let held: number[] = [...carry];
  let garbage = 0;
  for (const byte of bytes) {
    const size = sizeOf(held[0] ?? 0);
    const isData = held.length >= size;
    if ((byte === XON || byte === XOFF) && !(held.length > 0 && isData)) {
      frames.push({ kind: byte === XON ? "xon" : "xoff" });
      continue;
    }
    if (held.length > 0 && (isData || isRest(byte, held.length))) {
      held.push(byte);
      const whole = wholeOf(held);
      if (whole !== undefined && whole > size + 2 + DATA_LIMIT) {
        garbage += held.length;
        held = [];
      } else if (whole === held.length) {
        frames.push(...framesOf(held));
        held = [];
      }
      continue;
    }
    garbage += held.length;
    held = [];
    if (isFirst(byte) && sizeOf(byte) >= SHORTEST && sizeOf(byte) <= LONGEST) held = [byte];
    else garbage += 1;
  }
  return { frames, carry: held, garbage };
}

/** Mechanical error and cutter in printer status 2; black mark, presenter jam and head up in printer status 3. A hot head cools by itself. */
function errorOf(second: number | undefined, third: number | undefined): PrinterStatus["error"] {
  if (has(second, 0x20)) return "UNRECOVERABLE";
  if (has(second, 0x08)) return "CUTTER";
  if (has(second, 0x04) || has(third, 0x0e)) return "FAILURE";
  return has(second, 0x40) ? "AUTO_RECOVERABLE" : undefined;
}

/** A report of the printer (STAR Line Mode Command Specifications, appendix 2, printer status 1 to 4). */
export function heardReport(
  status: PrinterStatus,
  [, , first, second, third, fourth]: readonly number[],
): PrinterStatus {
  return {
    offline: has(first, 0x08),
    cover: has(first, 0x20) ? "open" : "closed",
    paper: has(fourth, 0x08) ? "end" : has(fourth, 0x06) ? "near-end" : "ok",
    // The compulsion switch is the drawer's: closed contact is 1.
    drawerHigh: has(first, 0x04),
    error: errorOf(second, third),
    feed: has(first, 0x40),
    held: status.held,
  };
}
