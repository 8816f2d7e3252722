import type { DrawerPin } from "../../drawer/frame.ts";
import { parseStatus } from "../frame.ts";
import type { Laid } from "../layout.ts";
import { cutRows, placeSafely } from "../picture.ts";
import { heardAsb, heardRealtime } from "../status.ts";
import { CENTRED, PLAIN, type Style } from "../style.ts";
import { chain, checkCommands, type EscPosBytes } from "./bytes.ts";
import type { Dialect, FenceKind } from "./dialect.ts";
import { hidesRealTime, measureEscPos } from "./escpos-grammar.ts";
import { encodeQr } from "./escpos-qr.ts";

const LF = 0x0a;
const SPACE = 0x20;
/** ESC $ takes 4 bytes, so up to three spaces are shorter. */
const POSITION_BYTES = 4;
/** A command of this many bytes leaves room for its fence in the window of any profile. */
const PICTURE_BYTES = 1_024;
/** 100 ms on, 500 ms off: duty 0.17, under the 0.2 the drawer connector allows (Epson TM technical manual, drawer kick connector). */
const ON_UNITS = 0x32;
const OFF_UNITS = 0xfa;

const bytes = (...codes: readonly number[]): EscPosBytes => new Uint8Array(codes) as EscPosBytes;
const bit = (on: boolean) => (on ? 1 : 0);
const low = (n: number) => n & 0xff;
const high = (n: number) => (n >> 8) & 0xff;
const connector = (pin: DrawerPin) => (pin === 2 ? 0 : 1);

/** The commands that lead from one style to another (Epson ESC/POS: ESC a, ESC E, GS !, GS B, ESC -, and FS - because ESC - leaves kanji alone). */
function restyle(from: Style, to: Style): number[] {
  return [
    ...(from.align === to.align ? [] : [0x1b, 0x61, to.align]),
    ...(from.bold === to.bold ? [] : [0x1b, 0x45, bit(to.bold)]),
    ...(from.wide === to.wide && from.tall === to.tall ? [] : [0x1d, 0x21, bit(to.wide) * 0x10 + bit(to.tall)]),
    ...(from.invert === to.invert ? [] : [0x1d, 0x42, bit(to.invert)]),
    ...(from.underline === to.underline ? [] : [0x1b, 0x2d, bit(to.underline), 0x1c, 0x2d, bit(to.underline)]),
  ];
}

/** ESC $ nL nH: the dots from the left margin where the next character starts (Epson ESC/POS, ESC $; one unit is one dot). */
function layFlush({ gap, dots, bytes: text }: NonNullable<Laid["flush"]>): ArrayLike<number>[] {
  const move = gap < POSITION_BYTES ? Array.from({ length: gap }, () => SPACE) : [0x1b, 0x24, low(dots), high(dots)];
  return [move, text];
}

/** The key code of GS ( L as its two bytes, 20h to 7Eh each (Epson ESC/POS, GS ( L fn 67). */
function keyCode(key: string): readonly [number, number] {
  const [first = 0, second = 0, ...rest] = Buffer.from(key, "latin1");
  if (rest.length > 0 || [first, second].some((code) => code < 0x20 || code > 0x7e))
    throw new RangeError(`a key code is two ASCII characters, not "${key}"`);
  return [first, second];
}

