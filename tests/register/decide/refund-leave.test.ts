import { describe, expect, test } from "vitest";
import { payOf } from "./acts.ts";
import { openReturnShop, sellMeals, sellMixed } from "./paper-returns.ts";

describe("headquarters' leave", () => {
  test("refused goes back to the picks; not understood is asked again under the same key", () => {
    const { register, s, r, stage } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    r.all();
    const first = r.ask();
    r.answered({ kind: "refused", code: "bad-answer" });
    expect(stage()).toMatchObject({ kind: "refund-asking", failed: "held" });
    expect(r.ask()).toBe(first);
    r.answered({ kind: "refused", code: "refund-too-much" });
    expect(stage().kind).toBe("refund");
    expect(register.state().draft).toMatchObject({ notice: { code: "refund-too-much" } });
    expect(r.ask()).not.toBe(first);
  });

  test("away: an own sale goes back alone when asked twice, another's only with leave", () => {
    const { register, s, r, kindsSince, stage } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1", { isOwn: false });
    r.all();
    const asked = r.ask();
    r.answered({ kind: "away", code: "timeout" });
    expect(register.state().draft.notice).toMatchObject({ code: "refund-away" });
    expect(r.ask()).toBe(asked);
    s.take({ kind: "back" });
    s.take({ kind: "back" });
    const { seq } = register.state().book;
    r.find("R1-1-1");
    r.all();
    const key = r.ask();
    expect(register.take({ kind: "refund-take" })).toMatchObject({ refusal: { code: "not-now" } });
    r.answered({ kind: "away", code: "timeout" });
    s.take({ kind: "refund-take" });
    expect(stage().kind).toBe("done");
    expect(kindsSince(seq)).toEqual(["refund", "pay-refund-due"]);
    expect(register.entries.at(-2)?.data).not.toHaveProperty("allowance");
    // What may have been granted all the same is given back.
    expect(register.effects.filter((effect) => effect.kind === "release-allowance").at(-1)).toMatchObject({ key });
  });

  test("not used is given back until headquarters says so, whatever happens in between, and after a restart", () => {
    const { register, s, r, effects } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    r.all();
    const key = r.ask();
    s.take({ kind: "back" });
    expect(effects().at(-1)).toBe(`release-allowance ${key.slice(0, 8)}`);
    s.take({ kind: "back" });
    s.take({ kind: "back" });
    payOf(s);
    s.captured();
    expect(register.state().draft.releases).toEqual([key]);
    s.restart();
    expect(effects().at(-1)).toBe(`release-allowance ${key.slice(0, 8)}`);
    // The answer to the request itself comes late: nothing is returned by it.
    expect(register.take({ kind: "refund-granted", key, answer: { kind: "away", code: "timeout" } })).toMatchObject({
      refusal: { code: "late-outcome" },
    });
    r.answered({ kind: "refused", code: "released" }, key);
    expect(register.state().draft.releases).toEqual([]);
  });

  test("asked for when the register stopped is asked for again under its key", () => {
    const { s, r, effects, stage } = openReturnShop();
    sellMeals(s);
    r.find("R1-1-1");
    r.all();
    const key = r.ask();
    r.answered({ kind: "away", code: "timeout" });
    s.restart();
    expect(effects().at(-1)).toBe(`ask-allowance ${key.slice(0, 8)}`);
    expect(stage()).not.toHaveProperty("failed");
    r.granted();
    expect(stage().kind).toBe("done");
  });

  test("that gives more of a payment than is left, or other lines, is not acted on and given back", () => {
    const { register, s, r, stage } = openReturnShop();
    sellMixed(s);
    r.find("R1-1-1");
    r.pick(0, 1);
    const grant = (more: object) => {
      const key = r.ask();
      const tenders = [
        { kind: "emoney", amount: 440, by: [{ class: "cafeteria", amount: 440 }], key: "another" },
      ] as const;
      const answer = {
        kind: "answer",
        total: 440,
        lines: [{ at: 0, qty: 1, amount: 440 }],
        tenders,
        rebate: [],
      } as const;
      s.take({ kind: "refund-granted", key, answer: { ...answer, ...more } });
      expect(stage().kind).toBe("refund");
      expect(register.state().draft).toMatchObject({ notice: { code: "refund-differs" } });
      expect(register.state().draft.releases?.at(-1)).toBe(key);
    };
    grant({});
    grant({ lines: [{ at: 1, qty: 1, amount: 440 }] });
    grant({ total: 441 });
    grant({ tenders: [{ kind: "cash", amount: 440, by: [{ class: "cafeteria", amount: 440 }] }] });
  });
});
