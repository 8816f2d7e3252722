import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawEntry } from "#db/journal.ts";
import type { Finding } from "#db/verify/finding.ts";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import { exportOneDay, type Exported, makeFolder } from "./register-at-work.ts";
import { deviceSigner, edit, flipBit, rechain, strangersKey, withRows } from "./tampering.ts";

// 1 provision, 2 boot, 3 config, 4 sign-on, 5 day-open, 6 pay-intent, 7 sale (e-money), 8 sale (cash), 9 drawer-kick,
// 10 sale-cancelled, 11 charge-intent, 12 charge-posted, 13 z-report, 14 anchor, 15 sign-off
const folder = makeFolder();
const others = makeFolder();
let clean: Exported;
let foreign: Exported;

beforeAll(() => {
  clean = exportOneDay(folder.dir);
  foreign = exportOneDay(others.dir, "R02");
});
afterAll(() => {
  folder[Symbol.dispose]();
  others[Symbol.dispose]();
});

const brief = (findings: readonly Finding[]): string[] => findings.map(({ seq, finding }) => `${seq} ${finding}`).sort();

/** The same file, through the verifier in Python. */
async function verifyInPython({ rows, manifest, trust }: Exported): Promise<string[]> {
  using place = makeFolder();
  const file = join(place.dir, "journal.jsonl");
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  writeFileSync(`${file}.manifest.json`, JSON.stringify(manifest));
  writeFileSync(join(place.dir, "trust.json"), JSON.stringify(trust));
  const run = promisify(execFile)("python3", ["-B", join(import.meta.dirname, "verify.py"), file, join(place.dir, "trust.json")]);
  const { stdout } = await run.catch((error: { code: number; stdout: string }) => {
    if (error.code !== 1) throw error;
    return error;
  });
  return brief(stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Finding])));
}

test("a clean day has no findings, in either language", async () => {
  expect(await verifyJournal(clean.rows, clean)).toEqual([]);
  expect(await verifyInPython(clean)).toEqual([]);
});

test("without trusted keys, or without any anchor, the journal is said to be unanchored and nothing else", async () => {
  const { manifest, rows, trust } = clean;
  expect(brief(await verifyJournal(rows, { manifest }))).toEqual(["15 unanchored"]);
  const before = { ...clean, rows: rows.slice(0, 13) };
  expect(brief(await verifyJournal(before.rows, { manifest, trust }))).toEqual(["13 unanchored"]);
  expect(await verifyInPython(before)).toEqual(["13 unanchored"]);
});

type Tampering = readonly [name: string, tamper: () => Exported, ...expected: string[]];
const byInsider = (rows: RawEntry[]): Exported => withRows(clean, rechain(clean, rows, deviceSigner(folder.dir)));
/** Everything after the anchored entry 13 was made to fit, so the anchor at 14 gives it away: that is told apart. */
const anchored = "14 anchor";
const edited = (seq: number, change: Parameters<typeof edit>[2]): Exported => byInsider(edit(clean, seq, change));
const first = <T>(list: unknown): T => (list as T[])[0] as T;
type Amount = { amount: number; base: number; bp: number; tax: number };

