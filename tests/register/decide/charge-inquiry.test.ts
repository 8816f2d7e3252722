import { expect, test } from "vitest";
import { openChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

test("a balance is looked up by card beside an open basket, and nothing of it is kept", () => {
  const { s, register, stage } = openChargeShop();
  s.ring();
  s.take({ kind: "balance" });
  s.tap(700);
  expect(stage()).toEqual({ kind: "inquiry", wallet: "w-1", customer: "c-1" });
  expect(register.effects.at(-1)).toEqual({ kind: "latest", payer: payers[0] });
  s.take({ kind: "back" });
  expect([stage(), register.state().draft.lines.length, register.kinds(1)]).toEqual([
    { kind: "sale" },
    1,
    ["day-open"],
  ]);
});

test("a wallet with a charge still unknown may be looked at", () => {
  const { s, stage } = openChargeShop();
  s.take({ kind: "charge" });
  s.tap(700);
  s.take({ kind: "charge-cash", amount: 3000, given: 3000 });
  s.answered({ kind: "unknown", code: "timeout" });
  s.take({ kind: "park" });
  s.take({ kind: "balance" });
  s.tap(700);
  expect(stage().kind).toBe("inquiry");
  s.take({ kind: "next" });
  expect(stage()).toEqual({ kind: "sale" });
});

test("what cannot be shown is said, and a restart shows nothing of the member before", () => {
  const { s, register, stage, notice } = openChargeShop();
  s.take({ kind: "balance" });
  s.tap(700);
  s.take({ kind: "back", why: "inquiry-away" });
  expect([stage(), notice()]).toEqual([{ kind: "sale" }, { code: "inquiry-away" }]);
  s.take({ kind: "balance" });
  s.tap(700);
  s.restart();
  expect(stage()).toEqual({ kind: "sale" });
  register.setEmoney("down");
  expect(() => s.take({ kind: "balance" })).toThrow("inquiry-away");
});
