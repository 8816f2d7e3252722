import { describe, expect, test } from "vitest";
import type { CardStanding, Command } from "#register/command.ts";
import { away, openDesk, tapOf, unknown } from "./open-desk.ts";
import { openPaperShop, payers } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

describe("why a card is refused", () => {
  const why = (standing: CardStanding, more: Partial<Command & { kind: "tap" }> = {}) => {
    const d = openDesk("why");
    d.take(tapOf(standing, more));
    const stage = d.stage();
    return stage.kind === "desk-done" ? stage.code : stage.kind;
  };
  test("is said of a card that is not linked, stopped for each reason, denied, or held against an old list", () => {
    const stopped = (["lost", "moved", "left", "other", "denied"] as const).map((each) =>
      why({ kind: "stopped", why: each }),
    );
    expect(stopped).toEqual(["why-lost", "why-moved", "why-left", "why-other", "why-denied"]);
    expect([why(unknown), why({ kind: "stopped" })]).toEqual(["why-unlinked", "why-other"]);
    const known = { kind: "known", payer: payers[0] } as const;
    expect([why(known, { denyAgeMs: null }), why(known, { denyAgeMs: 86_400_001 })]).toEqual([
      "why-list-old",
      "why-list-old",
    ]);
    expect(why(known, { denyAgeMs: 86_400_000 })).toBe("reading");
  });

  test("is asked of the authority where the register knows nothing against it", () => {
    const figures = { total: 100, suspended: false, maxBalance: 1, perCharge: 1 };
    const codes = (
      [
        { kind: "answer", ...figures },
        { kind: "answer", ...figures, suspended: true },
        { kind: "refused", code: "account_closed" },
        away,
      ] as const
    ).map((answer) => {
      const d = openDesk("why");
      d.take(tapOf({ kind: "known", payer: payers[0] }));
      d.take({ kind: "balance-read", payer: payers[0], answer });
      return d.stage();
    });
    expect(codes.map((stage) => stage.kind === "desk-done" && stage.code)).toEqual([
      "ok",
      "why-suspended",
      "account_closed",
      "why-away",
    ]);
  });

  test("can be asked of one card after the other; an answer for the one before is not taken for this one's", () => {
    const d = openDesk("why");
    const [first, second] = payers;
    d.take(tapOf({ kind: "known", payer: first }));
    d.take({ kind: "back" });
    d.take(tapOf({ kind: "known", payer: second }));
    const answer = { kind: "answer", total: 0, suspended: true, maxBalance: 1, perCharge: 1 } as const;
    expect(() => d.take({ kind: "balance-read", payer: first, answer })).toThrow("late-balance");
    d.restart();
    expect(d.stage().kind).toBe("card");
    d.take(tapOf(unknown));
    expect(d.stage()).toMatchObject({ kind: "desk-done", code: "why-unlinked" });
    d.take(tapOf({ kind: "stopped", why: "lost" }));
    expect(d.stage()).toMatchObject({ kind: "desk-done", code: "why-lost" });
  });
});

describe("a card nobody asked for", () => {
  test("says what it is, and never whose", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    const known: CardStanding = { kind: "known", payer: payers[0] };
    expect(() => s.take(tapOf(known))).toThrow("tap-works");
    s.ring();
    expect(() => s.take(tapOf(known))).toThrow("tap-shows");
    expect(() => s.take(tapOf(unknown))).toThrow("tap-unlinked");
    s.take({ kind: "tender" });
    expect(() => s.take(tapOf({ kind: "stopped", why: "lost" }))).toThrow("tap-stopped");
    expect(register.effects.filter(({ kind }) => kind !== "check-pin")).toEqual([]);
  });
});
