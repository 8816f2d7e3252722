import { createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toCanonical } from "#db/canonical.ts";
import { hashEntry, hashGenesis, signedBytes } from "#db/chain.ts";
import type { RawEntry } from "#db/journal.ts";
import { keyIdOf } from "#db/keys.ts";
import type { Exported } from "./register-at-work.ts";

type Json = { [name: string]: unknown };
type Change = (body: Json, data: Json) => void;
type Sign = (message: Buffer) => Buffer;

/** One way to change a journal, and all that is found then: "seq finding, seq finding". */
export type Tampering = {
  readonly name: string;
  readonly found: string;
  readonly tamper: (hand: Hand) => Exported;
};

/** A body changed by content, still canonical; everything else of the row left alone. */
function editRow(row: RawEntry, change: Change): RawEntry {
  const body = JSON.parse(row.body) as Json;
  change(body, body["data"] as Json);
  return { ...row, body: toCanonical(body) };
}

/** Whoever holds a key can make everything fit again, apart from what was anchored and what does not add up. */
function rechain({ manifest }: Exported, rows: readonly RawEntry[], signer: Sign, keyId?: string): RawEntry[] {
  let prev = hashGenesis(manifest.genesis);
  return rows.map((row) => {
    // A Z names the head it covers: that is set right too.
    const head = `"head":"${prev.toString("hex")}"`;
    const body = row.kind === "z-report" ? row.body.replace(/"head":"[0-9a-f]{64}"/, head) : row.body;
    const hash = hashEntry(manifest.epoch, row.seq, prev, body);
    const sig = signer(signedBytes(hash)).toString("hex");
    const made = {
      ...row,
      body,
      prev: prev.toString("hex"),
      hash: hash.toString("hex"),
      sig,
      key_id: keyId ?? row.key_id,
    };
    prev = hash;
    return made;
  });
}

/** What a forger can do: `clean` is the journal, `foreign` another register's, `dir` where the device key lies. */
export function openHand(clean: Exported, foreign: Exported, dir: string) {
  const secret = createPrivateKey(readFileSync(join(dir, "keys", "device.key")));
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const strangers = publicKey.export({ format: "der", type: "spki" }).subarray(12).toString("hex");
  const withRows = (rows: RawEntry[]): Exported => ({ ...clean, rows });
  const at = (seq: number, change: (row: RawEntry) => RawEntry): RawEntry[] =>
    clean.rows.map((row) => (row.seq === seq ? change(row) : row));
  const insider = (rows: readonly RawEntry[]): Exported =>
    withRows(rechain(clean, rows, (message) => sign(null, message, secret)));

  return {
    clean,
    foreign,
    withRows,
    strangers,
    /** Rows changed by one who has only the file. */
    row: (seq: number, change: (row: RawEntry) => Partial<RawEntry>): Exported =>
      withRows(at(seq, (row) => ({ ...row, ...change(row) }))),
    edit: (seq: number, change: Change): Exported => withRows(at(seq, (row) => editRow(row, change))),
    /** The same by one who has the device key too. */
    insider,
    insiderText: (seq: number, change: (body: string) => string): Exported =>
      insider(at(seq, (row) => ({ ...row, body: change(row.body) }))),
    insiderEdit: (seq: number, change: Change): Exported => insider(at(seq, (row) => editRow(row, change))),
    /** All of it chained and signed again with a key nobody vouches for. */
    stranger: (of: Exported): Exported => ({
      ...of,
      rows: rechain(of, of.rows, (message) => sign(null, message, privateKey), keyIdOf(strangers)),
    }),
  };
}
export type Hand = ReturnType<typeof openHand>;

export function flipBit(hex: string, bit = 0): string {
  const bytes = Buffer.from(hex, "hex");
  const at = bit % (8 * bytes.length);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return bytes.toString("hex");
}
