import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Settings } from "#register/settings.ts";
import type { Stamp, State, Verdict } from "#register/verdict.ts";
import { openPaperShop, settings } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

type Charge = Partial<Settings["charge"]>;

/** An open paper shop under other rules for charging, or with another creditor of the rebate. */
export function openChargeShop(
  charge: Charge = {},
  creditor: Settings["creditor"] = "headquarters",
  decideAs: typeof decide = decide,
) {
  const ruled: Settings = { ...settings, creditor, charge: { ...settings.charge, ...charge } };
  const decideBy = (state: State, command: Command, stamp: Stamp): Verdict =>
    decideAs({ ...state, settings: state.settings && ruled }, command, stamp);
  const register = openPaperShop(decideBy);
  const s = stepsOf(register);
  return {
    register,
    s,
    stage: () => register.state().draft.stage,
    notice: () => register.state().draft.notice,
    intents: () => Object.values(register.state().book.intents),
    dataOf: (kind: string) => register.entries.findLast((entry) => entry.kind === kind)?.data,
  };
}
export type ChargeShop = ReturnType<typeof openChargeShop>;
