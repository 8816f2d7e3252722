import { describe, expect, test } from "vitest";
import { pendingOf } from "#register/book.ts";
import type { Entry } from "#register/entry.ts";
import { openPaperShop, type PaperRegister, payers } from "./paper-register.ts";
import { type Steps, stepsOf } from "./steps.ts";

const lost = { kind: "unknown", code: "timeout" } as const;
const declined = { kind: "declined", code: "account_balance_not_enough" } as const;
const notSent = { kind: "not-sent", code: "known-away" } as const;
const stepAside = (s: Steps) => (s.take({ kind: "next" }), s);
const openCharge = (s: Steps, given: number) => {
  s.take({ kind: "charge" });
  s.tap(1000);
  s.take({ kind: "charge-cash", amount: 3000, given });
};
const payOf = (s: Steps) => {
  s.ring();
  s.take({ kind: "emoney" });
  s.tap(9000);
  return s.keyNow();
};

/** One story: what happens, the kinds it journals from the day's opening on, and where the register stands at its end. */
type Story = {
  readonly name: string;
  readonly play: (s: Steps, register: PaperRegister) => void;
  readonly kinds: readonly Entry["kind"][];
  readonly stage: string;
  /** What the drawer holds beyond its float. */
  readonly cash: number;
  readonly pending?: readonly string[];
};

const stories: readonly Story[] = [
  {
    name: "a cash sale",
    play: (s) => (s.ring(), s.take({ kind: "tender" }), s.cash(1000)),
    kinds: ["sale", "drawer-kick"],
    stage: "done",
    cash: 440,
  },
  {
    name: "a sale of nothing takes nothing and opens no drawer",
    play: (s) => (s.ring(3), s.cash(0)),
    kinds: ["sale"],
    stage: "done",
    cash: 0,
  },
  { name: "an e-money sale", play: (s) => (payOf(s), s.captured()), kinds: ["pay-intent", "sale"], stage: "done", cash: 0 },
  {
    name: "cash for what e-money may not pay, the rest by card",
    play: (s) => {
      s.ring();
      s.ring(2);
      s.take({ kind: "tender" });
      s.cash(84);
      s.take({ kind: "emoney" });
      s.tap(9000);
      s.captured();
    },
    kinds: ["pay-intent", "sale", "drawer-kick"],
    stage: "done",
    cash: 84,
  },
  {
    name: "a wallet that is short is charged empty after the rest was counted in cash",
    play: (s) => {
      s.ring();
      s.take({ kind: "emoney" });
      s.tap(40);
      s.cash(500);
      s.captured();
    },
    kinds: ["pay-intent", "sale", "drawer-kick"],
    stage: "done",
    cash: 400,
  },
  {
    name: "a decline leaves the counted cash in the basket, and cancelling gives all of it back",
    play: (s) => {
      s.ring();
      s.take({ kind: "emoney" });
      s.tap(40);
      s.cash(500);
      s.answered(declined);
      s.take({ kind: "cancel-sale" });
    },
    kinds: ["pay-intent", "pay-declined", "sale-cancelled", "drawer-kick"],
    stage: "sale",
    cash: 0,
  },
  {
    name: "an unknown payment found captured closes its own basket",
    play: (s) => {
      const key = payOf(s);
      s.answered(lost);
      s.found(key);
    },
    kinds: ["pay-intent", "pay-unknown", "sale"],
    stage: "done",
    cash: 0,
  },
  {
    name: "an unknown payment not found leaves the basket to be paid another way",
    play: (s) => {
      const key = payOf(s);
      s.answered(lost);
      s.notFound(key);
      s.cash(440);
    },
    kinds: ["pay-intent", "pay-unknown", "pay-not-charged", "sale", "drawer-kick"],
    stage: "done",
    cash: 440,
  },
  {
    name: "a parked payment found captured goes back to its wallet",
    play: (s) => {
      const key = payOf(s);
      s.answered(lost);
      s.take({ kind: "park" });
      s.cash(440);
      s.found(key);
      s.refunded(key);
    },
    kinds: ["pay-intent", "pay-unknown", "pay-parked", "sale", "drawer-kick", "pay-refund-due", "pay-refunded"],
    stage: "done",
    cash: 440,
  },
  {
    name: "a payment taken for not charged and captured late goes back as well",
    play: (s) => {
      const key = payOf(s);
      s.answered(notSent);
      s.cash(440);
      s.found(key);
    },
    kinds: ["pay-intent", "pay-not-charged", "sale", "drawer-kick", "pay-refund-due"],
    stage: "done",
    cash: 440,
    pending: ["refund-due"],
  },
  {
    name: "a charge",
    play: (s) => (openCharge(s, 5000), s.captured()),
    kinds: ["charge-intent", "drawer-kick", "charge-posted"],
    stage: "done",
    cash: 3000,
  },
  {
    name: "a rejected charge gives its cash back once",
    play: (s, register) => {
      openCharge(s, 3000);
      const key = s.keyNow();
      s.answered(declined);
      s.take({ kind: "charge-returned" });
      expect(register.take({ kind: "charge-returned", key })).toMatchObject({ refusal: { code: "not-now" } });
    },
    kinds: ["charge-intent", "drawer-kick", "charge-rejected", "charge-cash-returned", "drawer-kick"],
    stage: "sale",
    cash: 0,
  },
  {
    name: "a parked charge keeps its cash until it is known not posted",
    play: (s, register) => {
      openCharge(s, 3000);
      const key = s.keyNow();
      s.answered(lost);
      expect(register.take({ kind: "charge-returned", key })).toMatchObject({ kind: "refused" });
      s.take({ kind: "park" });
      s.notFound(key);
      s.take({ kind: "charge-returned", key });
    },
    kinds: ["charge-intent", "drawer-kick", "charge-unknown", "charge-not-posted", "charge-cash-returned", "drawer-kick"],
    stage: "done",
    cash: 0,
  },
  {
    name: "a charge found posted after its cash went back is taken back from the wallet",
    play: (s) => {
      openCharge(s, 3000);
      const key = s.keyNow();
      s.answered(lost);
      s.notFound(key);
      s.take({ kind: "charge-returned" });
      s.found(key);
      s.refunded(key);
    },
    kinds: [
      "charge-intent",
      "drawer-kick",
      "charge-unknown",
      "charge-not-posted",
      "charge-cash-returned",
      "drawer-kick",
      "charge-reverse-due",
      "charge-reversed",
    ],
    stage: "sale",
    cash: 0,
  },
];

