import { type Carry, parseStatus, type StatusFrame } from "#drivers/printer/frame.ts";
import type { Target } from "../target.ts";

const bits = (all: readonly number[]): number[] =>
  Array.from({ length: 2 ** all.length }, (_, n) => all.reduce((sum, bit, at) => sum | (((n >> at) & 1) << bit), 0));

/** Every automatic status of defined bits: drawer, offline, cover, FEED; the errors; near end and end (Epson ESC/POS, GS a). */
function everyAsb(): Uint8Array[] {
  return bits([2, 3, 5, 6]).flatMap((b0) =>
    bits([2, 3, 5, 6]).flatMap((b1) => [0, 0x03, 0x0c, 0x0f].map((b2) => Uint8Array.of(0x10 | b0, b1, b2, 0x0f))),
  );
}
const asbs = everyAsb();
const others = [
  ...bits([2, 3, 5, 6]).map((byte) => Uint8Array.of(0x12 | byte)),
  ...[0x00, 0x03, 0x0c, 0x0f].map((byte) => Uint8Array.of(byte)),
  Uint8Array.from(Buffer.from("7\x22K3QZ\0", "latin1")),
  Uint8Array.from(Buffer.from("_EPSON\0", "latin1")),
];
/** As often an automatic status as something else. */
const valid = asbs.flatMap((asb, at) => [asb, others[at % others.length] ?? asb]);

export type ParseStatus = (
  carry: Carry,
  bytes: Uint8Array,
) => { frames: readonly StatusFrame[]; carry: Carry; garbage: number };

function say(frame: StatusFrame): string {
  const { kind } = frame;
  if (kind === "realtime" || kind === "queued") return `${kind}:${frame.byte.toString(16)}`;
  if (kind === "asb") return `asb:${Buffer.from(frame.bytes).toString("hex")}`;
  if (kind === "echo") return `echo:${frame.id}`;
  return kind === "info" ? `info:${frame.text}` : kind;
}

/** The answers of an ESC/POS printer, as `parse` reads them. */
export function escposStatus(parse: ParseStatus = parseStatus): Target {
  return {
    name: "escpos-status",
    read(chunks) {
      const said: string[] = [];
      let carry: Carry = [];
      for (const chunk of chunks) {
        const parsed = parse(carry, chunk);
        ({ carry } = parsed);
        for (const frame of parsed.frames) if (frame.kind !== "xon" && frame.kind !== "xoff") said.push(say(frame));
      }
      return { said, held: carry.length };
    },
    heldLimit: 80,
    valid,
    words: valid,
    strewn: [0x11, 0x13],
    isStream: true,
  };
}
