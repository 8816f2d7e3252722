import type { Entry } from "#register/entry.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import { askCard, payCash, tap } from "#tests/house/open-shop.ts";
import { sum } from "#tests/model/judge/truth.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { setTimeout as wait } from "node:timers/promises";
import { type Begin, clear, type Contest, draw, drawMeal, type Errand, must, type Round } from "./contest.ts";
import { isForwarded } from "../is-forwarded.ts";

/** Before a sale that was not found, or is another's at this moment, is looked for again, ms. */
const againMs = 200;
const forwardMs = 60_000;

const unitsOf = (entries: readonly Entry[], receipt: string): number =>
  sum(
    ofKind(entries, "refund")
      .filter(({ data }) => data.of.receipt === receipt)
      .flatMap(({ data }) => data.lines)
      .map(({ qty }) => qty),
  );

function errandOf(
  round: Round,
  till: Shop,
  o: { readonly receipt: string; readonly all: number; readonly want: number },
): Errand {
  const { receipt, all, want } = o;
  const isOver = (): boolean => unitsOf(round.entries(), receipt) >= all;
  return {
    fire: () => till.window.send({ kind: "refund-take" }),
    async act({ screen, notice }, say) {
      if ((screen.kind === "sale" || screen.kind === "done") && !isOver()) await say({ kind: "refund" });
      if (screen.kind === "refund-find" && !screen.finding) {
        if (notice !== null) await wait(againMs);
        await say(isOver() ? { kind: "back" } : { kind: "refund-number", receipt });
      }
      if (screen.kind !== "refund" || screen.isAsking) return;
      // Refused, or nobody answered: what is left has to be read anew. Nobody returns without leave here.
      if (notice !== null || isOver()) return void (await say({ kind: "back" }));
      const [line] = screen.lines;
      if (line === undefined) return;
      const qty = Math.min(want, line.left);
      await say(line.picked === qty ? { kind: "refund-take" } : { kind: "refund-pick", at: line.at, qty });
    },
  };
}

/** Some pieces of one article, paid by card or in cash, known to headquarters. */
async function sell({ member, random, fund, tills }: Round, seller: Shop, qty: number): Promise<string> {
  const { window, rig } = seller;
  fund(member.wallet, 20_000);
  await clear(seller);
  await must(seller, { kind: "item", code: drawMeal(random), qty });
  await window.see(({ basket }) => basket.count === qty, "pieces");
  if (random() < 1 / 4) await payCash(window, 10_000);
  else {
    await askCard(window);
    await tap(seller, tills[0].rig.servers.members.indexOf(member));
  }
  await window.see(({ screen }) => screen.kind === "done", "sold");
  const until = performance.now() + forwardMs;
  while (!isForwarded(rig)) {
    if (performance.now() > until) throw new Error("the sale does not come to headquarters");
    await wait(20);
  }
  return window.view().last?.receipt ?? "";
}

async function find(till: Shop, receipt: string, qty: number): Promise<void> {
  const { window } = till;
  await clear(till);
  await must(till, { kind: "refund" });
  await window.see(({ screen }) => screen.kind === "refund-find", "search");
  await must(till, { kind: "refund-number", receipt });
  await window.see(({ screen }) => screen.kind === "refund", "found");
  await must(till, { kind: "refund-pick", at: 0, qty });
  await window.see(({ screen }) => screen.kind === "refund" && screen.lines[0]?.picked === qty, "picked");
}

/** `all` pieces were sold at one of the two; each wants `want` of them back, and there are not that many. */
async function begin(round: Round, all: number, want: number): Promise<Contest> {
  const { tills, random } = round;
  const seller = random() < 0.5 ? tills[0] : tills[1];
  const receipt = await sell(round, seller, all);
  for (const till of tills) await find(till, receipt, want);
  const { headquarters } = tills[0].rig.servers;
  const o = { receipt, all, want };
  return {
    errands: [errandOf(round, tills[0], o), errandOf(round, tills[1], o)],
    server: "headquarters",
    meeting: { ops: ["allowRefund"], at: random() < 0.5 ? "before" : "after" },
    isServed(entries) {
      const granted = headquarters
        .refundAllowances()
        .filter((one) => one.receipt === receipt && one.state === "granted");
      const units = unitsOf(entries, receipt);
      // No leave is left that nobody will use.
      return units >= all && sum(granted.flatMap(({ lines }) => lines).map(({ qty }) => qty)) <= units;
    },
    isContested: (_, calls) => calls.filter((op) => op === "allowRefund").length > 1,
    judge(entries) {
      const refunds = ofKind(entries, "refund").filter(({ data }) => data.of.receipt === receipt);
      const units = unitsOf(entries, receipt);
      const most = want === all ? 1 : Math.ceil(all / want);
      return [
        ...(units === all ? [] : [`${units} pieces came back of ${all}`]),
        ...(refunds.length <= most ? [] : [`${refunds.length} returns of ${receipt}`]),
      ];
    },
  };
}

/** The whole of a sale is returned at both. */
export const beginRefund: Begin = async (round) => {
  const all = draw(round.random, 1, 3);
  return begin(round, all, all);
};

/** Parts of a sale are returned at both that are more than the sale together; what is left after one goes back to the other. */
export const beginParts: Begin = async (round) => {
  const all = draw(round.random, 3, 5);
  return begin(round, all, all - 1);
};
