import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerLost, blackHole, requestLost } from "#rig/behaviour.ts";
import { seedMembers } from "#rig/headquarters/seed.ts";
import { mayHold } from "#upstream/headquarters/told.ts";
import { openHeadquartersBench } from "./headquarters-bench.ts";

const day = "2026-11-24";
const at = `${day}T12:10:00.000+09:00`;
const member = (plan: string) => {
  const found = seedMembers.find((one) => one.meal?.plan === plan);
  if (found?.meal === undefined) throw new Error(plan);
  return { member: found.member, wallet: found.wallet, mealWallet: found.meal.wallet, customer: found.customer };
};
const cafeteria = (amount: number) => [{ class: "cafeteria", amount }];
const ask = (plan: string, amount: number, more: object = {}) => ({
  key: randomUUID(),
  member: member(plan).member,
  day,
  at,
  amount,
  classes: cafeteria(amount),
  ...more,
});

describe("a part of a meal plan, held for one sale", () => {
  test("is what the day still pays, and names the wallet it is paid from", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters } = bench;
    const { member: id, mealWallet, customer } = member("meal-550");
    const first = ask("meal-550", 480);
    expect(await headquarters.authoriseMeal(first)).toMatchObject({
      kind: "answer",
      value: {
        key: first.key,
        member: id,
        wallet: mealWallet,
        customer,
        asked: 480,
        amount: 480,
        rest: 70,
        state: "held",
      },
    });
    expect(await headquarters.mealRest({ member: id, day, at })).toMatchObject({
      kind: "answer",
      value: { rest: 70, classes: ["cafeteria"], wallet: mealWallet },
    });
    expect(await headquarters.authoriseMeal(ask("meal-550", 300))).toMatchObject({ value: { amount: 70, rest: 0 } });
    const late = await headquarters.authoriseMeal(ask("meal-550", 1));
    expect(late).toEqual({ kind: "refused", code: "meal-used-up" });
    expect(mayHold(late)).toBe(false);
    const tomorrow = { day: "2026-11-25", at: "2026-11-25T12:00:00+09:00" };
    expect(await headquarters.authoriseMeal(ask("meal-550", 600, tomorrow))).toMatchObject({ value: { amount: 550 } });
  });

  test("is found by the wallet as well, and covers only the classes of the plan", async () => {
    await using bench = await openHeadquartersBench();
    const { wallet, mealWallet } = member("meal-1100");
    const { member: _, ...request } = ask("meal-1100", 900);
    const classes = [{ class: "books", amount: 600 }, ...cafeteria(300)];
    for (const one of [wallet, mealWallet])
      expect(
        await bench.headquarters.authoriseMeal({ ...request, key: randomUUID(), wallet: one, classes }),
      ).toMatchObject({ value: { amount: 300, classes: ["cafeteria"] } });
    expect(
      await bench.headquarters.authoriseMeal({ ...ask("meal-1100", 900), classes: [{ class: "books", amount: 900 }] }),
    ).toEqual({ kind: "refused", code: "meal-wrong-class" });
  });

  test("is refused without a plan, on a day off and between the slots, each by its own code", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters } = bench;
    const refusal = async (request: Parameters<typeof headquarters.authoriseMeal>[0]) => {
      const answer = await headquarters.authoriseMeal(request);
      return answer.kind === "refused" ? answer.code : answer.kind;
    };
    expect(await refusal({ ...ask("meal-550", 100), member: "m-310001" })).toBe("meal-no-plan");
    expect(await refusal(ask("meal-550", 100, { day: "2026-12-31" }))).toBe("meal-day-off");
    expect(await refusal(ask("meal-slots", 100))).toBe("meal-out-of-slot");
    expect(await refusal(ask("meal-slots", 100, { at: `${day}T18:00:00+09:00` }))).toBe("answer");
  });

  test("a lost answer is asked again under its key and held once", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters, rig } = bench;
    const one = ask("meal-550", 400);
    const honest = rig.behave(answerLost({ op: "authoriseMeal" }));
    expect(await headquarters.authoriseMeal(one)).toEqual({ kind: "away", code: "reset" });
    honest();
    const found = await headquarters.mealAuthorisation(one.key);
    expect(found).toMatchObject({ kind: "answer", value: { amount: 400, state: "held" } });
    expect(await headquarters.authoriseMeal(one)).toEqual(found);
    expect(await headquarters.authoriseMeal({ ...one, amount: 401 })).toEqual({
      kind: "refused",
      code: "key-conflict",
    });
    expect(rig.mealAuthorisations()).toHaveLength(1);
  });

  test("a lost request leaves nothing, and a key released meanwhile is refused when it comes after all", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters, rig } = bench;
    const one = ask("meal-550", 400);
    const honest = rig.behave(requestLost({ op: "authoriseMeal" }));
    expect(await headquarters.authoriseMeal(one)).toMatchObject({ kind: "away" });
    honest();
    expect(await headquarters.mealAuthorisation(one.key)).toEqual({ kind: "answer", value: null });
    expect(await headquarters.releaseMeal({ key: one.key })).toEqual({ kind: "answer", value: 0 });
    expect(await headquarters.authoriseMeal(one)).toEqual({ kind: "refused", code: "released" });
    expect(rig.mealAuthorisations()).toEqual([]);
  });

  test("what is given back can be held again, whole or the part that was not needed", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters } = bench;
    const one = ask("meal-550", 500);
    await headquarters.authoriseMeal(one);
    expect(await headquarters.releaseMeal({ key: one.key, keep: 120 })).toEqual({ kind: "answer", value: 120 });
    expect(await headquarters.releaseMeal({ key: one.key, keep: 300 })).toEqual({ kind: "answer", value: 120 });
    expect(await headquarters.authoriseMeal(ask("meal-550", 550))).toMatchObject({ value: { amount: 430 } });
    expect(await headquarters.releaseMeal({ key: one.key })).toEqual({ kind: "answer", value: 0 });
    expect(await headquarters.authoriseMeal(ask("meal-550", 550))).toMatchObject({ value: { amount: 120 } });
    expect(await headquarters.authoriseMeal(one)).toEqual({ kind: "refused", code: "released" });
  });

  test("two registers that ask at once share the day's limit", async () => {
    await using bench = await openHeadquartersBench();
    const other = bench.another("R02");
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        (at % 2 === 0 ? bench.headquarters : other).authoriseMeal(ask("meal-1400", 300)),
      ),
    );
    const given = answers.map((one) => (one.kind === "answer" ? one.value.amount : 0));
    expect(given.reduce((a, b) => a + b, 0)).toBe(1400);
    expect(answers.filter(({ kind }) => kind === "refused")).toHaveLength(7);
    expect(bench.rig.mealAuthorisations().reduce((so, { amount }) => so + amount, 0)).toBe(1400);
  });

  test("an answer for more than was asked, or for another member, is not believed", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters, rig } = bench;
    for (const wrong of [
      { amount: 101 },
      { member: "m-310001" },
      { day: "2026-11-25" },
      { key: randomUUID() },
      { amount: 0 },
    ]) {
      const undo = rig.behave({
        name: "planted",
        after: ({ op }, reply) =>
          op === "authoriseMeal"
            ? { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), ...wrong } } }
            : undefined,
      });
      const answer = await headquarters.authoriseMeal(ask("meal-1400", 100));
      expect(answer).toEqual({ kind: "refused", code: "bad-answer" });
      expect(mayHold(answer)).toBe(true);
      undo();
    }
  });

  test("with nobody there it is said within a second once that is known", async () => {
    await using bench = await openHeadquartersBench({ scale: 1 });
    const { headquarters, rig } = bench;
    await rig.down();
    await expect.poll(() => headquarters.online()).toBe("down");
    await rig.up();
    rig.behave(blackHole());
    const began = performance.now();
    expect(await headquarters.authoriseMeal(ask("meal-550", 100))).toEqual({ kind: "away", code: "timeout" });
    // Refused within 1 s; asserted at three times that.
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test("a plan that was taken away pays nothing", async () => {
    await using bench = await openHeadquartersBench();
    bench.rig.setMealPlan("m-310003", null);
    expect(await bench.headquarters.authoriseMeal(ask("meal-550", 100))).toEqual({
      kind: "refused",
      code: "meal-no-plan",
    });
  });
});
