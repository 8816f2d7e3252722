import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { root } from "#build/runtime/pins.ts";
import type { Recording } from "./record.ts";
import { replay, type Replayed } from "./replay.ts";

type Kept = { readonly recording: Recording; readonly seed: number; readonly states: number };

/** A register never does the same twice to the microsecond: what was lost is only seen again on its own recording. */
export function keepRecording(kept: Kept): string {
  const folder = join(root, "out/campaign");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `power-cut-${kept.seed}.recording`);
  writeFileSync(file, serialize(kept));
  return file;
}

/** The same states once more, of a recording kept because some of them were lost. */
export async function replayKept(file: string): Promise<Replayed> {
  const { recording, seed, states } = deserialize(readFileSync(file)) as Kept;
  return replay(recording, { seed, states });
}
