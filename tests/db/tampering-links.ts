import type { RawEntry } from "#db/journal.ts";
import { keyIdOf } from "#db/keys.ts";
import type { AnchorRow } from "#db/verify/manifest.ts";
import { flipBit, type Tampering } from "./tampering.ts";

const all = (finding: string): string => Array.from({ length: 15 }, (_, at) => `${at + 1} ${finding}`).join(", ");
const dataOf = ({ body }: RawEntry): unknown => (JSON.parse(body) as { data: unknown }).data;

/** Rows, numbers, hashes, signatures, keys and anchors. */
export const linkTamperings: readonly Tampering[] = [
  {
    name: "a deleted sale",
    found: "9 gt, 9 gta, 9 prev-broken, 9 sequence, 13 z-differs",
    tamper: ({ clean, withRows }) => withRows(clean.rows.filter(({ seq }) => seq !== 8)),
  },
  {
    name: "a deleted drawer kick, all after it renumbered and chained again",
    found: "12 z-differs, 13 anchor, 14 unanchored",
    tamper: ({ clean, insider }) => {
      const kept = clean.rows.filter(({ seq }) => seq !== 9);
      const renumber = (body: string, from: number, to: number) => body.replace(`"seq":${from},"v"`, `"seq":${to},"v"`);
      return insider(kept.map((row, at) => ({ ...row, seq: at + 1, body: renumber(row.body, row.seq, at + 1) })));
    },
  },
  {
    name: "an entry told twice",
    found: "9 id-twice, 9 prev-broken, 9 sequence, 13 z-differs",
    tamper: ({ clean, withRows }) => withRows(clean.rows.flatMap((row) => (row.seq === 9 ? [row, row] : [row]))),
  },
  {
    name: "two entries in the other order",
    found: "9 prev-broken, 9 sequence, 10 prev-broken, 10 sequence, 11 prev-broken, 11 sequence",
    tamper: ({ clean, withRows }) => withRows(clean.rows.toSpliced(8, 2, ...clean.rows.slice(8, 10).toReversed())),
  },
  {
    name: "an end cut off, anchored part and all",
    found: "10 unanchored, 13 anchor",
    tamper: ({ clean }) => {
      const anchors = clean.rows.slice(13, 14).map((row) => dataOf(row) as AnchorRow);
      return { ...clean, rows: clean.rows.slice(0, 10), manifest: { ...clean.manifest, anchors } };
    },
  },
  {
    name: "a beginning that is missing",
    found: "2 prev-broken, 2 sequence",
    tamper: ({ clean, withRows }) => withRows(clean.rows.slice(1)),
  },
  {
    name: "a bit of a hash",
    found: "10 hash-broken, 10 signature-bad, 11 prev-broken",
    tamper: ({ row }) => row(10, ({ hash }) => ({ hash: flipBit(hash) })),
  },
  {
    name: "a bit of a previous hash",
    found: "10 hash-broken, 10 prev-broken",
    tamper: ({ row }) => row(10, ({ prev }) => ({ prev: flipBit(prev) })),
  },
  {
    name: "a bit of a signature",
    found: "10 signature-bad",
    tamper: ({ row }) => row(10, ({ sig }) => ({ sig: flipBit(sig, 77) })),
  },
  {
    name: "another name of the key",
    found: "10 unknown-key",
    tamper: ({ row }) => row(10, () => ({ key_id: "0".repeat(16) })),
  },
  {
    name: "a kind outside that the body does not say",
    found: "8 body-differs",
    tamper: ({ row }) => row(8, () => ({ kind: "no-sale" })),
  },
  {
    name: "everything chained again with a stranger's key",
    found: all("unknown-key"),
    tamper: ({ clean, stranger }) => stranger(clean),
  },
  {
    name: "everything chained again from a stranger's genesis, with the key in the manifest",
    found: `0 unknown-key, ${all("unknown-key")}, 14 anchor, 15 unanchored`,
    tamper: ({ clean, stranger, strangers: key }) => {
      const genesis = { ...clean.manifest.genesis, key };
      return stranger({ ...clean, manifest: { ...clean.manifest, genesis, keys: { [keyIdOf(key)]: key } } });
    },
  },
  {
    name: "an entry of another register among its own",
    found: "10 body-differs, 10 prev-broken, 10 unknown-key, 11 prev-broken",
    tamper: ({ clean, foreign, withRows }) =>
      withRows(clean.rows.map((row, at) => (at === 9 ? (foreign.rows[9] ?? row) : row))),
  },
  {
    name: "another register's journal under this one's name",
    found: `0 unknown-key, 1 prev-broken, ${all("body-differs")}, ${all("unknown-key")}, 14 anchor, 15 unanchored`,
    tamper: ({ clean, foreign }) => ({
      ...clean,
      rows: foreign.rows,
      manifest: { ...clean.manifest, genesis: { ...foreign.manifest.genesis, reg: clean.manifest.reg } },
    }),
  },
  {
    name: "an anchor that headquarters did not sign",
    found: "14 anchor, 15 unanchored",
    tamper: ({ insiderEdit }) => insiderEdit(14, (_, data) => (data["sig"] = flipBit(String(data["sig"])))),
  },
  {
    name: "an anchor of a time it was not signed at",
    found: "14 anchor, 15 unanchored",
    tamper: ({ insiderEdit }) => insiderEdit(14, (_, data) => (data["at"] = 5)),
  },
];