describe("a story told on paper", () => {
  test.each(stories)("$name", ({ play, kinds, stage, cash, pending = [] }) => {
    const register = openPaperShop();
    const { seq } = register.state().book;
    const s = stepsOf(register);
    play(s, register);
    expect(register.entries.slice(seq).map((entry) => entry.kind)).toEqual(kinds);
    expect(register.state().draft.stage.kind).toBe(stage);
    const { intents } = register.state().book;
    expect(pendingOf(register.state().book).map(({ key }) => intents[key]?.state)).toEqual(pending);
    expect(s.z().drawer).toBe(50_000 + cash);
    expect(register.state().book.day).toBeNull();
  });
});

describe("a restart", () => {
  const stages: { name: string; to: (s: Steps) => void; then: string }[] = [
    { name: "a basket", to: (s) => s.ring(), then: "sale" },
    { name: "a tender with cash counted", to: (s) => (s.ring(), s.cash(100)), then: "tender" },
    { name: "a card prompt", to: (s) => (s.ring(), s.take({ kind: "emoney" })), then: "card" },
    { name: "a short wallet", to: (s) => (s.ring(), s.take({ kind: "emoney" }), s.tap(40)), then: "short" },
    { name: "a payment on its way", to: (s) => void payOf(s), then: "unknown" },
    { name: "a charge on its way", to: (s) => openCharge(s, 3000), then: "unknown" },
    { name: "a charge to give back", to: (s) => (openCharge(s, 3000), s.answered(declined)), then: "charge-return" },
    { name: "a sale just done", to: (s) => (s.ring(), s.cash(440)), then: "done" },
  ];
  test.each(stages)("during $name comes back to where a cashier can go on", ({ to, then }) => {
    const register = openPaperShop();
    const s = stepsOf(register);
    to(s);
    const { lines, taken } = register.state().draft;
    s.restart();
    const { draft, book } = register.state();
    expect([draft.stage.kind, draft.lines, draft.taken]).toEqual([then, lines, taken]);
    expect(Object.values(book.intents).map(({ state }) => state)).not.toContain("open");
  });

  test("asks again about every intent without an outcome, and for each refund that is owed", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    const key = payOf(s);
    s.answered(lost);
    s.take({ kind: "park" });
    register.effects.length = 0;
    s.restart();
    expect(register.effects).toEqual([{ kind: "resolve", key }]);
    s.found(key);
    register.effects.length = 0;
    s.restart();
    expect(register.effects).toEqual([{ kind: "refund", key }]);
  });
});

describe("change of a charge", () => {
  const shownAfter = (play: (s: Steps, key: string) => void): unknown => {
    const register = openPaperShop();
    const s = stepsOf(register);
    openCharge(s, 5000);
    play(s, s.keyNow());
    const { stage } = register.state().draft;
    return stage.kind === "done" && stage.done.of === "charge" ? stage.done.change : "change" in stage && stage.change;
  };
  test("is told also when its answer was lost, over a restart, when parked and when it failed", () => {
    expect(shownAfter((s) => s.captured())).toBe(2000);
    expect(shownAfter((s, key) => (s.answered(lost), s.found(key)))).toBe(2000);
    expect(shownAfter((s, key) => (s.restart(), s.found(key)))).toBe(2000);
    expect(shownAfter((s) => (s.answered(lost), s.take({ kind: "park" })))).toBe(2000);
    expect(shownAfter((s) => s.answered(declined))).toBe(2000);
    expect(shownAfter((s, key) => (s.restart(), s.notFound(key)))).toBe(2000);
  });
});

