import { type Child, startChild } from "../child.ts";
import type { Field } from "./field.ts";

/** Control bytes of the virtual card protocol (vsmartcard, virtualsmartcard/src/vpcd/vpcd.h). */
const ATR = 4;

/** Cuts the stream into frames: two bytes of length, big-endian, then the body. */
export function makeFrames(onFrame: (body: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      onFrame(Buffer.from(rest.subarray(2, end)));
      rest = rest.subarray(end);
    }
  };
}

function frame(body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length);
  return Buffer.concat([length, body]);
}

/** The cable between the card in the field and vpcd's port: connected means a card lies on the reader. */
export async function connectCard(command: readonly string[], field: Field): Promise<Child> {
  const child = await startChild(command);
  const answer = async (body: Buffer): Promise<void> => {
    if (body.length === 1) {
      // Off, on and reset want no answer; each powers the card anew.
      if (body[0] === ATR) child.stdin.write(frame(field.atr()));
      else field.reset();
      return;
    }
    const result = await field.exchange(body);
    // Torn: the field has told its listeners, and the cable is cut without an answer. Silence: vpcd waits while the card lies there.
    if (result.kind === "data" && child.alive()) child.stdin.write(frame(result.data));
  };
  child.stdout.on(
    "data",
    makeFrames((body) => void answer(body)),
  );
  return child;
}
