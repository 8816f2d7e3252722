import { expect } from "vitest";
import type { Entry } from "#register/entry.ts";
import { declined, lost, notSent, openCharge, payOf } from "./acts.ts";
import type { PaperRegister } from "./paper-register.ts";
import type { Steps } from "./steps.ts";

/** One story: what happens, the kinds it journals from the day's opening on, and where the register stands at its end. */
export type Story = {
  readonly name: string;
  readonly play: (s: Steps, register: PaperRegister) => void;
  readonly kinds: readonly Entry["kind"][];
  readonly stage: string;
  /** What the drawer holds beyond its float. */
  readonly cash: number;
  readonly pending?: readonly string[];
};

export const stories: readonly Story[] = [
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
  {
    name: "an e-money sale",
    play: (s) => (payOf(s), s.captured()),
    kinds: ["pay-intent", "sale"],
    stage: "done",
    cash: 0,
  },
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
    kinds: [
      "charge-intent",
      "drawer-kick",
      "charge-unknown",
      "charge-not-posted",
      "charge-cash-returned",
      "drawer-kick",
    ],
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
