import { deserialize } from "node:v8";
import type { LogRecord } from "./read-log.ts";

/** A message that left over the pipe to the parent; `at` is the record with its first byte. */
export type Told = { readonly at: number; readonly message: unknown };

/** How many bytes of the `out` record at `index` really left: a full pipe takes less, which a `left` record says next. */
function leftOf(log: readonly LogRecord[], index: number): number {
  const { fd, bytes } = log[index] ?? { fd: -1, bytes: Buffer.alloc(0) };
  for (let next = index + 1; next < log.length; next += 1) {
    const { kind, fd: other, at } = log[next] ?? { kind: "start", fd: -1, at: 0 };
    if (kind === "start") break;
    if (other === fd && (kind === "out" || kind === "left")) return kind === "left" ? at : bytes.length;
  }
  return bytes.length;
}

/** Messages of `child_process` with serialization "advanced": u32be length, then V8's structured clone. */
export function listTold(log: readonly LogRecord[]): Told[] {
  const told: Told[] = [];
  let channel = -1;
  let rest = Buffer.alloc(0);
  let began = 0;
  for (const [index, record] of log.entries()) {
    if (record.kind === "start") {
      channel = record.fd;
      rest = Buffer.alloc(0);
    }
    if (record.kind !== "out" || record.fd !== channel) continue;
    if (rest.length === 0) began = index;
    rest = Buffer.concat([rest, record.bytes.subarray(0, leftOf(log, index))]);
    for (let length = sizeOf(rest); rest.length >= length; length = sizeOf(rest)) {
      told.push({ at: began, message: deserialize(rest.subarray(4, length)) });
      rest = rest.subarray(length);
      began = index;
    }
  }
  return told;
}

function sizeOf(stream: Buffer): number {
  return stream.length < 4 ? Number.POSITIVE_INFINITY : 4 + stream.readUInt32BE(0);
}
