import { createHash } from "node:crypto";
import { toCanonical } from "./canonical.ts";

/** What an epoch is built on. `key`: 64 hex digits of the raw Ed25519 public key; `prev_epoch_head`: 64 hex digits. */
export type Genesis = {
  readonly epoch: number;
  readonly key: string;
  readonly prev_epoch_head: string | null;
  readonly reg: string;
};

const tag = (name: string): Buffer => Buffer.from(`coop-register/${name}/v1\0`, "latin1");
const genesisTag = tag("genesis");
const entryTag = tag("entry");
const sigTag = tag("sig");
const anchorTag = tag("anchor");

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part);
  return digest.digest();
}

function u64be(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, at) => bytes.writeBigUInt64BE(BigInt(value), 8 * at));
  return bytes;
}

/** H(0), the head of an epoch without entries. */
export function hashGenesis({ epoch, key, prev_epoch_head, reg }: Genesis): Buffer {
  return sha256(genesisTag, toCanonical({ epoch, key, prev_epoch_head, reg }));
}

/** H(n) from H(n-1) and the exact body. */
export function hashEntry(epoch: number, seq: number, prev: Buffer, body: string): Buffer {
  return sha256(entryTag, u64be(epoch, seq), prev, sha256(body));
}

/** The bytes the device key signs. */
export function signedBytes(hash: Buffer): Buffer {
  return Buffer.concat([sigTag, hash]);
}

/** The bytes headquarters signs when it countersigns a head; `atMs` since 1970. */
export function anchoredBytes(epoch: number, seq: number, hash: Buffer, atMs: number): Buffer {
  return Buffer.concat([anchorTag, u64be(epoch, seq), hash, u64be(atMs)]);
}

/** `cfg`: hex digits of the hash of the settings in force. */
export function hashSettings(settings: unknown): string {
  return sha256(toCanonical(settings)).toString("hex");
}