/** ESC/POS as Epson's TM family and its clones speak it. */
export const escpos: Dialect<EscPosBytes> = {
  name: "escpos",
  // ESC @ also switches automatic status off (Epson TM, ESC @). No FS here: a Star that hangs on this port by mistake would open its drawer.
  greet: ({ autoStatus }) => bytes(0x1b, 0x40, 0x1d, 0x61, autoStatus),
  initialise: ({ autoStatus, kanjiCode, codePage, internationalSet }) =>
    // ESC @, GS a, FS C, ESC t, ESC R.
    bytes(
      0x1b,
      0x40,
      0x1d,
      0x61,
      autoStatus,
      0x1c,
      0x43,
      kanjiCode,
      0x1b,
      0x74,
      codePage,
      0x1b,
      0x52,
      internationalSet,
    ),
  flush: (length) => new Uint8Array(length) as EscPosBytes,
  // DLE EOT 1 printer, 2 offline cause, 3 error cause, 4 paper. Executed on reception, so sent only where a command may begin.
  ask(about) {
    const answers = about === "drawer" ? [1] : [1, 2, 3, 4];
    return { bytes: bytes(...answers.flatMap((n) => [0x10, 0x04, n])), answers };
  },
  fenceKind({ statusMethod }, use): FenceKind {
    if (statusMethod === "process-id") return "echo";
    // A GS r answer is one byte that a scanner might say as well; a maker's name is not.
    if (statusMethod === "gs-r") return use === "sync" ? "info" : "queued";
    return "none";
  },
  fence(kind, serial) {
    // GS ( H fn 48: sent back once everything before it has been printed. 36^4 ids before they come round.
    const id = (serial % 36 ** 4).toString(36).toUpperCase().padStart(4, "0");
    if (kind === "echo")
      return { fence: { kind, id }, bytes: bytes(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, "ascii")) };
    // GS r 1 (paper): answered when everything before it has been processed. GS I 66: the maker's name.
    if (kind === "queued") return { fence: { kind }, bytes: bytes(0x1d, 0x72, 1) };
    if (kind === "info") return { fence: { kind }, bytes: bytes(0x1d, 0x49, 0x42) };
    return { fence: { kind: "none" }, bytes: bytes() };
  },
  // ESC p m t1 t2, units of 2 ms.
  kick: (pin) => bytes(0x1b, 0x70, connector(pin), ON_UNITS, OFF_UNITS),
  // DLE DC4 fn 1 m t: even while the printer is offline; t × 100 ms (Epson ESC/POS, DLE DC4 fn = 1).
  kickAtOnce: (pin) => bytes(0x10, 0x14, 0x01, connector(pin), 0x01),
  line: (from, to, { bytes: text, flush }) =>
    chain([restyle(from, to), text, ...(flush === undefined ? [] : layFlush(flush)), [LF]]) as EscPosBytes,
  // ESC d n.
  feed: (lines) => bytes(0x1b, 0x64, lines),
  cut: ({ cut }) => Uint8Array.from(Buffer.from(cut, "hex")) as EscPosBytes,
  qr: (from, data, cell) => bytes(...restyle(from, CENTRED), ...encodeQr(data, cell)),
  // GS v 0 m xL xH yL yH: the one raster command every model has.
  picture(from, picture, { columns, columnDots }) {
    const placed = placeSafely(picture, columns * columnDots, hidesRealTime);
    return placed?.stride === undefined
      ? undefined
      : [
          bytes(...restyle(from, PLAIN)),
          ...cutRows(placed, PICTURE_BYTES).map(({ stride, height, bytes: rows }) =>
            bytes(0x1d, 0x76, 0x30, 0, low(stride), high(stride), low(height), high(height), ...rows),
          ),
        ];
  },
  // GS ( L fn 69: m = 48, key code, x and y times one.
  stored: (from, key, { nvGraphics }) =>
    nvGraphics ? bytes(...restyle(from, PLAIN), 0x1d, 0x28, 0x4c, 6, 0, 0x30, 69, ...keyCode(key), 1, 1) : undefined,
  // GS 8 L fn 67: m = 48, a = 48, key code, b = 1 colour, width and height in dots, c = 49 (black), rows.
  store(key, picture, { nvGraphics, columns, columnDots }) {
    const placed = nvGraphics ? placeSafely(picture, columns * columnDots, hidesRealTime) : undefined;
    if (!placed) return undefined;
    const width = placed.stride * 8;
    const size = placed.bytes.length + 11;
    const sized = [low(size), high(size), low(size >> 16), low(size >> 24)];
    const shape = [low(width), high(width), low(placed.height), high(placed.height)];
    return bytes(0x1d, 0x38, 0x4c, ...sized, 0x30, 67, 0x30, ...keyCode(key), 1, ...shape, 49, ...placed.bytes);
  },
  parse: parseStatus,
  hear(status, frame, about) {
    if (frame.kind === "asb") return heardAsb(status, frame.bytes);
    return frame.kind === "realtime" && about !== undefined ? heardRealtime(status, about, frame.byte) : status;
  },
  // Its fences carry a number instead, and automatic status comes out of the blue.
  isRestart: () => false,
  check: (commands) => checkCommands(commands, "ESC/POS", measureEscPos),
};
