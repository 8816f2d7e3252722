import { describe, expect, test } from "vitest";
import { withNotice } from "#register/lock.ts";
import { goods, payers } from "./paper-register.ts";
import { openTrustShop, supervisor } from "./trust-shop.ts";

/** A register with a dish in its basket, locked. */
function openLocked(stage: "sale" | "card" | "paying" = "sale") {
  const shop = openTrustShop();
  const { register, code } = shop;
  register.take({ kind: "ring", code: "", qty: 1, item: goods[0] });
  if (stage !== "sale") register.take({ kind: "emoney" });
  if (stage === "paying") {
    register.take({ kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false, denyAgeMs: 1000 });
    const answer = { kind: "answer", total: 3000, suspended: false, maxBalance: 50_000, perCharge: 20_000 } as const;
    register.take({ kind: "balance-read", payer: payers[0], answer });
  }
  const before = register.state().draft;
  const locked = code(register.take({ kind: "idle" }));
  const unlock = (op = "07", ok = true): string => {
    const asked = code(register.take({ kind: "unlock", op, pin: "1234" }));
    return asked === "accepted" ? code(register.take({ kind: "pin-checked", op, ok, for: "unlock" })) : asked;
  };
  const seq = () => register.state().book.seq;
  return { ...shop, before, locked, unlock, seq };
}

describe("the lock after a pause", () => {
  test("keeps the basket as it was, hears nothing but an unlocking, and writes nothing into the journal", () => {
    const { register, code, before, locked, unlock, seq } = openLocked();
    const stood = seq();
    expect(locked).toBe("accepted");
    expect(register.state().draft).toMatchObject({ ...before, locked: { notice: null } });
    const said = [
      { kind: "ring", code: "", qty: 1, item: goods[0] },
      { kind: "tap", card: { kind: "known", payer: payers[0] }, presentAtStart: false },
      { kind: "app-code", code: { kind: "cpm", handle: "h" } },
      { kind: "unreadable", device: "scanner" },
      { kind: "item", code: "61", qty: 1 },
      { kind: "tender" },
      { kind: "sign-off" },
      { kind: "sign-on", op: "99", pin: "9999" },
      { kind: "approve", op: supervisor, pin: "9999", act: { kind: "trust", on: true } },
      { kind: "lock" },
    ] as const;
    expect(said.map((command) => code(register.take(command)))).toEqual(said.map(() => "is-locked"));
    expect(unlock()).toBe("accepted");
    expect(register.state().draft).toEqual(before);
    expect(seq()).toBe(stood);
  });

  test("is opened by a supervisor with an approval, and by no other cashier", () => {
    const { register, unlock } = openLocked();
    expect(unlock("31")).toBe("unlock-who");
    expect(unlock(supervisor)).toBe("accepted");
    expect(register.entries.at(-1)).toMatchObject({ kind: "approval", data: { for: "unlock", by: supervisor } });
    expect(register.state().book.op).toBe("07");
  });

  test("counts wrong PINs with those of a sign-on, says so on the lock screen, and a right one ends the count", () => {
    const { register, unlock, book, seq } = openLocked();
    expect(unlock("07", false)).toBe("accepted");
    expect(register.state().draft.locked?.notice).toEqual({ code: "pin-wrong", amount: 4 });
    expect(unlock()).toBe("accepted");
    expect(book().locks).toEqual({});
    expect(register.entries.at(-1)).toMatchObject({ kind: "approval", data: { for: "unlock", by: "07" } });
    register.take({ kind: "lock" });
    const stood = seq();
    for (let n = 0; n < 5; n += 1) unlock("07", false);
    expect(register.kinds(5)).toEqual(["lock", "lock", "lock", "lock", "lock"]);
    expect(unlock()).toBe("locked");
    expect(seq()).toBe(stood + 5);
    // A restart opens neither the lock of the screen nor that of the operator.
    register.take({ kind: "start", clean: true, runtime: "paper" });
    expect(register.state().draft.locked).toBeDefined();
    expect(unlock()).toBe("locked");
    expect(unlock(supervisor)).toBe("accepted");
  });

  test("lets a payment on its way end, and its result stands there when somebody unlocks", () => {
    const { register, before, unlock } = openLocked("paying");
    const { stage } = before;
    if (stage.kind !== "paying") expect.fail(`not paying: ${stage.kind}`);
    const authority = { id: "t-1", money: 440, points: 0 };
    register.take({ kind: "pay-outcome", key: stage.key, outcome: { kind: "captured", authority } });
    expect(register.kinds(1)).toEqual(["sale"]);
    expect(register.state().draft.locked).toBeDefined();
    register.take({ kind: "ring", code: "", qty: 1, item: goods[0] });
    expect(unlock()).toBe("accepted");
    expect(register.state().draft.stage).toMatchObject({ kind: "done", done: { of: "sale", total: 440 } });
  });

  test("keeps what was said before the pause: a stray scan speaks on the lock screen alone", () => {
    const { register, unlock, before } = openLocked("paying");
    const { stage } = before;
    if (stage.kind !== "paying") expect.fail(`not paying: ${stage.kind}`);
    register.take({ kind: "pay-outcome", key: stage.key, outcome: { kind: "declined", code: "account_suspended" } });
    const { notice } = register.state().draft;
    expect(notice).not.toBeNull();
    // As the counter notes what a device was refused.
    const said = withNotice(register.state().draft, { code: "is-locked" });
    expect(said).toMatchObject({ notice, locked: { notice: { code: "is-locked" } } });
    unlock();
    expect(register.state().draft.notice).toEqual(notice);
  });

  test("asks for no PIN where nobody is signed on", () => {
    const { register, code } = openTrustShop();
    register.take({ kind: "sign-off" });
    expect(code(register.take({ kind: "idle" }))).toBe("no-operator");
  });
});

describe("going to practice", () => {
  const training = { kind: "training" } as const;

  test("wants a supervisor, an idle register and no payment without an end, and locks what is left behind", () => {
    const { register, approve, book } = openTrustShop();
    register.take({ kind: "ring", code: "", qty: 1, item: goods[0] });
    expect(approve(training)).toBe("training-not-empty");
    register.take({ kind: "cancel-sale" });
    expect(approve(training, true, "07")).toBe("need-supervisor");
    expect(approve(training)).toBe("accepted");
    expect(register.entries.at(-1)).toMatchObject({ kind: "approval", data: { for: "training", by: supervisor } });
    expect(register.effects.at(-1)).toEqual({ kind: "leave", for: "training" });
    expect(register.state().draft.locked).toBeDefined();
    expect(book().op).toBe("07");
  });

  test("is ended only where it is one", () => {
    const { register, code } = openTrustShop();
    expect(code(register.take({ kind: "training-end" }))).toBe("not-now");
  });
});
