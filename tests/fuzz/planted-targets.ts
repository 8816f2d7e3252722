import type { Target } from "./target.ts";

const base = { heldLimit: 0, valid: [], words: [], strewn: [], isStream: false } as const;

/** Throws only behind four bytes in a row, each of which opens the way to the next: blind changes would need 2^32 of them. */
const deep: Target = {
  ...base,
  name: "planted-throw",
  read(chunks) {
    const bytes = Buffer.concat(chunks);
    let depth = 0;
    for (const byte of bytes) {
      if (depth === 0 && byte === 0xc3) depth = 1;
      else if (depth === 1 && byte === 0x5a) depth = 2;
      else if (depth === 2 && byte === 0xe7) depth = 3;
      else if (depth === 3 && byte === 0x21) throw new Error("planted");
      else depth = 0;
    }
    return { said: [], held: 0 };
  },
};

const hanging: Target = {
  ...base,
  name: "planted-hang",
  read(chunks) {
    const bytes = Buffer.concat(chunks);
    let at = 0;
    // A length of zero that is believed: the reader does not move on.
    while (at < bytes.length) at += bytes[at] === 0x1d && bytes[at + 1] === 0 ? 0 : 1;
    return { said: [], held: 0 };
  },
};

/** Readers with a fault, which fuzzing has to find; never run unless named. */
export const plantedTargets: readonly Target[] = [deep, hanging];
