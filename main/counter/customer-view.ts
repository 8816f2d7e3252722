import type { CustomerView } from "#ipc/view.ts";
import { takesTaps } from "#register/express.ts";
import { dueOf } from "#register/sale.ts";
import { nutritionOf, totalOf } from "#register/totals.ts";
import type { State } from "#register/verdict.ts";
import { canScan } from "./view-tender.ts";
import { deskNow } from "./view-desk.ts";
import { viewBasketOff } from "./view-price.ts";
import { refundNow } from "./view-refund.ts";
import { type Live, lampsOf } from "./live.ts";
import { isStopped, viewLines } from "./view.ts";

/** Refusals that are the member's business; all others stay on the cashier's side. */
const shown = new Set([
  "card-unknown",
  "card-stopped",
  "card-unreadable",
  "card-limit-sale",
  "card-limit-day",
  "card-limit-register",
  "card-deny-old",
  "barcode-refused",
  "barcode-meal",
  "meal-refused",
  "meal-away",
  "tray-expired",
  "tray-failed",
  "present-at-start",
  "tap-early",
  "wallet-suspended",
  "paid-declined",
  "emoney-away",
  "not-charged",
  "charge-waits",
  "charge-away",
  "inquiry-away",
]);

function now(state: State, live: Live): CustomerView["now"] {
  const { draft, book } = state;
  const { stage, notice } = draft;
  if (isStopped(state.guard) || book.op === null || book.day === null) return { kind: "closed" };
  const reader = lampsOf(live, false).reader.state === "bad" ? { noReader: true as const } : {};
  if (notice && shown.has(notice.code)) return { kind: "refused", code: notice.text ?? notice.code };
  switch (stage.kind) {
    case "goods":
      return draft.lines.length === 0 ? { kind: "idle" } : { kind: "ringing" };
    case "sale":
      if (draft.lines.length === 0) return { kind: "idle" };
      return { kind: "ringing", ...(takesTaps(state) ? { touch: dueOf(draft), ...reader } : {}) };
    case "tender":
      return { kind: "ringing" };
    case "card":
      return { kind: "tap", for: stage.for, amount: stage.amount, canScan: canScan(state, stage.for), ...reader };
    case "meal-offer":
      return { kind: "meal-offer", rest: stage.rest, covers: stage.covers, due: stage.due };
    case "tray-asking":
      return { kind: "working", for: "pay", amount: stage.amount };
    case "tray":
      return stage.isCancelling
        ? { kind: "working", for: "pay", amount: stage.amount }
        : { kind: "qr", url: stage.url, amount: stage.amount, expiresAtMs: stage.expiresAtMs };
    case "inquiry":
      return live.inquiry ? { kind: "inquiry", ...live.inquiry } : { kind: "working", for: "balance", amount: 0 };
    case "refund-find":
    case "refund-finding":
    case "refund":
    case "refund-asking":
      return refundNow(state, stage);
    case "desk":
    case "desk-member":
    case "desk-finding":
    case "desk-confirm":
    case "desk-card":
    case "desk-sending":
    case "desk-done":
      return deskNow(live, stage);
    case "reading":
    case "reading-code":
      return { kind: "working", for: stage.for, amount: stage.amount };
    case "paying":
      return { kind: "working", for: "pay", amount: stage.amount };
    case "charging":
      return { kind: "working", for: "charge", amount: stage.amount };
    case "short":
      return { kind: "short", balance: stage.balance, lacking: stage.due - stage.balance };
    case "charge":
      return {
        kind: "charge",
        balance: stage.balance,
        most: stage.most,
        ...(stage.deferred ? { deferred: stage.deferred } : {}),
      };
    case "charge-return":
      return { kind: "refused", code: stage.code };
    case "unknown":
      return { kind: "unknown", for: stage.for, amount: stage.amount };
    case "done": {
      const { done } = stage;
      if (done.of === "close") return { kind: "closed" };
      if (done.of === "sale") {
        const { of, total, change, emoney, balance, rebate, meal, claim } = done;
        const more = { ...(meal === undefined ? {} : { meal }), ...(claim === undefined ? {} : { claim }) };
        return { kind: "done", of, total, change, emoney, balance, rebate, unknown: false, ...more };
      }
      if (done.of === "refund") {
        const { of, total, cash: change, emoney, balance, rebate, meal, debt } = done;
        const more = { meal, ...(debt === undefined ? {} : { debt }) };
        return { kind: "done", of, total, change, emoney, balance, rebate, unknown: false, ...more };
      }
      const { of, amount, change, balance, unknown, deferred, corrected } = done;
      const more = { ...(deferred ? { deferred } : {}), ...(corrected ? { corrected } : {}) };
      return { kind: "done", of, total: amount, change, emoney: 0, balance, rebate: 0, unknown, ...more };
    }
  }
}

/** What the member may see, and nothing else. */
export function composeCustomerView(state: State, live: Live, boot: string): Omit<CustomerView, "rev"> {
  const { draft, settings, mode } = state;
  return {
    boot,
    mode,
    ...(state.training ? { training: true as const } : {}),
    shop: settings?.shop.name ?? "",
    lines: viewLines(state).filter((line) => !line.void),
    total: totalOf(draft.lines),
    due: dueOf(draft),
    cash: draft.taken.reduce((sum, { given }) => sum + given, 0),
    nutrition: nutritionOf(draft.lines),
    ...viewBasketOff(state),
    ...(draft.large ? { large: true as const } : {}),
    now: now(state, live),
  };
}
