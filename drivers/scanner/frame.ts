/** What is being received. `isBad`: it is thrown away up to its end. `isTail`: what is thrown away has been counted. */
export type ScanCarry = {
  readonly text: string;
  /** Bytes since it began, or since garbage was last counted. */
  readonly length: number;
  readonly isBad: boolean;
  readonly isTail: boolean;
  readonly lastAt: number;
  /** When the last bytes came of a code whose end had not come in time. */
  readonly tornAt: number;
  readonly isAfterCr: boolean;
};

export const NOTHING_SCANNED: ScanCarry = {
  text: "",
  length: 0,
  isBad: false,
  isTail: false,
  lastAt: -Infinity,
  tornAt: -Infinity,
  isAfterCr: false,
};

/** Longer than any code we read (a QR of the co-op app has under 60). */
export const SCAN_LIMIT = 128;
/** A scanner sends a code in one go; a longer silence inside one means that its end was lost. */
export const IDLE_MS = 60;
/**
 * What comes this soon after a code without an end may be the rest of it, held up on its way: half a code must never pass for a whole one. At two
 * hundred scans a minute the next code begins 280 ms after the last one ended.
 */
export const TAIL_MS = 250;

const CR = 0x0d;
const LF = 0x0a;
/** AIM symbology identifier (ISO/IEC 15424): "]", a letter, a digit, before the code. */
const AIM = /^\][A-Za-z][0-9]/u;

export type Scan = { code: string; symbology?: string };
export type ScanRules = {
  idleMs?: number;
  tailMs?: number;
  /** False for a scanner set up without CR or LF: a pause ends a code. */
  suffix?: boolean;
  /** True for a scanner set up to send AIM identifiers: a code without one has lost its beginning. */
  aim?: boolean;
};

/** Parts a code from its AIM identifier; undefined where no code is left. */
export function readScanText(text: string, aim = false): Scan | undefined {
  const symbology = AIM.exec(text)?.[0];
  const code = symbology ? text.slice(symbology.length) : text;
  if (code === "" || (aim && !symbology)) return undefined;
  return symbology ? { code, symbology } : { code };
}

/**
 * Cuts codes out of a scanner's bytes at CR, LF or both. What was begun more than `idleMs` before these bytes is `parted` first: a code if the scanner
 * sends no suffix, else bytes whose end was lost, which are garbage together with what follows within `tailMs`. Bytes that are no printable ASCII spoil
 * their code. Total: any bytes, any cuts; never throws, and reads again after the next CR.
 */
export function parseScans(
  carry: ScanCarry,
  bytes: Uint8Array,
  at: number,
  { idleMs = IDLE_MS, tailMs = TAIL_MS, suffix = true, aim = false }: ScanRules = {},
): { scans: Scan[]; carry: ScanCarry; garbage: number } {
  const scans: Scan[] = [];
  let { text, length, isBad, isTail, isAfterCr, tornAt } = carry;
  let garbage = 0;

  function end(isWhole: boolean): void {
    const scan = isBad || !isWhole ? undefined : readScanText(text, aim);
    if (scan) scans.push(scan);
    else garbage += !isTail && (isBad || text !== "") ? 1 : 0;
    text = "";
    length = 0;
    isBad = false;
    isTail = false;
  }

  if ((text !== "" || isBad) && at - carry.lastAt > idleMs) {
    end(!suffix);
    if (suffix) tornAt = carry.lastAt;
  }
  if (bytes.length > 0 && text === "" && !isBad && at - tornAt <= tailMs) {
    isBad = true;
    isTail = true;
  }
  for (const byte of bytes) {
    if (byte === CR || byte === LF) {
      if (!(byte === LF && isAfterCr)) end(true);
      tornAt = -Infinity;
    } else {
      length += 1;
      if (byte < 0x20 || byte > 0x7e || text.length >= SCAN_LIMIT) isBad = true;
      else text += String.fromCharCode(byte);
      // A stream that never ends is counted by the length.
      if (isBad && length > SCAN_LIMIT) {
        garbage += 1;
        isTail = true;
        length = 0;
      }
    }
    isAfterCr = byte === CR;
  }
  const lastAt = bytes.length > 0 ? at : carry.lastAt;
  return { scans, carry: { text, length, isBad, isTail, isAfterCr, lastAt, tornAt }, garbage };
}
