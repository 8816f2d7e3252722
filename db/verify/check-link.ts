import type { KeyObject } from "node:crypto";
import { hashEntry, hashGenesis, signedBytes } from "../chain.ts";
import type { RawEntry } from "../journal.ts";
import { keyIdOf, publicKeyOf, verifiesWith } from "../keys.ts";
import type { Note } from "./finding.ts";
import type { Manifest, Trust } from "./manifest.ts";

/** Where the walk begins: after entry `seq` with `hash`; without it, at the genesis. */
export type Start = { readonly seq: number; readonly hash: string };

/** Keys a signature counts with: the trusted first one, and what each hands on by key-rotate. */
export function openKeyring(first: string) {
  const keys = new Map<string, KeyObject>();
  const add = (key: string): void => void keys.set(keyIdOf(key), publicKeyOf(key));
  add(first);
  return { add, get: (keyId: string): KeyObject | undefined => keys.get(keyId) };
}
export type Keyring = ReturnType<typeof openKeyring>;

/** Numbers, chain and signatures. Answers whether the signature holds. */
export function openLinkCheck(manifest: Manifest, keyring: Keyring, start?: Start) {
  const { epoch, genesis } = manifest;
  let { seq, hash } = start ?? { seq: 0, hash: hashGenesis(genesis).toString("hex") };

  return (row: RawEntry, note: Note): boolean => {
    if (row.seq !== seq + 1) note("sequence", `${row.seq} follows ${seq}`);
    if (row.prev !== hash) note("prev-broken", `prev is not the hash of ${seq === 0 ? "the genesis" : `entry ${seq}`}`);
    const prev = Buffer.from(row.prev, "hex");
    const made = hashEntry(epoch, Math.max(row.seq, 0), prev, row.body).toString("hex");
    if (made !== row.hash)
      note("hash-broken", `the content hashes to ${made.slice(0, 8)}, not ${row.hash.slice(0, 8)}`);
    ({ seq, hash } = row);
    const key = keyring.get(row.key_id);
    if (key === undefined) {
      note("unknown-key", `nothing vouches for key ${row.key_id}`);
      return false;
    }
    const holds = verifiesWith(key, signedBytes(Buffer.from(row.hash, "hex")), Buffer.from(row.sig, "hex"));
    if (!holds) note("signature-bad", `key ${row.key_id} did not sign this`);
    return holds;
  };
}

/** The epoch as a whole: what the manifest says of itself, and whether the trusted key began it. */
export function checkGenesis({ reg, epoch, genesis }: Manifest, trust: Trust | undefined, note: Note): void {
  if (genesis.reg !== reg || genesis.epoch !== epoch)
    note("body-differs", "the genesis is of another register or epoch");
  if (trust !== undefined && trust.key !== genesis.key)
    note("unknown-key", "the epoch began with a key nobody vouches for");
}
