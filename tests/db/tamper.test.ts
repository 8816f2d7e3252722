import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyJournal } from "#db/verify/verify-journal.ts";
import { exportOneDay, type Exported, makeFolder } from "./register-at-work.ts";
import { contentTamperings } from "./tampering-content.ts";
import { linkTamperings } from "./tampering-links.ts";
import { brief, verifyInPython } from "./verify-in-python.ts";
import { flipBit, type Hand, openHand } from "./tampering.ts";

// 1 provision, 2 boot, 3 config, 4 sign-on, 5 day-open, 6 pay-intent, 7 sale (e-money), 8 sale (cash), 9 drawer-kick,
// 10 sale-cancelled, 11 charge-intent, 12 charge-posted, 13 z-report, 14 anchor, 15 sign-off
const folder = makeFolder();
const others = makeFolder();
let clean: Exported;
let hand: Hand;

beforeAll(() => {
  clean = exportOneDay(folder.dir);
  hand = openHand(clean, exportOneDay(others.dir, "R02"), folder.dir);
});
afterAll(() => {
  folder[Symbol.dispose]();
  others[Symbol.dispose]();
});

test("a clean day has no findings, in either language", async () => {
  expect(await verifyJournal(clean.rows, clean)).toEqual([]);
  expect(await verifyInPython(clean)).toEqual(new Set());
});

test("without trusted keys, or without any anchor, the journal is said to be unanchored and nothing else", async () => {
  const { manifest, rows, trust } = clean;
  expect(brief(await verifyJournal(rows, { manifest }))).toEqual(new Set(["15 unanchored"]));
  const before = { ...clean, rows: rows.slice(0, 13) };
  expect(brief(await verifyJournal(before.rows, { manifest, trust }))).toEqual(new Set(["13 unanchored"]));
  expect(await verifyInPython(before)).toEqual(new Set(["13 unanchored"]));
});

describe("a changed journal is found out, at its place and by its name, in both languages:", () => {
  test.concurrent.each([...linkTamperings, ...contentTamperings])("$name", async ({ tamper, found }) => {
    const tampered = tamper(hand);
    const wanted = new Set(found.split(", "));
    expect(brief(await verifyJournal(tampered.rows, tampered))).toEqual(wanted);
    expect(await verifyInPython(tampered)).toEqual(wanted);
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
      expect(
        found.map(({ seq }) => seq),
        `bit ${bit}`,
      ).toContain((bit % 15) + 1);
    }
  });
});
