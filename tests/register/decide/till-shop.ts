import type { Command } from "#register/command.ts";
import type { Denomination } from "#register/denominations.ts";
import { sumDay } from "#register/z.ts";
import { goods, openPaperRegister, settings } from "./paper-register.ts";

/** A register on paper with a day open, and the hands that work its till. */
export function openTill(float = 50_000) {
  const register = openPaperRegister();
  const take = (command: Command): string => {
    const verdict = register.take(command);
    return verdict.kind === "refused" ? verdict.refusal.code : "accepted";
  };
  const sign = (op: string): string => {
    take({ kind: "sign-on", op, pin: "1" });
    return take({ kind: "pin-checked", op, ok: true, for: "sign-on" });
  };
  take({ kind: "start", clean: true, runtime: "test" });
  take({ kind: "settings", settings });
  sign("07");
  take({ kind: "day-open", day: "2026-11-23", float });
  const book = () => register.state().book;
  const last = () => register.entries.at(-1);
  const sumsFrom = (from: number) => sumDay(register.entries.slice(from - 1));
  return {
    ...register,
    take,
    sign,
    book,
    last,
    sellCash: () => {
      take({ kind: "ring", code: "61", qty: 1, item: goods[0] });
      take({ kind: "tender" });
      take({ kind: "cash", given: 440 });
      take({ kind: "next" });
    },
    approve: (act: Extract<Command, { kind: "approve" }>["act"]): string => {
      const asked = take({ kind: "approve", op: "99", pin: "1", act });
      return asked === "accepted" ? take({ kind: "pin-checked", op: "99", ok: true, for: "act", act }) : asked;
    },
    handOver: (): string => {
      take({ kind: "hand-over" });
      const { shiftSeq: from, seq: upTo } = book();
      return take({ kind: "shift-summed", from, upTo, totals: sumsFrom(from) });
    },
    z: (): string => {
      const { seq, dayOpenSeq } = book();
      return take({ kind: "z-ready", upTo: seq, head: "00".repeat(32), totals: sumsFrom(dayOpenSeq) });
    },
  };
}

/** Cash by denomination. */
export const pieces = (...rows: readonly [Denomination, number][]) => rows.map(([yen, count]) => ({ yen, count }));
