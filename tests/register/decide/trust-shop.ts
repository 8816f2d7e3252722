import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Settings } from "#register/settings.ts";
import type { Stamp, State, Verdict } from "#register/verdict.ts";
import { goods, openPaperShop, payers, settings } from "./paper-register.ts";

export const caps: NonNullable<Settings["policy"]["trust"]> = {
  per_sale: 1000,
  per_card: 1000,
  register_yen: 1500,
  register_sales: 3,
  deny_age_ms: 86_400_000,
  off_after_ms: 7_200_000,
};
export const supervisor = "99";

/** An open paper shop whose settings allow trust mode (or not: null); a PIN is right unless told. */
export function openTrustShop(trust: Settings["policy"]["trust"] | null = caps) {
  const policy = { card: settings.policy.card, ...(trust ? { trust } : {}) };
  const ruled: Settings = { ...settings, policy };
  const decideBy = (state: State, command: Command, stamp: Stamp): Verdict =>
    decide({ ...state, settings: state.settings && ruled }, command, stamp);
  const register = openPaperShop(decideBy);
  const code = (verdict: Verdict): string => (verdict.kind === "refused" ? verdict.refusal.code : "accepted");
  const book = () => register.state().book;

  function approve(act: Extract<Command, { kind: "approve" }>["act"], ok = true, op = supervisor): string {
    const asked = register.take({ kind: "approve", op, pin: "1234", act });
    if (asked.kind === "refused") return code(asked);
    return code(register.take({ kind: "pin-checked", op, ok, for: "act", act }));
  }
  /** Rings up `qty` of the dish for 440 yen and taps member `n`. */
  function sell(
    n: 0 | 1 = 0,
    qty = 1,
    denyAgeMs: number | null | "unsaid" = 60_000,
    wallet = payers[n].wallet,
  ): string {
    register.take({ kind: "ring", code: "", qty, item: goods[0] });
    const asked = register.take({ kind: "emoney" });
    if (asked.kind === "refused") return code(asked);
    const told = code(
      register.take({
        kind: "tap",
        card: { kind: "known", payer: { ...payers[n], wallet } },
        presentAtStart: false,
        ...(denyAgeMs === "unsaid" ? {} : { denyAgeMs }),
      }),
    );
    if (told !== "accepted") {
      register.take({ kind: "back" });
      register.take({ kind: "cancel-sale" });
    }
    return told;
  }
  const claims = () => Object.values(book().intents).filter(({ claim }) => claim);
  const collect = (key: string, outcome: Extract<Command, { kind: "collect-outcome" }>["outcome"]): string =>
    code(register.take({ kind: "collect-outcome", key, outcome }));
  return { register, code, book, approve, sell, claims, collect };
}
