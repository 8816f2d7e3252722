/**
 * What an ESC/POS printer sends, cut out of its byte stream (Epson TM technical manual, appendix "Identification of transmitted status").
 * realtime: answer to DLE EOT n. asb: four bytes of automatic status. queued: answer to GS r n. echo: process id of GS ( H. info: answer to GS I n.
 */
export type StatusFrame =
  | { kind: "realtime"; byte: number }
  | { kind: "asb"; bytes: readonly [number, number, number, number] }
  | { kind: "queued"; byte: number }
  | { kind: "echo"; id: string }
  | { kind: "info"; text: string }
  /** A Star's status, from header 1 to the last printer status (dialect/star-frame.ts). */
  | { kind: "report"; bytes: readonly number[] }
  /** A Star has executed an ETB; its counter stands here. */
  | { kind: "etb"; count: number }
  | { kind: "xon" }
  | { kind: "xoff" };

/** An unfinished frame, carried over to the next bytes. */
export type Carry = readonly number[];

const XON = 0x11;
const XOFF = 0x13;
/** GS I answers stay well under this; a longer block is noise. */
const BLOCK_LIMIT = 80;
/** First bytes of block data: 37h process id and offline responses, 5Fh identification, 35h 3Bh 3Dh other transmissions; each ends with NUL. */
const BLOCK_HEADERS = new Set([0x35, 0x37, 0x3b, 0x3d, 0x5f]);

const isRealtime = (byte: number) => (byte & 0x93) === 0x12;
const isAsbFirst = (byte: number) => (byte & 0x93) === 0x10;
const isAsbRest = (byte: number) => (byte & 0x90) === 0;
const isBlockText = (byte: number) => byte >= 0x20 && byte <= 0x7e;

function readBlock(block: Carry): StatusFrame | undefined {
  const text = String.fromCharCode(...block.slice(1));
  if (block[0] === 0x5f) return { kind: "info", text };
  // GS ( H fn 48: 37h 22h d1 d2 d3 d4 00h; 37h 23h … is the offline response, which DLE EOT tells us anyway.
  if (block[0] === 0x37 && block[1] === 0x22 && block.length === 6) return { kind: "echo", id: text.slice(1) };
  return undefined;
}

/**
 * Total over any bytes in any chunking. `garbage` counts bytes that belong to no frame. An ASB's first byte claims the next three,
 * XON and XOFF skipped, or they could not be told from GS r answers; a byte that cannot continue a frame ends it and is looked at afresh.
 */
export function parseStatus(carry: Carry, bytes: Uint8Array): { frames: StatusFrame[]; carry: Carry; garbage: number } {
  const frames: StatusFrame[] = [];
  let held: number[] = [...carry];
  let garbage = 0;
  for (const byte of bytes) {
    if (byte === XON || byte === XOFF) {
      frames.push({ kind: byte === XON ? "xon" : "xoff" });
      continue;
    }
    const first = held[0];
    if (first !== undefined && BLOCK_HEADERS.has(first)) {
      if (isBlockText(byte) && held.length < BLOCK_LIMIT) {
        held.push(byte);
        continue;
      }
      if (byte === 0) {
        const frame = readBlock(held);
        if (frame) frames.push(frame);
        else if (first === 0x37 && held[1] !== 0x23) garbage += held.length + 1;
        held = [];
        continue;
      }
    } else if (first !== undefined && isAsbRest(byte)) {
      held.push(byte);
      const [b0, b1, b2, b3] = held;
      if (b0 !== undefined && b1 !== undefined && b2 !== undefined && b3 !== undefined) {
        frames.push({ kind: "asb", bytes: [b0, b1, b2, b3] });
        held = [];
      }
      continue;
    }
    garbage += held.length;
    held = [];
    if (BLOCK_HEADERS.has(byte) || isAsbFirst(byte)) held = [byte];
    else if (isRealtime(byte)) frames.push({ kind: "realtime", byte });
    else if (isAsbRest(byte)) frames.push({ kind: "queued", byte });
    else garbage += 1;
  }
  return { frames, carry: held, garbage };
}
