import type { CustomerView } from "#ipc/view.ts";
import { dueOf } from "#register/sale.ts";
import { nutritionOf, totalOf } from "#register/totals.ts";
import type { State } from "#register/verdict.ts";
import { isStopped, viewLines } from "./view.ts";

/** Refusals that are the member's business; all others stay on the cashier's side. */
const shown = new Set([
  "card-unknown",
  "card-stopped",
  "card-unreadable",
  "card-limit-sale",
  "card-limit-day",
  "present-at-start",
  "wallet-suspended",
  "paid-declined",
  "emoney-away",
  "not-charged",
]);

function now(state: State): CustomerView["now"] {
  const { draft, book } = state;
  const { stage, notice } = draft;
  if (isStopped(state.guard) || book.op === null || book.day === null) return { kind: "closed" };
  if (notice && shown.has(notice.code)) return { kind: "refused", code: notice.text ?? notice.code };
  switch (stage.kind) {
    case "sale":
      return { kind: draft.lines.length > 0 ? "ringing" : "idle" };
    case "tender":
      return { kind: "ringing" };
    case "card":
      return { kind: "tap", for: stage.for, amount: stage.amount };
    case "reading":
      return { kind: "working", for: stage.for, amount: stage.amount };
    case "paying":
      return { kind: "working", for: "pay", amount: stage.amount };
    case "charging":
      return { kind: "working", for: "charge", amount: stage.amount };
    case "short":
      return { kind: "short", balance: stage.balance, lacking: stage.due - stage.balance };
    case "charge":
      return { kind: "charge", balance: stage.balance, most: stage.most };
    case "charge-return":
      return { kind: "refused", code: stage.code };
    case "unknown":
      return { kind: "unknown", for: stage.for, amount: stage.amount };
    case "done": {
      const { done } = stage;
      if (done.of === "close") return { kind: "closed" };
      if (done.of === "sale") {
        const { of, total, change, emoney, balance, rebate } = done;
        return { kind: "done", of, total, change, emoney, balance, rebate, unknown: false };
      }
      const { of, amount, change, balance, unknown } = done;
      return { kind: "done", of, total: amount, change, emoney: 0, balance, rebate: 0, unknown };
    }
  }
}

/** What the member may see, and nothing else. */
export function composeCustomerView(state: State, boot: string): Omit<CustomerView, "rev"> {
  const { draft, settings, mode } = state;
  return {
    boot,
    mode,
    shop: settings?.shop.name ?? "",
    lines: viewLines(state).filter((line) => !line.void),
    total: totalOf(draft.lines),
    due: dueOf(draft),
    cash: draft.taken.reduce((sum, { given }) => sum + given, 0),
    nutrition: nutritionOf(draft.lines),
    now: now(state),
  };
}
