import type { Job } from "#db/journal.ts";
import type { Lamp, Printing, Screen } from "#ipc/view.ts";
import type { Draft } from "#register/draft.ts";
import { dueOf } from "#register/sale.ts";
import { lampsOf } from "./live.ts";
import { quickSums } from "./quick-sums.ts";
import { deskScreen } from "./view-desk.ts";
import { goodsScreen } from "./view-goods.ts";
import { refundScreen } from "./view-refund.ts";
import { cardScreen, tenderScreen } from "./view-tender.ts";
import type { ViewInput } from "./view.ts";

/** A paper that was sent to a printer that cannot print waits there: saying it prints would let the cashier wait for it. */
function printingOf(jobs: readonly Job[], seq: number, printer: Lamp): Printing {
  const job = jobs.findLast((one) => one.seq === seq && one.device === "printer");
  if (!job) return "none";
  if (job.state === "sent" && printer.state === "bad") return "waiting";
  const words = { waiting: "waiting", sent: "printing", done: "printed", unknown: "unknown", dropped: "none" } as const;
  return words[job.state];
}

function doneScreen(stage: Draft["stage"] & { kind: "done" }, { jobs, live, hasScanner }: ViewInput): Screen {
  const { done } = stage;
  const printing = printingOf(jobs, done.seq, lampsOf(live, hasScanner).printer);
  const none = { total: 0, given: 0, change: 0, emoney: 0, rebate: 0, balance: null, unknown: false };
  switch (done.of) {
    case "sale": {
      const { of, seq, total, given, change, emoney, rebate, balance, meal, claim } = done;
      const more = { ...(meal === undefined ? {} : { meal }), ...(claim === undefined ? {} : { claim }) };
      return {
        kind: "done",
        of,
        seq,
        total,
        given,
        change,
        emoney,
        rebate,
        balance,
        unknown: false,
        printing,
        ...more,
      };
    }
    case "refund": {
      const { of, seq, total, cash: change, emoney, rebate, balance, meal, debt } = done;
      const more = { meal, ...(debt === undefined ? {} : { debt }) };
      return {
        kind: "done",
        of,
        seq,
        total,
        given: 0,
        change,
        emoney,
        rebate,
        balance,
        unknown: false,
        printing,
        ...more,
      };
    }
    case "charge":
      return {
        kind: "done",
        ...none,
        of: "charge",
        seq: done.seq,
        total: done.amount,
        given: done.amount + done.change,
        change: done.change,
        balance: done.balance,
        unknown: done.unknown,
        printing,
        ...(done.deferred ? { deferred: done.deferred } : {}),
        ...(done.corrected ? { corrected: done.corrected } : {}),
      };
    case "close":
      return { kind: "done", ...none, of: "close", seq: done.seq, z: done.z, printing };
  }
}

export function stageScreen(input: ViewInput): Screen {
  const { state, live } = input;
  const { draft, settings } = state;
  const { stage } = draft;
  const { workingSinceMs: sinceMs } = live;
  const due = dueOf(draft);
  switch (stage.kind) {
    case "sale":
      return draft.turn === undefined ? { kind: "sale" } : { kind: "sale", basket: draft.turn };
    case "goods":
      return goodsScreen(stage.waiting);
    case "tender":
      return tenderScreen(state, due, input.nowMs);
    case "card":
      return cardScreen(state, stage);
    case "meal-offer": {
      const { plan, rest, covers, due: left } = stage;
      return { kind: "meal-offer", plan, rest, covers, due: left };
    }
    case "tray-asking":
      return { kind: "tray", amount: stage.amount, step: "asking", expiresAtMs: 0 };
    case "tray": {
      const { amount, expiresAtMs, isCancelling } = stage;
      return { kind: "tray", amount, step: isCancelling ? "cancelling" : "shown", expiresAtMs };
    }
    case "inquiry":
      return { kind: "inquiry" };
    case "refund-find":
    case "refund-finding":
    case "refund":
    case "refund-asking":
      return refundScreen(state, stage);
    case "desk":
    case "desk-member":
    case "desk-finding":
    case "desk-confirm":
    case "desk-card":
    case "desk-sending":
    case "desk-done":
      return deskScreen(live, stage);
    case "reading":
    case "reading-code":
      return { kind: "working", for: stage.for, amount: stage.amount, step: "balance", sinceMs };
    case "paying":
      return { kind: "working", for: "pay", amount: stage.amount, step: "money", sinceMs };
    case "charging":
      return { kind: "working", for: "charge", amount: stage.amount, step: "money", sinceMs };
    case "short": {
      const lacking = stage.due - stage.balance;
      return { kind: "short", balance: stage.balance, due: stage.due, lacking, quick: quickSums(lacking) };
    }
    case "charge": {
      const unit = settings?.charge.unit ?? 1000;
      const amounts = [1, 2, 3, 5, 10, 20, 30, 50].map((n) => n * unit).filter((amount) => amount <= stage.most);
      const { balance, most, deferred } = stage;
      return { kind: "charge", balance, most, unit, amounts, ...(deferred ? { deferred } : {}) };
    }
    case "charge-return":
      return { kind: "charge-return", amount: stage.amount + (stage.change ?? 0), code: stage.code };
    case "unknown": {
      const { for: purpose, amount, change = 0, sinceMs: lostMs } = stage;
      return { kind: "unknown", for: purpose, amount, change, sinceMs: lostMs, canPark: true };
    }
    case "done":
      return doneScreen(stage, input);
  }
}
