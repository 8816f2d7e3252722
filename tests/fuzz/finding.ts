import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cut, type Stream } from "./target.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Writes a stream that was not borne as a tape that is replayed from then on (tests/tapes/found); answers its path. */
export function writeFinding(
  folder: string,
  o: { readonly target: string; readonly what: string; readonly seed: number; readonly stream: Stream },
): string {
  const { noise, cuts, picks } = o.stream;
  const stream = [hex(noise), hex(cuts), hex(picks)];
  const header = {
    device: o.target,
    what: o.what.split("\n")[0],
    made: `npm run fuzz -- --target ${o.target} --seed ${o.seed}`,
    stream,
  };
  const lines = [header, ...cut(noise, cuts).map((chunk, at) => ({ at, way: "in", hex: hex(chunk) }))];
  const name = createHash("sha256").update(stream.join()).digest("hex").slice(0, 12);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${o.target}-${name}.jsonl`);
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  return path;
}
