import type { PrinterBehaviour } from "./behaviours.ts";

const XON = 0x11;
const XOFF = 0x13;
const NOTHING = Buffer.alloc(0);
/** As long as a timer can be set. */
const FOR_EVER_MS = 1_000_000;

/**
 * The printer says XOFF after byte `atByte` from now and stands still, its head too hot perhaps; after `forMs` it says XON and goes on. Without `forMs`
 * it never does. With `mute` its answers come after XON too, as from one whose XOFF has stopped the line.
 */
export function xoff(o: { atByte: number; forMs?: number; mute?: boolean }): PrinterBehaviour {
  return {
    name: `xoff-at-${o.atByte}`,
    begin(panel) {
      let left = o.atByte;
      let isHeld = false;
      let unsaid: Buffer[] = [];
      return {
        arrive(bytes) {
          left -= bytes.length;
          if (left > 0 || isHeld || left + bytes.length <= 0) return undefined;
          isHeld = true;
          panel.babble(Uint8Array.of(XOFF));
          if (o.forMs !== undefined)
            panel.later(o.forMs, () => {
              isHeld = false;
              panel.babble(Uint8Array.of(XON));
              for (const answer of unsaid) panel.babble(answer);
              unsaid = [];
            });
          return undefined;
        },
        lineMs: (ms) => (isHeld ? ms + (o.forMs ?? FOR_EVER_MS) : ms),
        answer(bytes, origin) {
          if (!isHeld || o.mute !== true || origin !== "real-time") return undefined;
          unsaid.push(bytes);
          return NOTHING;
        },
      };
    },
  };
}

/** Power fails after line `atLine` and comes back at once, too short for anybody to miss an answer. */
export function blink(o: { atLine: number }): PrinterBehaviour {
  return {
    name: `blink-at-${o.atLine}`,
    begin(panel) {
      let lines = 0;
      return {
        line() {
          lines += 1;
          if (lines !== o.atLine) return;
          panel.power(false);
          panel.power(true);
        },
      };
    },
  };
}
