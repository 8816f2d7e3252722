/** What is being received. `isBad`: it is already too long, and is thrown away up to its end. */
export type ScanCarry = {
  readonly text: string;
  readonly isBad: boolean;
  readonly lastAt: number;
  readonly isAfterCr: boolean;
};

export const NOTHING_SCANNED: ScanCarry = { text: "", isBad: false, lastAt: -Infinity, isAfterCr: false };

/** Longer than any code we read (a QR of the co-op app has under 60). */
export const SCAN_LIMIT = 128;
/** A scanner sends a code in one go; a longer silence inside one means that its end was lost. */
export const IDLE_MS = 60;

const CR = 0x0d;
const LF = 0x0a;
/** AIM symbology identifier (ISO/IEC 15424): "]", a letter, a digit, before the code. */
const AIM = /^\][A-Za-z][0-9]/u;

export type Scan = { code: string; symbology?: string };

function readScan(text: string): Scan | undefined {
  const symbology = AIM.exec(text)?.[0];
  const code = symbology ? text.slice(symbology.length) : text;
  if (code === "") return undefined;
  return symbology ? { code, symbology } : { code };
}

/**
 * Cuts codes out of a scanner's bytes at CR, LF or both. What was begun more than `idleMs` before these bytes is `parted` first: a code if the scanner
 * sends no suffix, else bytes whose end was lost, which are garbage. Bytes that are no printable ASCII spoil their code.
 */
export function parseScans(
  carry: ScanCarry,
  bytes: Uint8Array,
  at: number,
  { idleMs = IDLE_MS, suffix = true }: { idleMs?: number; suffix?: boolean } = {},
): { scans: Scan[]; carry: ScanCarry; garbage: number } {
  const scans: Scan[] = [];
  let { text, isBad, isAfterCr } = carry;
  let garbage = 0;

  function end(isWhole: boolean): void {
    const scan = isBad || !isWhole ? undefined : readScan(text);
    if (scan) scans.push(scan);
    else garbage += isBad || text !== "" ? 1 : 0;
    text = "";
    isBad = false;
  }

  if ((text !== "" || isBad) && at - carry.lastAt > idleMs) end(!suffix);
  for (const byte of bytes) {
    if (byte === CR || byte === LF) {
      if (!(byte === LF && isAfterCr)) end(true);
    } else if (byte < 0x20 || byte > 0x7e || text.length >= SCAN_LIMIT) isBad = true;
    else text += String.fromCharCode(byte);
    isAfterCr = byte === CR;
  }
  return { scans, carry: { text, isBad, isAfterCr, lastAt: bytes.length > 0 ? at : carry.lastAt }, garbage };
}
