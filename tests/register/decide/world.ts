import type { BalanceAnswer, Command, MoneyOutcome } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Draft, Payer } from "#register/draft.ts";
import type { Intent } from "#register/book.ts";
import { sumDay } from "#register/z.ts";
import { goods, openPaperShop, payers } from "./paper-register.ts";
import { begin, moreMoves, sensible } from "./world-more.ts";

type Booking = { readonly kind: Intent["kind"]; readonly amount: number; back: boolean };
/** What a finger, a card or a server does next: `at` picks one of the moves, `how` its manner. */
export type Move = { readonly at: number; readonly how: number };

/** A counter with people, a till and an e-money authority around the paper register, that keep their own books of what really moved. */
export function openWorld(decideBy: typeof decide = decide) {
  const register = openPaperShop(decideBy);
  /** What the authority holds by key, whatever it answered. */
  const bookings = new Map<string, Booking>();
  /** Yen in the till, as hands laid in and took out. */
  let till = 50_000;
  const draft = (): Draft => register.state().draft;
  const intents = (): Intent[] => Object.values(register.state().book.intents);

  /** Hands follow the screen: what was given goes in, what a new screen says to give goes out. */
  function take(command: Command): boolean {
    const before = draft();
    const owedElsewhere = command.kind === "charge-returned" ? register.state().book.intents[command.key ?? ""] : null;
    const verdict = register.take(command);
    if (verdict.kind === "refused") {
      if (register.state().draft !== before) throw new Error("a refusal changed the basket");
      return false;
    }
    const { stage } = draft();
    if (command.kind === "cash" || command.kind === "charge-cash") till += command.given;
    if (command.kind === "cancel-sale") till -= before.taken.reduce((sum, { given }) => sum + given, 0);
    if (command.kind === "charge-returned") {
      const { stage: left } = before;
      const isHere = left.kind === "charge-return" && (command.key === undefined || command.key === left.key);
      till -= isHere && left.kind === "charge-return" ? left.amount + (left.change ?? 0) : (owedElsewhere?.amount ?? 0);
    }
    const seqOf = (one: Draft["stage"]) => (one.kind === "done" ? one.done.seq : 0);
    if (stage.kind === "done" && "change" in stage.done && seqOf(before.stage) !== stage.done.seq)
      till -= stage.done.change;
    return true;
  }

  const book = ({ key, kind, amount }: Intent): void => void bookings.set(key, { kind, amount, back: false });
  const authorityOf = ({ key, amount }: Intent) => ({ id: `tx-${key}`, money: amount, points: 0 });

  function tell(intent: Intent, how: number): void {
    const { key, amount } = intent;
    const payer = { wallet: "w-8", customer: "c-8", via: "tray" } as const;
    const tellings: readonly Extract<Command, { kind: "tray-told" }>["told"][] = [
      { kind: "captured", authority: authorityOf(intent), payer },
      { kind: "over", code: "tray-cancelled" },
      { kind: "unknown", code: "timeout" },
      { kind: "over", code: "account_balance_not_enough" },
    ];
    const told = bookings.has(key) ? tellings[0] : tellings[how % tellings.length];
    if (!told) return;
    if (told.kind === "captured" || (told.kind === "unknown" && how > 50))
      bookings.set(key, { kind: intent.kind, amount, back: false });
    take({ kind: "tray-told", key, told });
  }

  function answer(intent: Intent, how: number): void {
    if (intent.via === "tray") return tell(intent, how);
    const outcomes: readonly MoneyOutcome[] = [
      { kind: "captured", authority: authorityOf(intent) },
      { kind: "unknown", code: "timeout" },
      { kind: "declined", code: "account_balance_not_enough" },
      { kind: "not-sent", code: "refused" },
      { kind: "fault", code: "answer-amount" },
    ];
    const outcome = outcomes[how % 7] ?? outcomes[how % 2];
    if (!outcome) return;
    // A lost answer may hide a booking, and one said not to be sent may all the same have gone out before a restart.
    const isBooked =
      outcome.kind === "captured" || ((outcome.kind === "unknown" || outcome.kind === "fault") && how > 50);
    if (isBooked) book(intent);
    take({ kind: intent.kind === "payment" ? "pay-outcome" : "charge-outcome", key: intent.key, outcome });
  }

  /** The resolver's truth: what is booked is found, what is not may still be booked late. */
  function resolve(intent: Intent): void {
    const { key, state } = intent;
    const held = bookings.get(key);
    if (state === "refund-due") {
      if (held) held.back = true;
      take({ kind: "refunded", key, authority: authorityOf(intent) });
    } else if (intent.via === "tray" && state !== "open") tell(intent, held ? 0 : 1);
    else if (held) take({ kind: "resolved", key, as: "captured", authority: authorityOf(intent) });
    else if (state !== "open") take({ kind: "resolved", key, as: "not-charged", code: "not-found-twice" });
  }

  const pick = <T>(list: readonly T[], how: number): T | undefined => list[how % Math.max(1, list.length)];
  const balance = (how: number): BalanceAnswer => {
    const total = [9999, 50, 0, 700][how % 4] ?? 0;
    return how % 9 === 8
      ? { kind: "away", code: "timeout" }
      : { kind: "answer", total, suspended: how % 11 === 10, maxBalance: 50_000, perCharge: 20_000 };
  };
  const payerNow = (how: number): Payer => {
    const { stage } = draft();
    return stage.kind === "reading" && how % 5 > 0 ? stage.payer : (pick(payers, how) ?? payers[0]);
  };
  function close(): void {
    const { seq, dayOpenSeq, day } = register.state().book;
    if (day === null) return;
    const totals = sumDay(register.entries.slice(dayOpenSeq - 1));
    if (totals.drawer !== till - inHand()) throw new Error(`the till holds ${till}, the Z says ${totals.drawer}`);
    take({ kind: "z-ready", upTo: seq, head: "", totals });
  }
  /** Cash laid in that no entry speaks of yet: of the open basket, and change not handed over. */
  function inHand(): number {
    const { taken, stage } = draft();
    return taken.reduce((sum, { given }) => sum + given, 0) + ("change" in stage ? (stage.change ?? 0) : 0);
  }

  const moves = {
    ring: (how) => take({ kind: "ring", code: "", qty: 1 + (how % 3), item: pick(goods, how) ?? null }),
    void: (how) => take({ kind: "line-void", n: 1 + (how % 3) }),
    qty: (how) => take({ kind: "line-qty", n: 1 + (how % 3), qty: 1 + (how % 5) }),
    takeout: (how) => take({ kind: "takeout", on: how % 2 === 0 }),
    tender: () => take({ kind: "tender" }),
    cash: (how) => take({ kind: "cash", given: [440, 84, 0, 1000, 10_000][how % 5] ?? 0 }),
    emoney: (how) => take(how % 3 > 0 ? { kind: "emoney" } : { kind: "emoney", amount: [100, 440, 84][how % 4] ?? 1 }),
    meal: () => take({ kind: "meal" }),
    mealRead: (how) => {
      const { wallet: plan, customer } = payerNow(how);
      const answered = {
        plan: "550",
        rest: [550, 100, 0][how % 3] ?? 0,
        classes: ["cafeteria"],
        wallet: `meal-${plan}`,
        customer,
      };
      const away = { kind: "away", code: "timeout" } as const;
      return take({
        kind: "meal-read",
        payer: payerNow(how),
        answer: how % 9 === 8 ? away : { kind: "answer", ...answered },
      });
    },
    mealTake: () => take({ kind: "meal-take" }),
    scan: (how) => take({ kind: "app-code", code: { kind: "cpm", handle: `h-${how}` } }),
    barcode: (how) => {
      const { stage } = draft();
      const handle = stage.kind === "reading-code" ? stage.handle : `h-${how}`;
      const said = balance(how);
      const payer = { wallet: `w-${how % 4}`, customer: `c-${how % 4}`, via: "barcode", handle } as const;
      const no = how % 7 === 6 ? "cpm_token_already_expired" : null;
      const answered = {
        kind: "answer",
        payer,
        money: how % 13 === 12 ? "meal" : "emoney",
        pay: no,
        charge: no,
      } as const;
      return take({
        kind: "barcode-read",
        handle,
        answer: said.kind === "answer" ? { ...answered, balance: said } : said,
      });
    },
    tray: () => take({ kind: "tray" }),
    trayShown: (how) => {
      const { stage } = draft();
      const made = { kind: "answer", id: `t-${how}`, url: "https://t", expiresAtMs: 0 } as const;
      const answered = how % 9 === 8 ? ({ kind: "away", code: "timeout" } as const) : made;
      return take({ kind: "tray-shown", amount: stage.kind === "tray-asking" ? stage.amount : 1, answer: answered });
    },
    tap: (how) =>
      take({ kind: "tap", card: { kind: "known", payer: pick(payers, how) ?? payers[0] }, presentAtStart: false }),
    ...moreMoves({ take, draft, pick }),
    balance: (how) => take({ kind: "balance-read", payer: payerNow(how), answer: balance(how) }),
    answer: (how) =>
      intents()
        .filter(({ state }) => state === "open")
        .forEach((intent) => answer(intent, how)),
    resolve: (how) => {
      const intent = pick(intents(), how);
      if (intent) resolve(intent);
    },
    /** The request was only slow: booked after it was taken for lost. */
    late: (how) => {
      const intent = pick(intents(), how);
      if (intent && intent.state !== "open" && intent.state !== "rejected" && !bookings.has(intent.key)) book(intent);
    },
    charge: () => take({ kind: "charge" }),
    chargeCash: (how) => take({ kind: "charge-cash", amount: 1000 * (how % 4), given: 1000 * (how % 6) }),
    returned: (how) => take({ kind: "charge-returned", key: how % 2 ? pick(intents(), how)?.key : undefined }),
    park: () => take({ kind: "park" }),
    back: () => take({ kind: "back" }),
    next: () => take({ kind: "next" }),
    cancel: () => take({ kind: "cancel-sale" }),
    restart: () => take({ kind: "start", clean: false, runtime: "paper" }),
    close,
    open: (how) =>
      take({ kind: "day-open", day: "2026-11-23", float: how % 2 ? 0 : till }) && (till = floatOf(register)),
    signOff: () => take({ kind: "sign-off" }),
    signOn: () => take({ kind: "pin-checked", op: "07", ok: true, for: "sign-on" }),
    after: (how) => take({ kind: "balance-after", seq: register.state().book.seq - (how % 2), balance: how }),
  } as const satisfies { readonly [name: string]: (how: number) => unknown };
  const names = Object.keys(moves) as readonly (keyof typeof moves)[];

  const onPurpose: { readonly [stage in Draft["stage"]["kind"]]?: readonly (keyof typeof moves)[] } = sensible;
  const chosen = (at: number): readonly (keyof typeof moves)[] => {
    const { op, day } = register.state().book;
    if (at % 10 > 7) return names;
    if (op === null) return ["signOn"];
    const { stage, lines } = draft();
    if (stage.kind !== "sale") return onPurpose[stage.kind] ?? names;
    if (day === null) return ["open"];
    return lines.length === 0 ? begin : sensible.sale;
  };
  return {
    register,
    bookings,
    move: ({ at, how }: Move): void => {
      const name = pick(chosen(at), Math.floor(at / 10));
      if (name) moves[name](how);
    },
    answer,
    resolve,
    close,
    intents,
  };
}

function floatOf(register: ReturnType<typeof openPaperShop>): number {
  const entry = register.entries.at(-1);
  return entry?.kind === "day-open" ? entry.data.float : 0;
}
