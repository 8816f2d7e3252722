import { ring, type Shop } from "#tests/house/open-shop.ts";
import { sum } from "#tests/model/judge/truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { type Begin, clear, draw, drawMeal, type Errand, isOf, must, roundUp } from "./contest.ts";
import { type Means, openHand } from "./open-hand.ts";
import type { Member } from "#rig/headquarters/seed.ts";

const mostAsks = 2;

function errandOf(till: Shop, member: Member, means: Means, parks: boolean): Errand {
  const show = openHand(till, member, means);
  let asks = 0;
  return {
    fire: show,
    async act({ screen, basket }, say) {
      if (screen.kind === "card") await show();
      if (screen.kind === "unknown" && parks) await say({ kind: "park" });
      if (screen.kind === "short") await say({ kind: "cash", given: roundUp(screen.lacking) });
      const isOpen = (screen.kind === "sale" || screen.kind === "tender") && basket.count > 0;
      if (!isOpen) return;
      if (asks < mostAsks) await say({ kind: "emoney" });
      else await say({ kind: "cash", given: roundUp(basket.due) });
      asks += 1;
    },
  };
}

/** One wallet pays at both, and holds enough for one of them. */
export const beginWallet: Begin = async ({ tills, member, random, fund }) => {
  const code = drawMeal(random);
  let total = 0;
  for (const till of tills) {
    await clear(till);
    total = (await ring(till.window, code)).basket.total;
  }
  const held = draw(random, total, 2 * total - 1);
  const points = random() < 0.5 ? draw(random, 0, held) : 0;
  fund(member.wallet, held - points, points);
  for (const till of tills) {
    await must(till, { kind: "emoney" });
    await till.window.see(({ screen }) => screen.kind === "card", "card prompt");
  }
  const means: Means = random() < 0.5 ? "card" : "barcode";
  const parks = random() < 0.5;
  return {
    errands: [errandOf(tills[0], member, "card", parks), errandOf(tills[1], member, means, parks)],
    server: "pokepay",
    meeting:
      random() < 0.5 ? { ops: ["account", "cpm-token"], at: "after" } : { ops: ["payment", "cpm"], at: "before" },
    isServed: (entries) => tills.every((till) => ofKind(entries.filter(isOf(till)), "sale").length > 0),
    isContested: (entries) => ofKind(entries, "pay-declined").length > 0,
    judge(entries) {
      const sales = ofKind(entries, "sale").map(({ data }) => data);
      const paid = sum(
        sales.flatMap(({ tenders }) => tenders.filter(({ kind }) => kind === "emoney")).map(({ amount }) => amount),
      );
      return [
        ...(sales.length === 2 ? [] : [`${sales.length} sales of two`]),
        ...(paid <= held ? [] : [`${paid} yen of a wallet that held ${held}`]),
      ];
    },
  };
};
