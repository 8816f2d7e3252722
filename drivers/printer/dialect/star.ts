import type { DrawerPin } from "../../drawer/frame.ts";
import type { Laid } from "../layout.ts";
import { cutRows, placeSafely, type Raster } from "../picture.ts";
import { CENTRED, PLAIN, type Style } from "../style.ts";
import { checkCommands, type StarBytes } from "./bytes.ts";
import type { Dialect } from "./dialect.ts";
import { qrContent } from "./escpos-qr.ts";
import { countOf, heardReport, parseStar } from "./star-frame.ts";
import { hidesStarRequest, measureStar } from "./star-grammar.ts";

const LF = 0x0a;
const SPACE = 0x20;
/** ESC GS A takes 5 bytes, so up to four spaces are shorter. */
const POSITION_BYTES = 5;
const PICTURE_BYTES = 1_024;
/** Rows of one ESC k. */
const BAND = 24;
/** 100 ms on and 500 ms off, in units of 10 ms (ESC BEL n1 n2); the printer's own 200 ms on and off would be twice what the coil may take. */
const ON_UNITS = 10;
const OFF_UNITS = 50;
/** The ETB counter counts from 0 to 31. */
const COUNTS = 32;
const MOST_FEED = 127;
const MOST_WAITING = 4;

const bytes = (...codes: readonly number[]): StarBytes => Uint8Array.from(codes) as StarBytes;
const low = (n: number) => n & 0xff;
const high = (n: number) => (n >> 8) & 0xff;
const toggle = (from: boolean, to: boolean, on: number, off: number): number[] =>
  from === to ? [] : [0x1b, to ? on : off];

/** ESC GS a n, ESC E and F, ESC i height width, ESC 4 and 5, ESC - n. */
function restyle(from: Style, to: Style): number[] {
  const isSized = from.wide === to.wide && from.tall === to.tall;
  return [
    ...(from.align === to.align ? [] : [0x1b, 0x1d, 0x61, to.align]),
    ...toggle(from.bold, to.bold, 0x45, 0x46),
    ...(isSized ? [] : [0x1b, 0x69, to.tall ? 1 : 0, to.wide ? 1 : 0]),
    ...toggle(from.invert, to.invert, 0x34, 0x35),
    ...(from.underline === to.underline ? [] : [0x1b, 0x2d, to.underline ? 1 : 0]),
  ];
}

/** ESC GS A n1 n2: dots from the left margin. */
function layFlush({ gap, dots, bytes: text }: NonNullable<Laid["flush"]>): number[] {
  const move = [0x1b, 0x1d, 0x41, low(dots), high(dots)];
  return [...(gap < POSITION_BYTES ? Array.from({ length: gap }, () => SPACE) : move), ...text];
}

/** ESC k n1 n2 (Star Line): bands of 24 rows at the 3 mm line spacing of ESC 0, then ESC z 1 (4 mm) again. */
function bands(raster: Raster): StarBytes[] {
  const cut = cutRows(raster, BAND * raster.stride).map(({ stride, height, bytes: rows }) => {
    const blank = Array.from({ length: (BAND - height) * stride }, () => 0);
    return bytes(0x1b, 0x6b, low(stride), high(stride), ...rows, ...blank, LF);
  });
  return [bytes(0x1b, 0x30), ...cut, bytes(0x1b, 0x7a, 1)];
}

/** ESC GS S m xL xH yL yH n (StarPRNT): m = 1 monochrome, n = 0. */
function slices(raster: Raster): StarBytes[] {
  return cutRows(raster, PICTURE_BYTES).map(({ stride, height, bytes: rows }) =>
    bytes(0x1b, 0x1d, 0x53, 1, low(stride), high(stride), low(height), high(height), 0, ...rows),
  );
}

