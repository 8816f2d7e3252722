import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toCanonical } from "#db/canonical.ts";
import { hashEntry, hashGenesis, signedBytes } from "#db/chain.ts";
import type { RawEntry } from "#db/journal.ts";
import { keyIdOf } from "#db/keys.ts";
import type { Exported } from "./register-at-work.ts";

type Json = { [name: string]: unknown };
type Sign = (message: Buffer) => Buffer;

export const withRows = (clean: Exported, rows: RawEntry[]): Exported => ({ ...clean, rows });

/** A body changed as an insider would: by content, still canonical, everything else left alone. */
export function edit({ rows }: Exported, seq: number, change: (body: Json, data: Json) => void): RawEntry[] {
  return rows.map((row) => {
    if (row.seq !== seq) return row;
    const body = JSON.parse(row.body) as Json;
    change(body, body["data"] as Json);
    return { ...row, body: toCanonical(body) };
  });
}

export const deviceSigner = (dir: string): Sign => {
  const key = createPrivateKey(readFileSync(join(dir, "keys", "device.key")));
  return (message) => sign(null, message, key);
};

/** Whoever holds the device key can make everything fit again, apart from what was anchored and what does not add up. */
export function rechain({ manifest }: Exported, rows: readonly RawEntry[], signer: Sign, keyId?: string): RawEntry[] {
  let prev = hashGenesis(manifest.genesis);
  return rows.map((row) => {
    // A Z names the head it covers: that is set right too.
    const body = row.kind === "z-report" ? row.body.replace(/"head":"[0-9a-f]{64}"/, `"head":"${prev.toString("hex")}"`) : row.body;
    const hash = hashEntry(manifest.epoch, row.seq, prev, body);
    const made = { ...row, body, prev: prev.toString("hex"), hash: hash.toString("hex"), sig: signer(signedBytes(hash)).toString("hex"), key_id: keyId ?? row.key_id };
    prev = hash;
    return made;
  });
}

/** A key nobody vouches for. */
export function strangersKey(): { readonly sign: Sign; readonly key: string; readonly keyId: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(12).toString("hex");
  return { sign: (message) => sign(null, message, privateKey), key, keyId: keyIdOf(key) };
}

export function flipBit(hex: string, bit = 0): string {
  const bytes = Buffer.from(hex, "hex");
  const at = bit % (8 * bytes.length);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString("hex");
}
