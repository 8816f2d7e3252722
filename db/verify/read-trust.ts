import { readFileSync } from "node:fs";
import * as v from "valibot";
import type { Manifest, Trust } from "./manifest.ts";

const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)));
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** `headquarters` may be one key or a list. */
const trustShape = v.looseObject({ key: hex(64), headquarters: v.union([hex(64), v.array(hex(64))]) });

const manifestShape = v.looseObject({
  reg: v.string(),
  epoch: whole,
  genesis: v.looseObject({ epoch: whole, key: hex(64), prev_epoch_head: v.nullable(hex(64)), reg: v.string() }),
  keys: v.record(v.string(), v.string()),
  anchors: v.array(v.looseObject({ seq: whole, hash: v.string(), at: whole, key_id: v.string(), sig: v.string() })),
});

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** @throws when the file is missing or of another shape */
export function readTrust(path: string): Trust {
  const { key, headquarters } = v.parse(trustShape, readJson(path));
  return { key, headquarters: typeof headquarters === "string" ? [headquarters] : headquarters };
}

/** @throws when the file is missing or of another shape */
export function readManifest(path: string): Manifest {
  return v.parse(manifestShape, readJson(path));
}
