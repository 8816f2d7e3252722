import type { PrinterBehaviour } from "../../printer/behaviours.ts";

const NOTHING = Buffer.alloc(0);
const XON = 0x11;
const XOFF = 0x13;

/** The printer says XOFF and takes nothing off the line; after `release` it says XON, and with the next byte all that waited comes in. */
export function holdsLine(): { readonly behaviour: PrinterBehaviour; release(drained: () => void): void } {
  const held: Buffer[] = [];
  let say: (bytes: Uint8Array) => void = () => undefined;
  let end: (() => void) | undefined;
  return {
    behaviour: {
      name: "xoff",
      begin(panel) {
        say = panel.babble;
        say(Uint8Array.of(XOFF));
        return {
          arrive(bytes) {
            held.push(bytes);
            if (end === undefined) return NOTHING;
            end();
            return Buffer.concat(held);
          },
        };
      },
    },
    release(drained) {
      end = drained;
      say(Uint8Array.of(XON));
    },
  };
}

/** What one buffer holds, bytes (printer/open-printer.ts). */
const BUFFER_BYTES = 4_096;

/** It never says XOFF; while it stands still it takes a buffer full, and the rest is lost. */
export function floods(isMoving: () => boolean): PrinterBehaviour {
  let eaten = 0;
  return {
    name: "floods",
    begin: () => ({
      arrive(bytes) {
        eaten = isMoving() ? 0 : eaten + bytes.length;
        return eaten > BUFFER_BYTES ? NOTHING : undefined;
      },
      answer: (_, origin) => (origin === "flow" ? NOTHING : undefined),
    }),
  };
}

/** A scanner hangs on the printer's port: whatever it is sent, it says a bar code. */
export function wrongDevice(): PrinterBehaviour {
  return {
    name: "wrong-device",
    begin: (panel) => ({
      arrive() {
        panel.babble(Buffer.from("4901234567894\r", "latin1"));
        return NOTHING;
      },
      answer: () => NOTHING,
    }),
  };
}
