import type { Mask } from "./frame-mask.ts";

/** What passed over a port, for the devices page. `at` is epoch milliseconds; `hex` is masked (`··` for a hidden byte) and ends in `…` where `bytes` are more. */
export type Frame = { at: number; way: "in" | "out"; hex: string; bytes: number };

const KEPT = 50;

/** The last 50 frames of a port. Masked as they pass: what is hidden was never kept. */
export function logFrames(mask: Mask) {
  const frames: Frame[] = [];
  return {
    frames: (): readonly Frame[] => frames.slice(),
    note(way: Frame["way"], bytes: Uint8Array): void {
      frames.push({ at: Date.now(), way, hex: mask(way, bytes), bytes: bytes.length });
      if (frames.length > KEPT) frames.shift();
    },
  };
}