const tamperings: readonly Tampering[] = [
  ["a changed amount", () => withRows(clean, edit(clean, 8, (_, data) => (data["given"] = 250))), "8 hash-broken", "8 tenders"],
  ["a deleted sale", () => withRows(clean, clean.rows.filter(({ seq }) => seq !== 8)), "9 gt", "9 gta", "9 prev-broken", "9 sequence", "13 z-differs"],
  ["a deleted sale, renumbered and chained again", () => {
    const kept = clean.rows.filter(({ seq }) => seq !== 9);
    return byInsider(kept.map((row, at) => ({ ...row, seq: at + 1, body: row.body.replace(`"seq":${row.seq},"v"`, `"seq":${at + 1},"v"`) })));
  }, "12 z-differs", "13 anchor", "14 unanchored"],
  ["an entry told twice", () => withRows(clean, clean.rows.flatMap((row) => (row.seq === 9 ? [row, row] : [row]))), "9 id-twice", "9 prev-broken", "9 sequence", "13 z-differs"],
  ["two entries in the other order", () => withRows(clean, clean.rows.toSpliced(8, 2, ...clean.rows.slice(8, 10).toReversed())), "9 prev-broken", "9 sequence", "10 prev-broken", "10 sequence", "11 prev-broken", "11 sequence"],
  ["a journal cut off before its anchor", () => ({ ...withRows(clean, clean.rows.slice(0, 10)), manifest: { ...clean.manifest, anchors: [JSON.parse(clean.rows[13]?.body ?? "").data] } }), "10 unanchored", "13 anchor"],
  ["a beginning that is missing", () => withRows(clean, clean.rows.slice(1)), "2 prev-broken", "2 sequence"],
  ["a bit of a hash", () => withRows(clean, clean.rows.map((row) => (row.seq === 10 ? { ...row, hash: flipBit(row.hash) } : row))), "10 hash-broken", "10 signature-bad", "11 prev-broken"],
  ["a bit of a previous hash", () => withRows(clean, clean.rows.map((row) => (row.seq === 10 ? { ...row, prev: flipBit(row.prev) } : row))), "10 hash-broken", "10 prev-broken"],
  ["a bit of a signature", () => withRows(clean, clean.rows.map((row) => (row.seq === 10 ? { ...row, sig: flipBit(row.sig, 77) } : row))), "10 signature-bad"],
  ["another name of the key", () => withRows(clean, clean.rows.map((row) => (row.seq === 10 ? { ...row, key_id: "0".repeat(16) } : row))), "10 unknown-key"],
  ["a kind outside that the body does not say", () => withRows(clean, clean.rows.map((row) => (row.seq === 8 ? { ...row, kind: "no-sale" } : row))), "8 body-differs"],
  ["a body that is not canonical", () => byInsider(clean.rows.map((row) => (row.seq === 10 ? { ...row, body: row.body.replace("{", "{ ") } : row))), "10 not-canonical", anchored],
  ["a body that is no JSON", () => byInsider(clean.rows.map((row) => (row.seq === 10 ? { ...row, body: "?" } : row))), "10 body-unreadable", "13 z-differs", anchored],
  ["a name written twice in a body", () => byInsider(clean.rows.map((row) => (row.seq === 10 ? { ...row, body: row.body.replace('{"app"', '{"app":"x","app"') } : row))), "10 not-canonical", anchored],
  ["an unknown kind", () => edited(10, (body) => (body["kind"] = "discount")), "10 body-unreadable", "13 z-differs", "13 z-differs", anchored],
  ["a body of another entry's number", () => edited(10, (body) => (body["seq"] = 11)), "10 body-differs", anchored],
  ["a body of another register", () => edited(10, (body) => (body["reg"] = "R09")), "10 body-differs", anchored],
  ["an id used twice", () => edited(10, (body) => (body["id"] = JSON.parse(clean.rows[8]?.body ?? "").id)), "10 id-twice", anchored],
  ["a receipt number used twice", () => edited(8, (_, data) => (data["receipt"] = "R01-1-1")), "8 receipt-twice", anchored],
  ["a lower total", () => edited(8, (body, data) => {
    data["total"] = 100;
    body["gt"] = 2030;
    body["gta"] = 2030;
  }), "13 z-differs", "13 z-differs", "8 tenders", "8 total", "9 gt", "9 gta", anchored],
  ["a tender spread over another class", () => edited(8, (_, data) => (first<{ by: { class: string }[] }>(data["tenders"]).by = [{ class: "books", amount: 150 } as never])), "8 tenders", "8 tenders", anchored],
  ["a lower tax", () => edited(8, (_, data) => (first<Amount>(data["taxes"]).tax = 10)), "13 z-differs", "8 tax", anchored],
  ["a line moved to the reduced rate", () => edited(7, (_, data) => (first<{ tax: string }>(data["lines"]).tax = "reduced")), "7 tax", anchored],
  ["a higher rebate", () => edited(7, (_, data) => (first<Amount>((data["rebate"] as { by: unknown }).by).amount = 120)), "7 rebate", "7 rebate", anchored],
  ["a rebate at a rate the settings do not give", () => edited(7, (_, data) => {
    const rebate = data["rebate"] as { total: number; by: Amount[] };
    Object.assign(first<Amount>(rebate.by), { bp: 2000, amount: 220 });
    rebate.total = 223;
  }), "7 rebate", "13 z-differs", anchored],
  ["a grand total set back", () => edited(9, (body) => (body["gt"] = 150)), "9 gt", "10 gt", anchored],
  ["an absolute total set back", () => edited(9, (body) => (body["gta"] = 150)), "9 gta", "10 gta", anchored],
  ["the day before", () => edited(9, (body) => (body["day"] = "2026-11-23")), "9 day-back", anchored],
  ["other settings named", () => edited(9, (body) => (body["cfg"] = "0".repeat(64))), "9 body-differs", anchored],
  ["a Z with less in the drawer", () => edited(13, (_, data) => (data["drawer"] = 1)), "13 z-differs", anchored],
  ["a Z that leaves out a sale", () => edited(13, (_, data) => (data["first"] = 8)), "13 z-differs", anchored],
  ["everything chained again with a stranger's key", () => {
    const { sign, keyId } = strangersKey();
    return withRows(clean, rechain(clean, clean.rows, sign, keyId));
  }, ...Array.from({ length: 15 }, (_, at) => `${at + 1} unknown-key`)],
  ["everything chained again, and the stranger's key in the manifest", () => {
    const { sign, keyId, key } = strangersKey();
    const manifest = { ...clean.manifest, genesis: { ...clean.manifest.genesis, key }, keys: { [keyId]: key } };
    return { ...clean, manifest, rows: rechain({ ...clean, manifest }, clean.rows, sign, keyId) };
  }, "0 unknown-key", ...Array.from({ length: 15 }, (_, at) => `${at + 1} unknown-key`), anchored],
  ["an anchor that headquarters did not sign", () => edited(14, (_, data) => (data["sig"] = flipBit(String(data["sig"])))), "14 anchor", "15 unanchored"],
  ["an anchor of a time it was not signed at", () => edited(14, (_, data) => (data["at"] = 5)), "14 anchor", "15 unanchored"],
  ["an entry of another register among its own", () => withRows(clean, clean.rows.with(9, foreign.rows[9] as RawEntry)), "10 body-differs", "10 prev-broken", "10 unknown-key", "11 prev-broken"],
];