describe("a closed register", () => {
  test("rings nothing up: after the Z a stray scan leaves no line behind that would bar signing off", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.z();
    expect(() => s.ring()).toThrow("no-day");
    s.take({ kind: "sign-off" });
    expect(() => s.ring()).toThrow("no-operator");
  });

  test("gives no cash of a charge back that no Z would account for", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    openCharge(s, 3000);
    const key = s.keyNow();
    s.answered(lost);
    s.take({ kind: "park" });
    s.notFound(key);
    s.z();
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("no-day");
    s.take({ kind: "day-open", day: "2026-11-23", float: 53_000 });
    s.take({ kind: "charge-returned", key });
    expect(s.z().drawer).toBe(50_000);
  });

  test("is not closed under a charge: sums that come while a card is asked for are refused", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.take({ kind: "day-close" });
    s.take({ kind: "charge" });
    const totals = { ...s, drawer: 0 } as never;
    const late = register.take({ kind: "z-ready", upTo: register.state().book.seq, head: "", totals });
    expect(late).toMatchObject({ refusal: { code: "close-not-empty" } });
  });

  test("opens again on the day a fast clock once opened, and on no later one", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.z();
    register.wait(-86_400_000);
    expect(() => s.take({ kind: "day-open", day: "2026-11-24", float: 0 })).toThrow("day-ahead");
    s.take({ kind: "day-open", day: "2026-11-23", float: 0 });
  });
});

describe("the limit of a card", () => {
  const pay = (s: Steps, who = payers[0], n = 2) => {
    s.ring(1, n);
    s.take({ kind: "emoney" });
    s.tap(9999, who);
    s.captured();
    stepAside(s);
  };
  test("a day holds also over a Z and a second opening, and is fresh the next day", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    pay(s);
    pay(s);
    s.z();
    s.take({ kind: "day-open", day: "2026-11-23", float: 0 });
    expect(() => pay(s)).toThrow("no intent in tender");
    expect(register.state().draft.notice).toEqual({ code: "card-limit-day", amount: 8000 - 4 * 1980 });
    s.take({ kind: "cancel-sale" });
    pay(s, payers[1]);
    s.z();
    register.wait(86_400_000);
    s.take({ kind: "day-open", day: "2026-11-24", float: 0 });
    pay(s);
  });

  test("a parked payment holds up its own wallet, and no other", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    payOf(s);
    s.answered(lost);
    s.take({ kind: "park" });
    s.take({ kind: "emoney" });
    expect(() => s.tap(9000)).toThrow("wallet-parked");
    s.tap(9000, payers[1]);
    s.captured();
  });
});

describe("an operator", () => {
  const wrong = (register: PaperRegister) =>
    register.take({ kind: "pin-checked", op: "99", ok: false, for: "sign-on" });
  test("locked out by the fifth wrong PIN is not let in by a sixth try that was under way", () => {
    const register = openPaperShop();
    stepsOf(register).take({ kind: "sign-off" });
    for (let n = 0; n < 5; n += 1) expect(wrong(register).kind).toBe("accepted");
    const { seq } = register.state().book;
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" })).toMatchObject({
      refusal: { code: "locked" },
    });
    expect(wrong(register)).toMatchObject({ refusal: { code: "locked" } });
    expect(register.state().book.seq).toBe(seq);
    register.wait(30_000);
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" }).kind).toBe("accepted");
  });

  test("does not sign on over another who was quicker", () => {
    const register = openPaperShop();
    expect(register.take({ kind: "pin-checked", op: "99", ok: true, for: "sign-on" })).toMatchObject({
      refusal: { code: "not-now" },
    });
    expect(register.state().book.op).toBe("07");
  });
});

test("a balance read for one sale is never shown on the next of the same member", () => {
  const register = openPaperShop();
  const s = stepsOf(register);
  payOf(s);
  s.captured();
  const first = register.effects.find((effect) => effect.kind === "balance-after")?.seq ?? 0;
  payOf(s);
  s.captured();
  expect(register.take({ kind: "balance-after", seq: first, balance: 1 })).toMatchObject({ kind: "refused" });
  const { seq } = register.state().book;
  s.take({ kind: "balance-after", seq, balance: 2 });
  expect(register.state().draft.stage).toMatchObject({ done: { balance: 2 } });
});

test("the same code again counts up only where rate and class are the same", () => {
  const register = openPaperShop();
  const s = stepsOf(register);
  s.ring();
  const line = register.state().draft.lines[0];
  if (!line) throw new Error("no line");
  const { code, name, class: goodsClass, unit: price } = line;
  const item = { code, name, kana: "", class: goodsClass, price, tax: "reduced", rate: 8 } as const;
  s.take({ kind: "ring", code, qty: 1, item });
  expect(register.state().draft.lines.map(({ qty, rate }) => [qty, rate])).toEqual([
    [1, 10],
    [1, 8],
  ]);
  expect(register.take({ kind: "ring", code, qty: 1, item: { ...item, name: "\ud800" } })).toMatchObject({
    refusal: { code: "unknown-code" },
  });
});
