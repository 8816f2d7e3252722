import type { BarcodeAnswer, Command, MealAnswer } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Payer } from "#register/draft.ts";
import type { Settings } from "#register/settings.ts";
import type { Stamp, State, Verdict } from "#register/verdict.ts";
import { openPaperShop, payers, settings } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

type Read = Partial<Extract<BarcodeAnswer, { kind: "answer" }>> & {
  readonly total?: number;
  readonly suspended?: boolean;
};

/** An open paper shop with all ways to pay, under another card policy where told. */
export function openWaysShop(card: Partial<Settings["policy"]["card"]> = {}) {
  const ruled: Settings = { ...settings, policy: { card: { ...settings.policy.card, ...card } } };
  const decideBy = (state: State, command: Command, stamp: Stamp): Verdict =>
    decide({ ...state, settings: state.settings && ruled }, command, stamp);
  const register = openPaperShop(decideBy);
  const s = stepsOf(register);
  const from = register.entries.length;
  let scans = 0;
  const draft = () => register.state().draft;

  /** The app's barcode under the scanner; answers its handle. */
  function scan(): string {
    const handle = `h-${(scans += 1)}`;
    s.take({ kind: "app-code", code: { kind: "cpm", handle } });
    return handle;
  }
  function read(handle: string, { total = 9999, suspended = false, ...more }: Read = {}): void {
    const balance = { kind: "answer", total, suspended, maxBalance: 50_000, perCharge: 50_000 } as const;
    const payer: Payer = { wallet: "w-9", customer: "c-9", via: "barcode", handle };
    const answer = { kind: "answer", payer, money: "emoney", balance, pay: null, charge: null, ...more } as const;
    s.take({ kind: "barcode-read", handle, answer });
  }
  /** The card for the meal plan, and what headquarters says of it. */
  function askMeal(answer: Partial<Extract<MealAnswer, { kind: "answer" }>> = {}, who: Payer = payers[0]): void {
    s.take({ kind: "meal" });
    s.take({ kind: "tap", card: { kind: "known", payer: who }, presentAtStart: false });
    const { customer } = who;
    const said = { plan: "550", rest: 550, classes: ["cafeteria"], wallet: "meal-1", customer, ...answer };
    s.take({ kind: "meal-read", payer: who, answer: { kind: "answer", ...said } });
  }
  /** The code stands on the customer's window; answers the key of its intent. */
  function showTray(): string {
    s.take({ kind: "tray" });
    const { stage } = draft();
    if (stage.kind !== "tray-asking") throw new Error(stage.kind);
    const answer = { kind: "answer", id: "tray-1", url: "https://example/tray-1", expiresAtMs: 0 } as const;
    s.take({ kind: "tray-shown", amount: stage.amount, answer });
    return s.keyNow();
  }
  const trayPaid = (key: string): void =>
    s.take({
      kind: "tray-told",
      key,
      told: {
        kind: "captured",
        authority: { id: `tx-${key}`, money: register.state().book.intents[key]?.amount ?? 0, points: 0 },
        payer: { wallet: "w-8", customer: "c-8", via: "tray" },
      },
    });
  const refusal = (command: Command): string => {
    const verdict = register.take(command);
    return verdict.kind === "refused" ? verdict.refusal.code : "accepted";
  };
  return {
    register,
    s,
    scan,
    read,
    askMeal,
    showTray,
    trayPaid,
    refusal,
    stage: () => draft().stage,
    notice: () => draft().notice,
    kinds: () => register.entries.slice(from).map(({ kind }) => kind),
    lastOf: (kind: string) => register.entries.findLast((entry) => entry.kind === kind)?.data,
    /** What was asked for since the last look. */
    asked: () => register.effects.splice(0),
  };
}
export type WaysShop = ReturnType<typeof openWaysShop>;
