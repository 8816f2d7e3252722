import type { Command } from "#register/command.ts";
import type { Draft } from "#register/draft.ts";
import { payers } from "./paper-register.ts";

/** Moves of discounts, of the queue and of express mode. `how` picks their manner. */
export function moreMoves(o: {
  readonly take: (command: Command) => boolean;
  readonly draft: () => Draft;
  readonly pick: <T>(list: readonly T[], how: number) => T | undefined;
}) {
  const { take, draft, pick } = o;
  return {
    cut: (how) => take({ kind: "discount", id: ["line-10", "line-50"][how % 2] ?? "", n: 1 + (how % 3) }),
    cutAll: (how) =>
      take({
        kind: "discount",
        id: "basket-open",
        reason: "お詫び",
        ...(how % 2 ? { yen: 1 + how } : { percent: 1 + how }),
      }),
    uncut: (how) => take(how % 2 ? { kind: "discount-off", n: 1 + (how % 3) } : { kind: "discount-off" }),
    express: (how) => take({ kind: "express", on: how % 3 > 0 }),
    /** A card laid down while ringing up, soon or late after the total stood there. */
    touch: (how) =>
      take({
        kind: "tap",
        card: { kind: "known", payer: pick(payers, how) ?? payers[0] },
        presentAtStart: false,
        heldMs: 50,
        gateMs: 1000,
        stoodMs: how % 5 === 0 ? null : how * 20,
      }),
    hold: () => take({ kind: "hold" }),
    recall: (how) => take({ kind: "recall", n: pick(draft().held ?? [], how)?.n ?? 1 }),
    drop: (how) => take({ kind: "held-drop", n: pick(draft().held ?? [], how)?.n ?? 1 }),
    guests: (how) => take({ kind: "guests", guests: 1 + (how % 4) }),
  } as const satisfies { readonly [name: string]: (how: number) => unknown };
}

/** What people do on purpose with nothing on the counter. */
export const begin = ["ring", "ring", "ring", "ring", "charge", "recall", "express", "resolve", "late"] as const;

/** What people do on purpose on each screen; the rest is fingers gone astray and answers out of place. */
export const sensible = {
  sale: [
    "ring",
    "ring",
    "cut",
    "cutAll",
    "emoney",
    "meal",
    "meal",
    "tender",
    "cash",
    "resolve",
    "late",
    "cancel",
    "hold",
    "recall",
    "touch",
    "express",
  ],
  tender: ["cash", "emoney", "emoney", "meal", "meal", "tray", "scan", "cancel", "resolve", "late"],
  card: ["tap", "tap", "scan", "tray"],
  reading: ["balance", "mealRead"],
  "reading-code": ["barcode"],
  "meal-offer": ["mealTake", "mealTake", "back"],
  "tray-asking": ["trayShown"],
  tray: ["answer", "back", "restart"],
  short: ["cash", "cash", "back", "emoney", "emoney"],
  paying: ["answer", "answer", "restart"],
  charge: ["chargeCash"],
  charging: ["answer", "answer", "restart"],
  unknown: ["resolve", "park", "late"],
  "charge-return": ["returned", "returned", "resolve", "late"],
  done: ["ring", "charge", "next", "resolve", "late", "returned", "close"],
} as const satisfies { readonly [stage in Draft["stage"]["kind"]]?: readonly string[] };
