import type { Journal } from "#db/journal.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import type { Command } from "#register/command.ts";
import type { Intent } from "#register/book.ts";
import type { Settings } from "#register/settings.ts";
import type { Effect, JobWhat } from "#register/verdict.ts";
import type { Live } from "./live.ts";
import { checkPin } from "./pin.ts";
import type { Resolver } from "./resolver.ts";
import type { DaySum } from "./sum-day.ts";

/** The receipt waits this long for the balance after; then it goes without that line. */
const balanceAfterMs = 500;
/** Between tries of a refund that has no answer yet, ms. */
const refundRetryMs = 5000;

/** Members see this in their app, and we find a payment again by it: `{shop} {reg}-{epoch}-{seq of the intent}`. */
export function describeIntent(intent: Intent, settings: Settings, journal: Journal): string {
  const { reg, epoch } = journal.identity;
  return `${settings.shop.name} ${reg}-${epoch}-${intent.seq}`;
}

/** Carries out what a decision asked for, after its commit. Whatever comes of it is a new Command. */
export function openPerform(o: {
  readonly journal: Journal;
  readonly pokepay: Pokepay;
  readonly resolver: Resolver;
  readonly live: Live;
  readonly pepper: Buffer;
  readonly timeScale: number;
  readonly settings: () => Settings | null;
  readonly sumDay: (from: number) => Promise<DaySum>;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
  readonly take: (command: Command) => SendAnswer;
  readonly changed: () => void;
}) {
  const { journal, pokepay, live, take } = o;
  /** Balances being read, by the entry they belong to: the paper waits for them. */
  const reading = new Map<number, Promise<void>>();

  async function money(key: string, type: "pay" | "charge"): Promise<void> {
    const intent = journal.book().intents[key];
    const settings = o.settings();
    if (!intent || !settings) return;
    const { wallet, customer, amount } = intent;
    const booking = { key, wallet, customer, amount, description: describeIntent(intent, settings, journal) };
    const outcome = await (type === "pay" ? pokepay.pay(booking) : pokepay.charge(booking));
    take({ kind: type === "pay" ? "pay-outcome" : "charge-outcome", key, outcome });
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
    for (const old of live.balances.keys()) if (old < seq - 100) live.balances.delete(old);
    take({ kind: "balance-after", seq, balance: answer.value.total });
  }

  async function refund(key: string): Promise<void> {
    const id = journal.book().intents[key]?.authority;
    if (id === undefined) return;
    const refunded = await pokepay.refund(id);
    if (refunded.kind === "refunded") return void take({ kind: "refunded", key, authority: refunded.authority });
    // Refused stays a pending item for a person; unknown is asked again until it is answered.
    if (refunded.kind === "refused") return void take({ kind: "resolved", key, as: "fault", code: refunded.code });
    if (refunded.kind === "unknown") setTimeout(() => void refund(key), refundRetryMs * o.timeScale).unref();
  }

  async function sum(): Promise<void> {
    const from = journal.book().dayOpenSeq;
    // Whatever ends the worker ends only this try: the day stays open, and the cashier is told.
    const sums = await o.sumDay(from).catch((error: unknown) => {
      o.log("z-failed", { error: String(error) });
      return null;
    });
    take(sums ? { kind: "z-ready", ...sums } : { kind: "z-failed" });
  }

  function answerJob(id: string, state: "done" | "dropped"): void {
    const job = journal.jobs(["unknown"]).find((one) => one.id === id);
    if (!job) return;
    // The new job first: a register that stops in between asks once more rather than forget the paper.
    if (state === "dropped") {
      const entry = journal.entry(job.seq)?.entry;
      const receipt = entry?.kind === "sale" ? entry.data.receipt : undefined;
      const answer = take({ kind: "reprint", seq: job.seq, what: job.what as JobWhat, receipt });
      if (answer.kind !== "taken") return;
    }
    journal.markJob(id, state);
    o.changed();
  }

  async function askPin(op: string, pin: string, purpose: "sign-on" | "clock"): Promise<void> {
    const operator = o.settings()?.operators.find((one) => one.op === op);
    live.checkingPin = true;
    o.changed();
    const ok = operator !== undefined && (await checkPin(pin, operator.pin, o.pepper));
    live.checkingPin = false;
    take({ kind: "pin-checked", op, ok, for: purpose });
  }

  return {
    perform(effect: Effect): void {
      switch (effect.kind) {
        case "check-pin":
          return void askPin(effect.op, effect.pin, effect.for);
        case "balance":
          return void balance(effect.payer);
        case "pay":
        case "charge":
          return void money(effect.key, effect.kind);
        case "resolve":
          return o.resolver.watch(effect.key);
        case "refund":
          return void refund(effect.key);
        case "balance-after": {
          const { wallet, seq } = effect;
          reading.set(
            seq,
            balanceAfter(wallet, seq).finally(() => reading.delete(seq)),
          );
          return;
        }
        case "sum-day":
          return void sum();
        case "job-answer":
          return answerJob(effect.job, effect.state);
      }
    },
    /** Settles when no balance is being read any more; the receipt waits for it. */
    settled: async (): Promise<void> => void (await Promise.all(reading.values())),
  };
}