/** ESC GS y S 0 n model, S 1 n error correction (1 is M), S 2 n size of a module, D 1 m nL nH data, P print. */
function encodeQr(data: string, cell: number): number[] {
  const content = qrContent(data);
  const set = (what: number, n: number) => [0x1b, 0x1d, 0x79, 0x53, what, n];
  const size = Math.min(8, Math.max(1, Math.trunc(cell)));
  const store = [0x1b, 0x1d, 0x79, 0x44, 0x31, 0, low(content.length), high(content.length), ...content];
  return [...set(0x30, 2), ...set(0x31, 1), ...set(0x32, size), ...store, 0x1b, 0x1d, 0x79, 0x50];
}

/** ESC @, ESC RS a 1, ESC $ 1 and ESC R 8 (Shift_JIS, Japan), ESC RS F 0 (font 12 × 24), ESC SP 0 and ESC s 0 0 (no space between characters). */
const KNOWN_STATE = Buffer.from("1b401b1e61011b24311b52381b1e46001b20001b733030", "hex");
const pulse = [0x1b, 0x07, ON_UNITS, OFF_UNITS];
const isFirstDrawer = (pin: DrawerPin) => pin === 2;

/** Star Line mode and StarPRNT. From the manual (STAR Line Mode Command Specifications), not tried on the device. */
export const star: Dialect<StarBytes> = {
  name: "star",
  // ESC @, ESC RS a 1 (automatic status), ESC RS E 0 (ETB counter to 0), ESC BEL (pulse of drawer 1, which drawer 2 has fixed).
  greet: () => bytes(0x1b, 0x40, 0x1b, 0x1e, 0x61, 1, 0x1b, 0x1e, 0x45, 0, ...pulse),
  initialise: () => bytes(...KNOWN_STATE, ...pulse),
  flush: (length) => new Uint8Array(length) as StarBytes,
  // ESC ACK SOH. With automatic status on, its answer cannot be told from a report of the printer's own; either says how it is now.
  ask: () => ({ bytes: bytes(0x1b, 0x06, 0x01), answers: [0] }),
  fenceKind: ({ statusMethod }) => (statusMethod === "etb" ? "etb" : "none"),
  fence(kind, serial) {
    // ETB: counted and reported once everything before it has been printed.
    if (kind === "etb") return { fence: { kind, count: serial % COUNTS }, bytes: bytes(0x17) };
    return { fence: { kind: "none" }, bytes: bytes() };
  },
  // BEL for drawer 1, SUB for drawer 2: each in its place among the data.
  kick: (pin) => bytes(...pulse, isFirstDrawer(pin) ? 0x07 : 0x1a),
  // FS and EM: at once.
  kickAtOnce: (pin) => bytes(isFirstDrawer(pin) ? 0x1c : 0x19),
  line: (from, to, { bytes: text, flush }) =>
    bytes(...restyle(from, to), ...text, ...(flush === undefined ? [] : layFlush(flush)), LF),
  // ESC a n, n at most 127.
  feed(lines) {
    const rest = Array.from({ length: Math.ceil(lines / MOST_FEED) }, (_, n) =>
      Math.min(MOST_FEED, lines - n * MOST_FEED),
    );
    return bytes(...rest.flatMap((n) => [0x1b, 0x61, n]));
  },
  cut: ({ cut }) => Uint8Array.from(Buffer.from(cut, "hex")) as StarBytes,
  qr: (from, data, cell) => bytes(...restyle(from, CENTRED), ...encodeQr(data, cell)),
  picture(from, picture, { columns, columnDots, raster }) {
    const placed = placeSafely(picture, columns * columnDots, hidesStarRequest);
    return placed && [bytes(...restyle(from, PLAIN)), ...(raster === "esc-k" ? bands(placed) : slices(placed))];
  },
  // Its own stored logos are printed by ESC FS p, and FS alone fires the drawer: never sent.
  stored: () => undefined,
  store: () => undefined,
  parse: parseStar,
  hear: (status, frame) => (frame.kind === "report" ? heardReport(status, frame.bytes) : status),
  // Power-on sets the counter to 0; a few fences may still wait for their print.
  isRestart: (frame, sent) =>
    frame.kind === "report" && (((sent - countOf(frame.bytes)) % COUNTS) + COUNTS) % COUNTS > MOST_WAITING,
  check: (commands) => checkCommands(commands, "Star", measureStar),
};
