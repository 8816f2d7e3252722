import { describe, expect, test } from "vitest";
import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Settings } from "#register/settings.ts";
import type { Verdict } from "#register/verdict.ts";
import { openPaperShop, settings } from "../decide/paper-register.ts";
import { stepsOf } from "../decide/steps.ts";

const reasons = [{ reason: "両替" }, { reason: "金庫へ", approve: true }] as const;

/** An open paper shop with these reasons; a refusal as its code. */
function openShop(drawer: Settings["drawer"] = { reasons }) {
  const register = openPaperShop((state, command, stamp) =>
    decide({ ...state, settings: state.settings && { ...settings, drawer: drawer ?? {} } }, command, stamp),
  );
  const code = (verdict: Verdict): string => (verdict.kind === "refused" ? verdict.refusal.code : "accepted");
  const take = (command: Command): string => code(register.take(command));
  return { register, take, steps: stepsOf(register) };
}
const noSale = (reason: string) => ({ kind: "no-sale", reason }) as const;

describe("the drawer without a sale", () => {
  test("asks for a reason of the settings, and has it in the journal before the kick", () => {
    const { register, take } = openShop();
    expect([take(noSale("")), take(noSale("気分"))]).toEqual(["no-sale-reason", "no-sale-reason"]);
    expect(register.jobs).toEqual([]);
    expect(take(noSale("両替"))).toBe("accepted");
    expect(register.entries.slice(-2)).toMatchObject([
      { kind: "no-sale", op: "07", data: { reason: "両替" } },
      { kind: "drawer-kick", data: { for: "no-sale" } },
    ]);
    expect(register.jobs).toEqual([{ device: "drawer", what: { kind: "kick" } }]);
  });

  test("has sensible reasons where the settings name none", () => {
    const { take } = openShop({});
    expect(["両替", "つり銭の補充", "現金の確認"].map((reason) => take(noSale(reason)))).toEqual([
      "accepted",
      "accepted",
      "accepted",
    ]);
  });

  test("is a supervisor's where the settings say so: approval, reason and kick in one commit", () => {
    const { register, take } = openShop();
    expect(take(noSale("金庫へ"))).toBe("need-supervisor");
    const act = { kind: "no-sale", reason: "金庫へ" } as const;
    expect(take({ kind: "approve", op: "07", pin: "1234", act })).toBe("need-supervisor");
    expect(take({ kind: "approve", op: "99", pin: "1234", act })).toBe("accepted");
    expect(register.jobs).toEqual([]);
    expect(take({ kind: "pin-checked", op: "99", ok: true, for: "act", act })).toBe("accepted");
    expect(register.kinds(3)).toEqual(["approval", "no-sale", "drawer-kick"]);
    expect(register.entries.at(-2)?.data).toEqual({ reason: "金庫へ", by: "99" });
  });

  test("is refused while money is on its way, without a cashier, and while nothing may be written", () => {
    const { register, take, steps } = openShop();
    steps.ring();
    steps.take({ kind: "tender" });
    expect(take(noSale("両替"))).toBe("not-now");
    steps.cash(1000);
    register.setGuard("storage");
    expect(take(noSale("両替"))).toBe("storage");
    register.setGuard(null);
    expect(take(noSale("両替"))).toBe("accepted");
    steps.take({ kind: "next" });
    steps.take({ kind: "sign-off" });
    expect(take(noSale("両替"))).toBe("no-operator");
  });

  test("stands in the Z by reason, with what nobody asked the drawer to do", () => {
    const { take, steps } = openShop();
    for (const reason of ["両替", "両替"]) take(noSale(reason));
    take({ kind: "drawer-opened", by: "key" });
    take({ kind: "drawer-left-open", by: "key", openMs: 90_000 });
    expect(steps.z()).toMatchObject({
      no_sales: 2,
      no_sale_by: [{ reason: "両替", count: 2 }],
      kicks: 2,
      opened: 1,
      left_open: 1,
    });
  });
});

describe("what the drawer did", () => {
  test("is an entry and never touches the basket or its sentence", () => {
    const { register, take, steps } = openShop();
    steps.ring();
    const { draft } = register.state();
    take({ kind: "drawer-opened", by: "unseen" });
    take({ kind: "drawer-left-open", by: "unseen", openMs: 5_000 });
    take({ kind: "kick-failed", of: 4, code: "NOT_CONFIRMED" });
    expect(register.state().draft).toEqual(draft);
    expect(register.entries.slice(-3)).toMatchObject([
      { kind: "drawer-opened", data: { by: "unseen" } },
      {
        kind: "drawer-left-open",
        at: "2026-11-23T09:00:07.000+09:00",
        data: { since: "2026-11-23T09:00:02.000+09:00", open_ms: 5_000 },
      },
      { kind: "device-fault", data: { device: "drawer", code: "NOT_CONFIRMED", of: 4 } },
    ]);
  });

  test("sounds where nobody expected it, and not where we asked for the key or found it so at the start", () => {
    const { register } = openShop();
    const soundOf = (command: Command) => {
      const verdict = register.take(command);
      return verdict.kind === "accepted" ? verdict.sound : "refused";
    };
    expect([
      soundOf({ kind: "drawer-opened", by: "key" }),
      soundOf({ kind: "drawer-opened", by: "key", after: 3 }),
      soundOf({ kind: "drawer-opened", by: "start" }),
      soundOf({ kind: "drawer-left-open", by: "kick", openMs: 1 }),
    ]).toEqual(["alarm", undefined, undefined, "alarm"]);
  });

  test("and how it stood at the end is said with the shutdown", () => {
    const { register, take } = openShop();
    take({ kind: "stop", reason: "SIGTERM", drawer: "open" });
    expect(register.entries.at(-1)?.data).toEqual({ reason: "SIGTERM", drawer: "open" });
  });

  test("a technician's pulse is journalled like any other, and only while nothing is being sold", () => {
    const { register, take, steps } = openShop();
    expect(take({ kind: "service-kick" })).toBe("accepted");
    expect(register.kinds(2)).toEqual(["no-sale", "drawer-kick"]);
    steps.ring();
    expect(take({ kind: "service-kick" })).toBe("not-now");
  });
});
