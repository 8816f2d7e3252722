import { describe, expect, test } from "vitest";
import { openWaysShop } from "./ways-shop.ts";

describe("an app's barcode", () => {
  test("pays on the screens where a way to pay is asked for, under its handle", () => {
    const { s, register, scan, read, stage, kinds, lastOf, asked } = openWaysShop();
    s.ring();
    s.take({ kind: "tender" });
    asked();
    const handle = scan();
    expect(asked()).toEqual([{ kind: "read-barcode", handle }]);
    read(handle);
    const key = s.keyNow();
    expect(lastOf("pay-intent")).toEqual({
      key,
      wallet: "w-9",
      customer: "c-9",
      amount: 440,
      basket: "ba",
      via: "barcode",
    });
    expect(asked()).toEqual([{ kind: "pay", key, handle }]);
    s.captured();
    expect([kinds(), stage().kind]).toEqual([["pay-intent", "sale"], "done"]);
    expect(lastOf("sale")).toMatchObject({ member: null, tenders: [{ kind: "emoney", amount: 440, key }] });
    // It is not card-only money.
    expect(register.state().book.cardDayYen).toBe(0);
  });

  test("is refused elsewhere with what to press, and a second reading of it in silence", () => {
    const { s, scan, read, refusal, stage } = openWaysShop();
    const cpm = { kind: "app-code", code: { kind: "cpm", handle: "x" } } as const;
    expect(refusal(cpm)).toBe("barcode-empty");
    s.ring();
    expect(refusal(cpm)).toBe("barcode-shows");
    s.take({ kind: "emoney" });
    const handle = scan();
    expect(refusal(cpm)).toBe("late-balance");
    read(handle, { total: 40 });
    expect([stage().kind, refusal(cpm)]).toEqual(["short", "barcode-not-now"]);
    s.take({ kind: "back" });
    s.take({ kind: "meal" });
    expect(refusal(cpm)).toBe("meal-by-card");
  });

  test.each(["cashtray", "bill", "check", "pokeregi"] as const)(
    "of the sort a member reads himself (%s) has its sentence",
    (what) => {
      const { s, refusal } = openWaysShop();
      s.ring();
      s.take({ kind: "emoney" });
      expect(refusal({ kind: "app-code", code: { kind: "customer-side", what } })).toBe(`code-${what}`);
    },
  );

  test("that will not do says why, and another may be shown at once", () => {
    const { s, scan, read, stage, notice, register } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney" });
    const tries: readonly [Parameters<typeof read>[1], object][] = [
      [{ pay: "cpm_token_already_expired" }, { code: "barcode-refused", text: "cpm_token_already_expired" }],
      [{ money: "meal" }, { code: "barcode-meal" }],
      [{ suspended: true }, { code: "wallet-suspended" }],
    ];
    for (const [answer, said] of tries) {
      read(scan(), answer);
      expect([stage(), notice()]).toEqual([{ kind: "card", for: "pay", amount: 440 }, said]);
    }
    const handle = scan();
    const answer = { kind: "refused", code: "account_currency_mismatch" } as const;
    s.take({ kind: "barcode-read", handle, answer });
    expect(notice()).toEqual({ code: "barcode-refused", text: "account_currency_mismatch" });
    expect(register.state().book.intents).toEqual({});
    read(scan());
    expect(stage().kind).toBe("paying");
  });

  test("is charged by, and looked into, from the screens that ask for a card", () => {
    const { s, scan, read, stage, lastOf, asked } = openWaysShop();
    s.take({ kind: "charge" });
    const handle = scan();
    read(handle, { pay: "cpm_unacceptable_amount", total: 100 });
    expect(stage()).toMatchObject({ kind: "charge", balance: 100 });
    s.take({ kind: "charge-cash", amount: 1000, given: 1000 });
    expect(lastOf("charge-intent")).toMatchObject({ via: "barcode", wallet: "w-9" });
    expect(asked().at(-1)).toMatchObject({ kind: "charge", handle });
    s.captured();
    s.take({ kind: "next" });
    s.take({ kind: "balance" });
    read(scan(), { pay: "cpm_unacceptable_amount" });
    expect(stage()).toEqual({ kind: "inquiry", wallet: "w-9", customer: "c-9" });
  });

  test("is forgotten by a restart: nothing is resent, and it is asked for again", () => {
    const { s, scan, read, stage, kinds, asked } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney" });
    read(scan(), { total: 40 });
    s.restart();
    expect(stage().kind).toBe("tender");
    read(scan());
    const key = s.keyNow();
    asked();
    s.restart();
    expect(asked()).toEqual([{ kind: "resolve", key }]);
    s.notFound(key);
    expect([stage().kind, kinds().slice(-2)]).toEqual(["tender", ["pay-unknown", "pay-not-charged"]]);
    // A token that was gone before it was used is certainly not used.
    read(scan());
    s.answered({ kind: "not-sent", code: "barcode-gone" });
    expect([stage().kind, kinds().at(-1)]).toEqual(["tender", "pay-not-charged"]);
  });
});

describe("above what a card alone may pay", () => {
  const tapOf = {
    kind: "tap",
    card: { kind: "known", payer: { wallet: "w-1", customer: "c-1", member: "m-1" } },
  } as const;
  const tap = { ...tapOf, presentAtStart: false } as const;

  test("the card is refused at the tap, and the app's barcode pays on the same screen", () => {
    const { s, refusal, scan, read, stage } = openWaysShop({ per_sale: 400 });
    s.ring();
    s.take({ kind: "emoney" });
    expect([refusal(tap), stage().kind]).toEqual(["card-limit-sale", "card"]);
    read(scan());
    s.captured();
    expect(stage().kind).toBe("done");
  });

  test("the day's money of all cards at this register counts as well, that of barcodes does not", () => {
    const { s, refusal, scan, read } = openWaysShop({ per_register_day: 1000 });
    const sell = (): void => {
      s.ring();
      s.take({ kind: "emoney" });
    };
    sell();
    read(scan());
    s.captured();
    sell();
    s.tap(9999);
    s.captured();
    sell();
    s.tap(9999);
    s.captured();
    sell();
    expect(refusal(tap)).toBe("card-limit-register");
  });

  test("a deny list that nobody has heard of for a day lets no card pay, but shows its balance", () => {
    const { s, refusal } = openWaysShop();
    s.ring();
    s.take({ kind: "emoney" });
    expect(refusal({ ...tap, denyAgeMs: 86_400_001 })).toBe("card-deny-old");
    expect(refusal({ ...tap, denyAgeMs: null })).toBe("card-deny-old");
    s.take({ kind: "cancel-sale" });
    s.take({ kind: "balance" });
    expect(refusal({ ...tap, denyAgeMs: null })).toBe("accepted");
  });

  test("a part below the limit may be paid by card, and all parts of a sale count together", () => {
    const { s, refusal, stage, notice } = openWaysShop({ per_sale: 400 });
    s.ring();
    s.take({ kind: "emoney", amount: 300 });
    s.tap(9999);
    s.captured();
    expect([stage().kind, notice()]).toEqual(["tender", { code: "part-taken", amount: 140 }]);
    s.take({ kind: "emoney" });
    expect(refusal(tap)).toBe("card-limit-sale");
  });
});
