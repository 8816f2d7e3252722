import { IDLE_MS, NOTHING_SCANNED, parseScans, type ScanRules, TAIL_MS } from "#drivers/scanner/frame.ts";
import { isPrinterStatus } from "#drivers/scanner/garbage.ts";
import { readScan } from "#register/barcode/read-scan.ts";
import { type Analysis, type Suspicion, suspectCodes, type Trace, type TracedCode } from "./trace.ts";

/** Bytes that came in one go: no pause inside them is long enough to end a code. */
type Burst = { readonly from: number; readonly to: number; readonly bytes: readonly number[] };

/** A pause after which anything that was begun has ended (ms). */
const quietMs = 10_000;
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;
const isEnd = (byte: number | undefined): boolean => byte === 0x0d || byte === 0x0a;
const hex = (byte: number): string => `${byte.toString(16).padStart(2, "0").toUpperCase()}h`;

function partBursts(trace: Trace["bytes"]): Burst[] {
  const bursts: Burst[] = [];
  for (const { at, bytes } of trace) {
    const last = bursts.at(-1);
    if (last && at - last.to <= IDLE_MS)
      bursts[bursts.length - 1] = { ...last, to: at, bytes: [...last.bytes, ...bytes] };
    else bursts.push({ from: at, to: at, bytes: [...bytes] });
  }
  return bursts;
}

/** Characters that stand in codes, and no others but control characters around them. A wrong baud rate makes letters too, but not these alone. */
function isLikeCode({ bytes }: Burst): boolean {
  return /^[\0-\x1f]*[\]0-9A-Za-z/:._-]+[\0-\x1f]*$/u.test(String.fromCharCode(...bytes));
}

/** The same first or last byte of all of them, where that is a control character and no end of line. */
function sharedByte(bursts: readonly Burst[], at: 0 | -1): number | undefined {
  const byte = bursts[0]?.bytes.at(at);
  const isShared = bursts.every(({ bytes }) => bytes.at(at) === byte);
  return byte !== undefined && byte < 0x20 && !isEnd(byte) && isShared ? byte : undefined;
}

function suspectLine(bursts: readonly Burst[]): readonly Suspicion[] {
  const all = bursts.flatMap(({ bytes }) => bytes);
  if (all.length === 0)
    return [{ what: "nothing came", next: "check cable and power; set the scanner to RS-232 or USB serial (CDC)" }];
  if (bursts.every(({ bytes }) => isPrinterStatus(Uint8Array.from(bytes))))
    return [{ what: "this is the status of a printer", next: "another device is on this port: bind it anew" }];
  const noise = all.filter((byte) => !isPrintable(byte) && !isEnd(byte));
  if (noise.some((byte) => byte > 0x7f) && isSoundWithoutTopBit(all))
    return [{ what: "the top bit of some bytes is a parity bit", next: "set the scanner to 8 data bits, no parity" }];
  if (noise.length * 4 > all.length || !bursts.some(isLikeCode))
    return [{ what: "what comes is not like any code", next: "the baud rates of scanner and configuration differ" }];
  const [prefix, suffix] = [sharedByte(bursts, 0), sharedByte(bursts, -1)];
  const endless = bursts.filter(({ bytes }) => !bytes.some(isEnd)).length;
  return [
    ...(prefix === undefined
      ? []
      : [{ what: `each code begins with ${hex(prefix)}`, next: "switch the scanner's prefix off" }]),
    ...(suffix === undefined
      ? []
      : [{ what: `each code ends with ${hex(suffix)}`, next: "set the scanner's suffix to CR" }]),
    ...(suffix === undefined && endless === bursts.length
      ? [{ what: "no code ends with CR or LF", next: "set the scanner's suffix to CR, or scanner.suffix to false" }]
      : []),
    ...suspectPauses(bursts),
  ];
}

/** Codes with good check digits come out where the eighth bit is left off. */
function isSoundWithoutTopBit(all: readonly number[]): boolean {
  const text = String.fromCharCode(...all.map((byte) => byte & 0x7f));
  return text.split(/[\r\n]+/u).some((code) => /^\d{8,13}$/u.test(code) && readScan(code).kind === "code");
}

/** Bursts without an end that another one follows at once: a code in two halves. */
function suspectPauses(bursts: readonly Burst[]): readonly Suspicion[] {
  const pauses = bursts.flatMap(({ bytes, to }, n) => {
    const next = bursts[n + 1];
    return next && !isEnd(bytes.at(-1)) && next.bytes.some(isEnd) && next.from - to <= TAIL_MS ? [next.from - to] : [];
  });
  const longest = Math.round(Math.max(0, ...pauses));
  return pauses.length === 0
    ? []
    : [
        {
          what: `pauses of up to ${longest} ms inside codes`,
          next: "take the scanner off the hub, or raise its baud rate",
        },
      ];
}

/** Runs recorded bytes through the parser of the driver, and says what was a code, what garbage, and what may be set wrongly. Pure. */
export function analyseBytes(trace: Trace["bytes"], rules: ScanRules = {}): Analysis {
  const codes: TracedCode[] = [];
  let garbage = 0;
  let carry = NOTHING_SCANNED;
  for (const { at, bytes } of [...trace, { at: (trace.at(-1)?.at ?? 0) + quietMs, bytes: new Uint8Array() }]) {
    const parsed = parseScans(carry, bytes, at, rules);
    ({ carry } = parsed);
    garbage += parsed.garbage;
    for (const scan of parsed.scans)
      codes.push({ at, ...scan, isSound: readScan(scan.code, scan.symbology).kind === "code" });
  }
  const suspected = [...suspectLine(partBursts(trace)), ...suspectCodes(codes)];
  const unexplained = { what: `${garbage} pieces that are no code`, next: "check plug and cable, and scan again" };
  const inside = trace.map(({ at }, n) => at - (trace[n - 1]?.at ?? at)).filter((pause) => pause <= IDLE_MS);
  return {
    codes,
    garbage,
    longestPauseMs: Math.round(Math.max(0, ...inside)),
    suspicions: garbage > 0 && suspected.length === 0 ? [unexplained] : suspected,
  };
}
