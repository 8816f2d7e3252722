import type { Entry } from "#register/entry.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { seedPlans } from "#rig/headquarters/seed.ts";
import { ring, type Shop } from "#tests/house/open-shop.ts";
import { sum } from "#tests/model/judge/truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { type Begin, clear, draw, drawMeal, type Errand, isOf, must, roundUp } from "./contest.ts";
import { openHand } from "./open-hand.ts";

/** Asked for so often each, then it is paid in cash. */
const mostAsks = { meal: 2, emoney: 3 };

const eatenIn = (entries: readonly Entry[]): number =>
  sum(
    ofKind(entries, "sale")
      .flatMap(({ data }) => data.tenders)
      .filter(({ kind }) => kind === "meal")
      .map(({ amount }) => amount),
  );

function openEater(till: Shop, member: Member, parks: boolean) {
  const show = openHand(till, member, "card");
  let asks = 1;
  const errand: Errand = {
    fire: () => till.window.send({ kind: "meal-take" }),
    async act({ screen, basket }, say) {
      if (screen.kind === "card") await show();
      if (screen.kind === "unknown" && parks) await say({ kind: "park" });
      if (screen.kind === "meal-offer") await say({ kind: "meal-take" });
      if (screen.kind === "short") await say({ kind: "cash", given: roundUp(screen.lacking) });
      const isOpen = (screen.kind === "sale" || screen.kind === "tender") && basket.count > 0;
      if (!isOpen) return;
      asks += 1;
      if (asks <= mostAsks.meal) await say({ kind: "meal" });
      else if (asks <= mostAsks.emoney) await say({ kind: "emoney" });
      else await say({ kind: "cash", given: roundUp(basket.due) });
    },
  };
  return { errand, show };
}

/** One meal plan pays at both, and today covers one of them; what it does not cover is paid another way. */
export const beginMeal: Begin = async ({ tills, member, random, fund }) => {
  const { headquarters } = tills[0].rig.servers;
  const code = drawMeal(random);
  const heldFor = (): number =>
    sum(
      headquarters
        .mealAuthorisations()
        .filter((one) => one.member === member.member)
        .map(({ amount }) => amount),
    );
  let total = 0;
  for (const till of tills) {
    await clear(till);
    total = (await ring(till.window, code)).basket.total;
  }
  const [plan] = seedPlans;
  if (plan === undefined || member.meal === undefined) throw new Error(`no meal plan for ${member.member}`);
  const before = heldFor();
  const rest = draw(random, Math.ceil(total / 2), 2 * total - 1);
  headquarters.setMealPlan(member.member, { ...plan, off: [], limit: { kind: "day", yen: before + rest } });
  fund(member.meal.wallet, 5000);
  fund(member.wallet, draw(random, 0, 2 * total));
  const parks = random() < 0.5;
  const hands = [openEater(tills[0], member, parks), openEater(tills[1], member, parks)] as const;
  for (const [at, till] of tills.entries()) {
    await must(till, { kind: "meal" });
    await till.window.see(({ screen }) => screen.kind === "card", "card prompt");
    await hands[at]?.show();
    await till.window.see(
      ({ screen }) => screen.kind === "meal-offer" && screen.covers === Math.min(rest, total),
      "offer",
    );
  }
  return {
    errands: [hands[0].errand, hands[1].errand],
    server: "headquarters",
    meeting: { ops: ["authoriseMeal"], at: random() < 0.5 ? "before" : "after" },
    isServed(entries) {
      const isSold = tills.every((till) => ofKind(entries.filter(isOf(till)), "sale").length > 0);
      // Nothing is held that nobody ate.
      return isSold && heldFor() - before === eatenIn(entries);
    },
    isContested: (_, calls) => calls.filter((op) => op === "authoriseMeal").length > 1,
    judge(entries) {
      const sales = ofKind(entries, "sale").length;
      const eaten = eatenIn(entries);
      return [
        ...(sales === 2 ? [] : [`${sales} sales of two`]),
        ...(eaten <= rest ? [] : [`${eaten} yen eaten of a plan that had ${rest} left`]),
      ];
    },
  };
};
