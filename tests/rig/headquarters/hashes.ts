import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";
import { canonical } from "./canonical.ts";

/** The journal's hashes and signed texts; figures and labels are the format's own, u64 is big-endian. */
export const sha256 = (...parts: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export type Genesis = {
  readonly epoch: number;
  readonly key: string;
  readonly prev_epoch_head: string | null;
  readonly reg: string;
};

export const genesisHash = (genesis: Genesis): Buffer => sha256("coop-register/genesis/v1\0", canonical(genesis));

export const entryHash = (epoch: number, seq: number, prev: Uint8Array, body: string): Buffer =>
  sha256("coop-register/entry/v1\0", u64(epoch), u64(seq), prev, sha256(body));

export const entrySigned = (hash: Uint8Array): Buffer => Buffer.concat([Buffer.from("coop-register/sig/v1\0"), hash]);

export const anchorSigned = (epoch: number, seq: number, hash: Uint8Array, atMs: number): Buffer =>
  Buffer.concat([Buffer.from("coop-register/anchor/v1\0"), u64(epoch), u64(seq), hash, u64(atMs)]);

export const settingsSigned = (body: string): Buffer =>
  Buffer.concat([Buffer.from("coop-register/settings/v1\0"), sha256(body)]);

/** First 16 hex digits of SHA-256 of the 32 raw bytes. */
export const keyId = (keyHex: string): string => sha256(Buffer.from(keyHex, "hex")).toString("hex").slice(0, 16);

/** SubjectPublicKeyInfo of Ed25519 up to the 32 raw bytes (RFC 8410, 4). */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

export const publicKey = (keyHex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([spkiPrefix, Buffer.from(keyHex, "hex")]), format: "der", type: "spki" });

export const rawPublicKey = (key: KeyObject): string =>
  key.export({ format: "der", type: "spki" }).subarray(spkiPrefix.length).toString("hex");

export function isSignedBy(keyHex: string, text: Uint8Array, sigHex: string): boolean {
  try {
    return verify(null, text, publicKey(keyHex), Buffer.from(sigHex, "hex"));
  } catch {
    return false;
  }
}
