import { describe, expect, test } from "vitest";
import { pendingOf } from "#register/book.ts";
import { type Booked, startBooked } from "#register/booked-money.ts";
import type { Command } from "#register/command.ts";
import { compareBooks, type Listed, markedSeq } from "#register/compare-books.ts";
import type { Difference } from "#register/entry.ts";
import { stepsOf } from "./steps.ts";
import { openTrustShop } from "./trust-shop.ts";

const all = { drawer: true, pokepay: true, headquarters: true };
const missing: Difference = { key: "pokepay/tx/not-listed", about: "pokepay", code: "not-listed", amount: 440, seq: 9 };

function open() {
  const shop = openTrustShop();
  const s = stepsOf(shop.register);
  const told = (more: Partial<Extract<Command, { kind: "reconciled" }>> = {}): string =>
    shop.code(
      shop.register.take({
        kind: "reconciled",
        from: shop.book().dayOpenSeq,
        upTo: shop.book().seq,
        asked: all,
        count: null,
        drawer: 50_000,
        differences: [],
        thenClose: false,
        ...more,
      }),
    );
  return { ...shop, s, told };
}

describe("a reconciliation", () => {
  test("is asked for between two sales only, with or without a count", () => {
    const { register, code, s } = open();
    s.ring();
    expect(code(register.take({ kind: "reconcile" }))).toBe("close-not-empty");
    s.take({ kind: "cancel-sale" });
    expect(code(register.take({ kind: "reconcile", counted: 50_000 }))).toBe("accepted");
    const count = { seq: register.state().book.seq, counted: 50_000, expected: 50_000 };
    expect(register.effects.at(-1)).toEqual({ kind: "reconcile", count, thenClose: false });
  });

  test("is journalled with the count and printed; a difference is a pending item until a supervisor has seen it", () => {
    const { register, told, book, approve } = open();
    register.take({ kind: "reconcile", counted: 49_900 });
    const count = { seq: book().seq, counted: 49_900, expected: 50_000 };
    expect(told({ count, differences: [{ ...missing, key: "drawer/drawer-short", about: "drawer" }] })).toBe(
      "accepted",
    );
    expect(register.kinds(2)).toEqual(["cash-count", "x-report"]);
    expect(register.entries.at(-2)).toMatchObject({ data: { counted: 49_900, expected: 50_000, n: 1, for: "x" } });
    expect(register.entries.at(-1)).toMatchObject({ data: { count: count.seq } });
    expect(register.jobs.at(-1)).toEqual({ device: "printer", what: { kind: "x-slip", copy: 0 }, of: book().seq });
    expect(register.state().draft.notice).toEqual({ code: "reconciled-differs", amount: 1 });
    expect(pendingOf(book())).toMatchObject([{ kind: "difference", key: "drawer/drawer-short" }]);
    const key = "drawer/drawer-short";
    expect(approve({ kind: "settle", key, as: "captured" })).toBe("settle-seen");
    expect(approve({ kind: "settle", key, as: "seen" })).toBe("accepted");
    expect(pendingOf(book())).toEqual([]);
  });

  test("found again, a difference is the same item and as old; what could not be asked settles nothing", () => {
    const { register, told, book } = open();
    told({ differences: [missing] });
    const since = book().differences[missing.key]?.since;
    expect(since).toContain("2026-11-23T09:00");
    register.wait(60_000);
    told({ differences: [missing] });
    expect(Object.values(book().differences)).toEqual([{ ...missing, since }]);
    told({ asked: { ...all, pokepay: false } });
    expect(Object.keys(book().differences)).toEqual([missing.key]);
    told();
    expect(book().differences).toEqual({});
  });

  test("comes before the Z at closing, and no difference and no silence holds the Z up", () => {
    const { register, told, book, s } = open();
    s.take({ kind: "day-close" });
    expect(register.effects.at(-1)).toEqual({ kind: "reconcile", count: null, thenClose: true });
    const jobs = register.jobs.length;
    told({ thenClose: true, asked: { drawer: false, pokepay: false, headquarters: false }, differences: [] });
    told({ thenClose: true, differences: [missing] });
    expect(register.effects.at(-1)).toEqual({ kind: "sum-day" });
    expect(register.jobs).toHaveLength(jobs);
    s.z();
    expect(register.kinds(2)).toEqual(["x-report", "z-report"]);
    expect(register.entries.at(-1)).toMatchObject({ data: { pending: [{ key: missing.key, kind: "difference" }] } });
    expect(pendingOf(book())).toHaveLength(1);
    expect(told()).toBe("late-outcome");
  });

  test("is asked for again by its pending item", () => {
    const { register, told, code } = open();
    told({ differences: [missing] });
    expect(code(register.take({ kind: "pending-ask", key: missing.key }))).toBe("accepted");
    expect(register.effects.at(-1)).toEqual({ kind: "reconcile", count: null, thenClose: false });
  });
});

