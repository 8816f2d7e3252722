/** What passed over a port, for the health page. `at` is epoch milliseconds; `hex` of a long frame is its first four bytes, so that no text of a receipt stands in it. */
export type Frame = { at: number; way: "in" | "out"; hex: string; bytes: number };

const KEPT = 50;
const LONG_BYTES = 16;
const SHOWN_BYTES = 4;

/** The last 50 frames of a port. */
export function logFrames() {
  const frames: Frame[] = [];
  return {
    frames: (): readonly Frame[] => frames.slice(),
    note(way: Frame["way"], bytes: Uint8Array): void {
      const shown = bytes.length > LONG_BYTES ? bytes.subarray(0, SHOWN_BYTES) : bytes;
      frames.push({ at: Date.now(), way, hex: Buffer.from(shown).toString("hex"), bytes: bytes.length });
      if (frames.length > KEPT) frames.shift();
    },
  };
}
