import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JournalError } from "./journal-error.ts";
import { writeDurably } from "./write-durably.ts";

/** SubjectPublicKeyInfo of an Ed25519 key up to its 32 raw bytes (RFC 8410, 4). */
const spkiHead = Buffer.from("302a300506032b6570032100", "hex");

/** @param key 64 hex digits, the raw public key */
export function keyIdOf(key: string): string {
  return createHash("sha256").update(Buffer.from(key, "hex")).digest("hex").slice(0, 16);
}

/** @param key 64 hex digits, the raw public key */
export function publicKeyOf(key: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiHead, Buffer.from(key, "hex")]), format: "der", type: "spki" });
}

export function verifiesWith(key: KeyObject, message: Buffer, sig: Buffer): boolean {
  return sig.length === 64 && verify(null, message, key, sig);
}

export type Signer = { readonly key: string; readonly keyId: string; readonly sign: (message: Buffer) => Buffer };

/** @param pem PKCS #8 of an Ed25519 private key */
function openSigner(pem: string): Signer {
  const secret = createPrivateKey(pem);
  const spki = createPublicKey(secret).export({ format: "der", type: "spki" });
  const key = spki.subarray(spkiHead.length).toString("hex");
  return { key, keyId: keyIdOf(key), sign: (message) => sign(null, message, secret) };
}

const secrets = (dir: string) => ({ key: join(dir, "keys", "device.key"), pepper: join(dir, "keys", "pepper") });

/** @throws JournalError NOT_PROVISIONED when DIR/keys/device.key cannot be read */
export function loadSigner(dir: string): Signer {
  try {
    return openSigner(readFileSync(secrets(dir).key, "utf8"));
  } catch (error) {
    throw new JournalError("NOT_PROVISIONED", "no device key", error);
  }
}

/** The fleet's pepper, 32 bytes, over which cards and PINs are hashed. */
export function loadPepper(dir: string): Buffer {
  const pepper = existsSync(secrets(dir).pepper) ? readFileSync(secrets(dir).pepper) : Buffer.alloc(0);
  if (pepper.length !== 32) throw new JournalError("NOT_PROVISIONED", "no pepper of 32 bytes");
  return pepper;
}

/** Makes what is missing of DIR/keys (0700) with files 0400; what is there stays. `pepper`: the fleet's; random without. */
export function createKeys(dir: string, pepper?: Buffer): { readonly made: readonly ("device.key" | "pepper")[] } {
  mkdirSync(join(dir, "keys"), { recursive: true, mode: 0o700 });
  const path = secrets(dir);
  const made: ("device.key" | "pepper")[] = [];
  if (!existsSync(path.key)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeDurably(path.key, privateKey.export({ format: "pem", type: "pkcs8" }), 0o400);
    made.push("device.key");
  }
  if (!existsSync(path.pepper)) {
    const bytes = pepper ?? randomBytes(32);
    if (bytes.length !== 32) throw new RangeError("a pepper has 32 bytes");
    writeDurably(path.pepper, bytes, 0o400);
    made.push("pepper");
  }
  return { made };
}