describe("the journal against the authority's list", () => {
  const booked: Booked = { id: "tx", amount: 440, seq: 9, back: "no" };
  const row: Listed = { id: "tx", amount: 440, description: "北部食堂 R1-1-8", isBack: false, doneAtMs: 0 };
  const compare = (ours: readonly Booked[], theirs: readonly Listed[], accounts = false): string[] =>
    compareBooks({ booked: ours, listed: theirs, upTo: 20, reg: "R1", epoch: 1, accounts: () => accounts }).map(
      ({ code }) => code,
    );

  test("agrees where every booking stands in both, as it stands", () => {
    expect(compare([booked], [row])).toEqual([]);
    expect(compare([{ ...booked, back: "yes" }], [{ ...row, isBack: true }])).toEqual([]);
    expect(compare([{ ...booked, back: "due" }], [row])).toEqual([]);
    expect(compare([{ ...booked, back: "due" }], [{ ...row, isBack: true }])).toEqual([]);
  });

  test("names what the list lacks, what has another amount, and what was or was not taken back", () => {
    expect(compare([booked], [])).toEqual(["not-listed"]);
    expect(compare([booked], [{ ...row, amount: 441 }])).toEqual(["amount-differs"]);
    expect(compare([booked], [{ ...row, isBack: true }])).toEqual(["taken-back"]);
    expect(compare([{ ...booked, back: "yes" }], [row])).toEqual(["not-taken-back"]);
  });

  test("names what the journal lacks, unless it is pending, another register's, or another epoch's", () => {
    expect(compare([], [row])).toEqual(["not-journalled"]);
    expect(compare([], [row], true)).toEqual([]);
    expect(compare([], [{ ...row, description: "北部食堂 R11-1-8" }])).toEqual([]);
    expect(compare([], [{ ...row, description: "北部食堂 R1-2-8" }])).toEqual([]);
  });

  test("leaves what was journalled after the list was asked for, and returns of what was booked before it begins", () => {
    expect(compare([{ ...booked, seq: 21 }], [])).toEqual([]);
    expect(compare([{ ...booked, back: "yes", olderKey: "k" }], [])).toEqual([]);
  });

  test("reads the entry out of a description, also of a register whose name holds hyphens", () => {
    expect(markedSeq("北部食堂 R-1-2-30", "R-1", 2)).toBe(30);
    expect(markedSeq("北部食堂 R1-1-8 の返品", "R1", 1)).toBeNull();
    expect(markedSeq("残高の調整", "R1", 1)).toBeNull();
  });
});

test("the day's bookings are those of sales, charges, late captures and returns, each as it was left", () => {
  const shop = open();
  const { s, register, book } = shop;
  s.ring();
  s.take({ kind: "emoney" });
  s.tap(9000);
  s.captured();
  register.take({ kind: "charge" });
  s.tap(1000);
  s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
  s.captured();
  const fold = startBooked();
  for (const entry of register.entries.slice(book().dayOpenSeq - 1)) fold.add(entry);
  expect(fold.books().booked.map(({ amount, back }) => [amount, back])).toEqual([
    [440, "no"],
    [3000, "no"],
  ]);
});