describe("a changed journal is found out, at its place and by its name, in both languages:", () => {
  test.concurrent.each(tamperings)("%s", async (_, tamper, ...expected) => {
    const tampered = tamper();
    const found = brief(await verifyJournal(tampered.rows, tampered));
    const wanted = new Set(expected.flatMap((one) => (one === anchored && found.includes("15 unanchored") ? [one, "15 unanchored"] : [one])));
    expect([...new Set(found)]).toEqual([...wanted].sort());
    expect(new Set(await verifyInPython(tampered))).toEqual(wanted);
  });

  test("whichever bit of any row's body, hashes or signature is flipped", async () => {
    for (let bit = 0; bit < 300; bit += 1) {
      const rows = clean.rows.map((row, at) => {
        if (at !== bit % 15) return row;
        const name = (["body", "prev", "hash", "sig"] as const)[bit % 4] ?? "body";
        if (name !== "body") return { ...row, [name]: flipBit(row[name], bit * 37) };
        const flipped = flipBit(Buffer.from(row.body).toString("hex"), bit * 1009);
        return { ...row, body: Buffer.from(flipped, "hex").toString() };
      });
      const found = await verifyJournal(rows, clean);
      expect(found.map(({ seq }) => seq), `bit ${bit}`).toContain((bit % 15) + 1);
    }
  });
});
