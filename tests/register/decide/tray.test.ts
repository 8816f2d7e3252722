import { describe, expect, test } from "vitest";
import { openWaysShop, type WaysShop } from "./ways-shop.ts";

function show(shop: WaysShop): string {
  shop.s.ring();
  shop.s.take({ kind: "emoney" });
  return shop.showTray();
}
type Told = Parameters<WaysShop["s"]["take"]>[0] & { readonly kind: "tray-told" };
const over = (key: string, code: string): Told => ({ kind: "tray-told", key, told: { kind: "over", code } });

describe("a code on the customer's window", () => {
  test("is made first, journalled next, and only then shown and watched", () => {
    const { s, stage, kinds, lastOf, asked } = openWaysShop();
    s.ring();
    asked();
    s.take({ kind: "tray" });
    expect([stage(), kinds(), asked()]).toEqual([
      { kind: "tray-asking", amount: 440 },
      [],
      [{ kind: "show-tray", amount: 440 }],
    ]);
    const answer = { kind: "answer", id: "t", url: "https://example/t", expiresAtMs: 9 } as const;
    s.take({ kind: "tray-shown", amount: 440, answer });
    const key = s.keyNow();
    expect(lastOf("pay-intent")).toEqual({
      key,
      wallet: "",
      customer: "",
      amount: 440,
      basket: "ba",
      via: "tray",
      tray: "t",
    });
    expect([stage(), asked()]).toMatchObject([{ kind: "tray", isCancelling: false }, [{ kind: "poll-tray", key }]]);
  });

  test("that was made after the cashier had gone another way is not shown", () => {
    const { s, refusal, stage } = openWaysShop();
    s.ring();
    s.take({ kind: "tray" });
    s.take({ kind: "back" });
    const answer = { kind: "answer", id: "t", url: "https://example/t", expiresAtMs: 9 } as const;
    expect(refusal({ kind: "tray-shown", amount: 440, answer })).toBe("late-outcome");
    expect(stage().kind).toBe("tender");
  });

  test("paid closes the sale on the wallet that paid; it is nobody's card money", () => {
    const shop = openWaysShop();
    shop.trayPaid(show(shop));
    expect(shop.stage()).toMatchObject({ kind: "done", done: { emoney: 440, wallet: "w-8" } });
    expect(shop.register.state().book).toMatchObject({ intents: {}, cardDayYen: 0 });
  });

  test("is taken back before anything else may be taken, and what the authority says of that holds", () => {
    const shop = openWaysShop();
    const { s, stage, refusal, asked, kinds } = shop;
    const key = show(shop);
    asked();
    expect(refusal({ kind: "cash", given: 440 })).toBe("not-now");
    s.take({ kind: "back" });
    expect([stage(), asked()]).toMatchObject([{ kind: "tray", isCancelling: true }, [{ kind: "cancel-tray", key }]]);
    expect(refusal({ kind: "back" })).toBe("not-now");
    s.take(over(key, "tray-cancelled"));
    expect([stage().kind, shop.notice(), kinds().at(-1)]).toEqual(["tender", null, "pay-declined"]);
    expect(shop.register.state().book.intents).toEqual({});
    // And once more: this time the member was faster.
    const again = shop.showTray();
    s.take({ kind: "back" });
    shop.trayPaid(again);
    expect(stage().kind).toBe("done");
    expect(refusal(over(again, "tray-cancelled"))).toBe("late-outcome");
  });

  test("expired, or refused by the app, says so", () => {
    const shop = openWaysShop();
    shop.s.take(over(show(shop), "cashtray_expired"));
    expect(shop.notice()).toEqual({ code: "tray-expired" });
    shop.s.take(over(shop.showTray(), "account_balance_not_enough"));
    expect([shop.stage().kind, shop.notice()]).toEqual([
      "tender",
      { code: "tray-failed", text: "account_balance_not_enough" },
    ]);
  });

  test("without an answer is unknown, may be parked, and paid after all it is given back", () => {
    const shop = openWaysShop();
    const { s, stage, asked, lastOf } = shop;
    const key = show(shop);
    s.take({ kind: "back" });
    asked();
    s.take({ kind: "tray-told", key, told: { kind: "unknown", code: "timeout" } });
    expect([stage().kind, asked()]).toEqual(["unknown", [{ kind: "resolve", key }]]);
    s.take({ kind: "park" });
    s.cash(440);
    shop.trayPaid(key);
    expect(lastOf("pay-refund-due")).toMatchObject({ key, wallet: "w-8", amount: 440 });
    expect(asked().at(-1)).toEqual({ kind: "refund", key });
  });

  test("shown while the register died is asked for by the resolver, and closes its basket", () => {
    const shop = openWaysShop();
    const key = show(shop);
    shop.asked();
    shop.s.restart();
    expect([shop.stage().kind, shop.asked()]).toEqual(["unknown", [{ kind: "resolve", key }]]);
    shop.trayPaid(key);
    expect(shop.stage().kind).toBe("done");
  });

  test("captured otherwise than it was offered is left to a person", () => {
    const shop = openWaysShop();
    const key = show(shop);
    shop.s.take({ kind: "tray-told", key, told: { kind: "fault", code: "answer-amount" } });
    expect([shop.stage().kind, shop.register.state().book.intents[key]?.state]).toEqual(["tender", "fault"]);
    shop.s.cash(440);
    expect(shop.stage().kind).toBe("done");
  });
});
