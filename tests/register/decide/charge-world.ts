import type { MoneyOutcome } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Intent } from "#register/book.ts";
import { openChargeShop } from "./charge-shop.ts";
import { payers } from "./paper-register.ts";

export type Step = { readonly at: number; readonly how: number };

/** A counter that only charges, with a till and an authority that keep their own books: away at times, slow, and of two minds. */
export function openChargeWorld(decideBy: typeof decide = decide) {
  const { register, s, intents } = openChargeShop({ offline: true }, "headquarters", decideBy);
  /** Keys the authority credited and did not take back. */
  const booked = new Map<string, number>();
  let till = 50_000;
  const attempt = (act: () => void): void => {
    const before = register.state().draft.stage;
    const seqBefore = before.kind === "done" ? before.done.seq : 0;
    try {
      act();
    } catch (error) {
      if (error instanceof RangeError) throw error;
      return;
    }
    const { stage } = register.state().draft;
    // What a new done screen says to hand over leaves the till: change, or the cash of a corrected charge.
    if (stage.kind === "done" && "change" in stage.done && stage.done.seq !== seqBefore) till -= stage.done.change;
  };
  const authority = ({ key, amount }: Intent) => ({ id: `tx-${key}`, money: amount, points: 0 });
  const book = ({ key, amount }: Intent): void => void booked.set(key, amount);

  function outcomeOf(intent: Intent, how: number): MoneyOutcome {
    if (how % 6 === 1) return { kind: "declined", code: "account_can_not_topup" };
    if (how % 6 === 2) return { kind: "not-sent", code: "known-away" };
    if (how % 6 > 2) {
      if (how % 2) book(intent);
      return { kind: "unknown", code: "timeout" };
    }
    book(intent);
    return { kind: "captured", authority: authority(intent) };
  }
  function answer(intent: Intent, how: number): void {
    const { key, state } = intent;
    if (state === "open") attempt(() => s.take({ kind: "charge-outcome", key, outcome: outcomeOf(intent, how) }));
    if (state === "deferred") {
      // It asks first whether it was booked.
      const outcome = booked.has(key)
        ? ({ kind: "captured", authority: authority(intent) } as const)
        : outcomeOf(intent, how);
      attempt(() => s.take({ kind: "collect-outcome", key, outcome }));
    }
    if (state === "unknown" || state === "not-charged" || state === "returned")
      attempt(() => (booked.has(key) ? s.found(key) : s.notFound(key)));
    if (state !== "refund-due") return;
    if (intent.correct && how % 3 === 0)
      return attempt(() => s.take({ kind: "refund-refused", key, code: "account_balance_not_enough" }));
    booked.delete(key);
    attempt(() => s.refunded(key));
  }
  function handBack({ key, amount }: Intent): void {
    const { stage } = register.state().draft;
    const change = stage.kind === "charge-return" && stage.key === key ? (stage.change ?? 0) : 0;
    attempt(() => {
      s.take({ kind: "charge-returned", key });
      till -= amount + change;
    });
  }
  function charge(how: number): void {
    const amount = 1000 * (1 + (how % 3));
    const given = amount + 1000 * (how % 2);
    attempt(() => s.take({ kind: "charge" }));
    const payer = payers[how % 2 ? 1 : 0];
    attempt(() => s.take({ kind: "tap", card: { kind: "known", payer }, presentAtStart: false }));
    const answered = { kind: "answer", total: 500, suspended: false, maxBalance: 50_000, perCharge: 20_000 } as const;
    attempt(() => s.take({ kind: "balance-read", payer, answer: answered }));
    attempt(() => {
      const before = register.state().book.seq;
      s.take({ kind: "charge-cash", amount, given });
      if (register.state().book.seq > before) till += given;
    });
  }
  function correct(how: number): void {
    const all = Object.values(register.state().book.charges);
    const one = all[how % Math.max(1, all.length)];
    const act = { kind: "charge-correct", seq: one?.seq ?? 0 } as const;
    attempt(() => s.take({ kind: "pin-checked", op: "99", ok: true, for: "act", act }));
  }
  const inHand = (): number => {
    const { stage } = register.state().draft;
    return stage.kind !== "done" && "change" in stage ? (stage.change ?? 0) : 0;
  };
  /** The Z of the day, held against the till. */
  function close(): void {
    attempt(() => {
      const { drawer } = s.z();
      if (drawer !== till - inHand()) throw new RangeError(`the till holds ${till}, the Z says ${drawer}`);
    });
  }
  const some = (how: number): Intent | undefined => intents()[how % Math.max(1, intents().length)];
  const onSome = (how: number, act: (intent: Intent) => void): void => {
    const intent = some(how);
    if (intent) act(intent);
  };
  const moves: readonly ((how: number) => void)[] = [
    charge,
    charge,
    (how) => onSome(how, (intent) => answer(intent, how)),
    (how) => onSome(how, (intent) => answer(intent, how)),
    (how) => intents().forEach((intent) => answer(intent, how)),
    (how) => onSome(how, handBack),
    correct,
    () => attempt(() => s.take({ kind: "park" })),
    () => attempt(() => s.take({ kind: "next" })),
    () => attempt(() => s.take({ kind: "back" })),
    (how) => register.setEmoney(how % 3 ? "up" : "down"),
    () => attempt(() => s.restart()),
    () => attempt(() => s.ring()),
    () => attempt(() => s.take({ kind: "cancel-sale" })),
    // The request was only slow: booked after it was taken for lost.
    (how) => onSome(how, (one) => (one.state === "unknown" || one.state === "not-charged" ? book(one) : undefined)),
    (how) =>
      attempt(() => {
        if (how % 4) return;
        close();
        s.take({ kind: "day-open", day: "2026-11-23", float: till });
      }),
  ];
  return {
    register,
    move: ({ at, how }: Step): void => moves[at % moves.length]?.(how),
    /** Everybody answers at last, and all cash that is owed is handed back. */
    settle(): void {
      register.setEmoney("up");
      for (let n = 0; n < 8; n += 1) {
        attempt(() => s.take({ kind: "park" }));
        for (const intent of intents()) answer(intent, 0);
        for (const intent of intents()) handBack(intent);
      }
    },
    /** What the till holds beyond its float, and what the authority credited for it. */
    held: () => ({ cash: till - 50_000, credited: [...booked.values()].reduce((sum, one) => sum + one, 0) }),
    intents,
    close,
  };
}
