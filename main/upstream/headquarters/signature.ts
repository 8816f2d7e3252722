import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";

/** Headquarters' public key (64 hex digits, raw Ed25519) ready to verify with; `id` = first 16 hex digits of its SHA-256. */
export type SigningKey = { readonly id: string; readonly key: KeyObject };

export function readSigningKey(hex: string): SigningKey {
  const raw = Buffer.from(hex, "hex");
  if (raw.length !== 32 || raw.toString("hex") !== hex)
    throw new Error("signing key: 64 lower-case hex digits expected");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") }, format: "jwk" });
  return { id: createHash("sha256").update(raw).digest("hex").slice(0, 16), key };
}

const anchorTag = Buffer.from("coop-register/anchor/v1\0");
const settingsTag = Buffer.from("coop-register/settings/v1\0");

function u64be(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

/** What headquarters signs to say: this epoch verifies up to `seq`, whose hash is `hash` (hex). `at`: ms since 1970. */
export function anchorMessage(o: { epoch: number; seq: number; hash: string; at: number }): Buffer {
  return Buffer.concat([anchorTag, u64be(o.epoch), u64be(o.seq), Buffer.from(o.hash, "hex"), u64be(o.at)]);
}

/** What headquarters signs to say: these are the settings. */
export function settingsMessage(body: string): Buffer {
  return Buffer.concat([settingsTag, createHash("sha256").update(body, "utf8").digest()]);
}

export function isSigned(
  by: SigningKey,
  message: Buffer,
  o: { readonly key_id: string; readonly sig: string },
): boolean {
  return o.key_id === by.id && verify(null, message, by.key, Buffer.from(o.sig, "hex"));
}
