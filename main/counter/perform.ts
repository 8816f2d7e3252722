import type { Journal } from "#db/journal.ts";
import type { Intent } from "#register/book.ts";
import type { MoneyOutcome } from "#register/command.ts";
import type { Settings } from "#register/settings.ts";
import type { Effect, JobWhat } from "#register/verdict.ts";
import type { Acting } from "./acts/acting.ts";
import { openBarcode } from "./acts/barcode.ts";
import { openCollect } from "./acts/collect.ts";
import { openDesk } from "./acts/desk.ts";
import { openGrant } from "./acts/grant.ts";
import { openInquiry } from "./acts/inquiry.ts";
import { openMeal } from "./acts/meal.ts";
import { openReconcile } from "./acts/reconcile.ts";
import { openReturns } from "./acts/returns.ts";
import { openSum } from "./acts/sum.ts";
import { openTray } from "./acts/tray.ts";
import { askedBy } from "./paper.ts";
import type { Station } from "./open-station.ts";
import { checkPin } from "./pin.ts";
import type { Resolver } from "./resolver.ts";
import type { DaySum } from "./sum-day.ts";

/** The receipt waits this long for the balance after; then it goes without that line. */
const balanceAfterMs = 500;

/** Members see this in their app, and we find a payment again by it: `{shop} {reg}-{epoch}-{seq of the intent}`. */
export function describeIntent(intent: Intent, settings: Settings, journal: Journal): string {
  const { reg, epoch } = journal.identity;
  return `${settings.shop.name} ${reg}-${epoch}-${intent.seq}`;
}

/** Carries out what a decision asked for, after its commit. Whatever comes of it is a new Command. */
export function openPerform(
  o: Acting & {
    readonly resolver: Resolver;
    readonly station: Pick<Station, "perform">;
    readonly sumDay: (from: number, withBooks?: boolean) => Promise<DaySum>;
  },
) {
  const { journal, pokepay, live, take } = o;
  const barcode = openBarcode(o);
  const meal = openMeal(o);
  const tray = openTray(o);
  const inquiry = openInquiry(o);
  const returns = openReturns(o);
  const desk = openDesk(o);
  const collect = openCollect(o);
  const grant = openGrant(o);
  const reconcile = openReconcile(o);
  const sum = openSum(o);
  /** Balances being read: the paper waits for them. */
  const reading = new Set<Promise<void>>();

  async function money({ key, kind, handle }: Effect & { kind: "pay" | "charge" }): Promise<void> {
    const intent = journal.book().intents[key];
    if (!intent) return;
    const outcome = await book(intent, kind, handle);
    take({ kind: kind === "pay" ? "pay-outcome" : "charge-outcome", key, outcome });
  }

  function book(intent: Intent, type: "pay" | "charge", handle: string | undefined): Promise<MoneyOutcome> {
    if (handle !== undefined) return barcode.book(type, intent, handle);
    if (intent.money === "meal") return meal.pay(intent);
    const { key, wallet, customer, amount } = intent;
    const booking = { key, wallet, customer, amount, description: o.describe(intent) };
    return type === "pay" ? pokepay.pay(booking) : pokepay.charge(booking);
  }

  async function balance(payer: (Effect & { kind: "balance" })["payer"]): Promise<void> {
    const answer = await pokepay.balance(payer.wallet);
    const heard = answer.kind === "answer" ? { kind: "answer" as const, ...answer.value } : answer;
    take({ kind: "balance-read", payer, answer: heard });
  }

  async function balanceAfter(wallet: string, seq: number): Promise<void> {
    const answer = await pokepay.balance(wallet, { deadlineMs: balanceAfterMs });
    if (answer.kind !== "answer") return;
    live.balances.set(seq, answer.value.total);
    for (const kept of [live.balances, live.debts])
      for (const old of kept.keys()) if (old < seq - 100) kept.delete(old);
    const { total, debt } = answer.value;
    if (debt !== undefined) live.debts.set(seq, debt);
    take({ kind: "balance-after", seq, balance: total, ...(debt === undefined ? {} : { debt }) });
  }

  function answerJob(id: string, state: "done" | "dropped"): void {
    const job = journal.jobs(["unknown"]).find((one) => one.id === id);
    if (!job) return;
    // The new job first: a register that stops in between asks once more rather than forget the paper.
    if (state === "dropped") {
      const entry = journal.entry(job.seq)?.entry;
      const receipt = entry?.kind === "sale" || entry?.kind === "refund" ? entry.data.receipt : undefined;
      const answer = take({
        kind: "reprint",
        seq: job.seq,
        what: job.what as JobWhat,
        receipt,
        was: askedBy(job, journal),
      });
      if (answer.kind !== "taken") return;
    }
    journal.markJob(id, state);
    o.changed();
  }

  async function askPin({ op, pin, for: purpose, act }: Effect & { kind: "check-pin" }): Promise<void> {
    const operator = o.settings()?.operators.find((one) => one.op === op);
    live.checkingPin = true;
    live.approving = act?.kind ?? null;
    o.changed();
    const ok = operator !== undefined && (await checkPin(pin, operator.pin, o.pepper));
    live.checkingPin = false;
    live.approving = null;
    take({ kind: "pin-checked", op, ok, for: purpose, ...(act === undefined ? {} : { act }) });
  }

  return {
    perform(effect: Effect): void {
      switch (effect.kind) {
        case "check-pin":
          return void askPin(effect);
        case "balance":
          return void balance(effect.payer);
        case "pay":
        case "charge":
          return void money(effect);
        case "resolve":
          return effect.now ? o.resolver.ask(effect.key) : o.resolver.watch(effect.key);
        case "refund":
          return void returns.refund(effect.key);
        case "balance-after": {
          const now = balanceAfter(effect.wallet, effect.seq).finally(() => reading.delete(now));
          return void reading.add(now);
        }
        case "read-barcode":
          return void barcode.read(effect.handle);
        case "meal-rest":
          return void meal.rest(effect.payer);
        case "release-meal":
          return void meal.release(effect.leave, effect.keep);
        case "show-tray":
          return void tray.show(effect.amount);
        case "poll-tray":
          return tray.poll(effect.key);
        case "cancel-tray":
          return void tray.cancel(effect.key);
        case "latest":
          return void inquiry.latest(effect.payer);
        case "find-sale":
          return void returns.find(effect.by);
        case "ask-allowance":
          return void returns.ask(effect.key);
        case "release-allowance":
          return void returns.release(effect.key);
        case "credit":
          return void returns.credit(effect.key);
        case "grant":
          return grant.grant(effect.key);
        case "collect":
          o.resolver.forget(effect.key);
          return collect.collect(effect.key);
        case "reconcile":
          return void reconcile.reconcile(effect.count, effect.thenClose);
        case "desk-find":
          return void desk.find(effect.by);
        case "desk-send":
          return void desk.send(effect);
        case "sum-shift":
          return void sum.shift(effect.from);
        case "sum-day":
          return void sum.day();
        case "sum-report":
        case "export-report":
        case "leave":
          return o.station.perform(effect);
        case "job-answer":
          return answerJob(effect.job, effect.state);
      }
    },
    /** The road to the authority is back. */
    wake: (): void => collect.wake(),
    /** Settles when no balance is being read any more; the receipt waits for it. */
    settled: async (): Promise<void> => void (await Promise.all(reading)),
    /** The paper of a return waits a moment for its money as well. */
    returned: async (): Promise<void> => {
      await returns.settled();
      await Promise.all(reading);
    },
  };
}
