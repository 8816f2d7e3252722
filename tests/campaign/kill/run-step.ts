import type { View } from "#ipc/view.ts";
import { isReady, ring, type Shop } from "#tests/house/open-shop.ts";
import { isForwarded } from "../is-forwarded.ts";
import { openCashier } from "./cashier.ts";
import { compareStep } from "./compare.ts";
import type { Killer } from "./killer.ts";
import type { Plan } from "./plan.ts";
import { readBooks, readHead } from "./read-books.ts";
import { readSlips } from "./slips.ts";

/** At rest by then, or it is a loss: two look-ups of an unknown payment and two restarts fit in many times. */
const restMs = 40_000;
/** The next View, or a look all the same: paper and headquarters change without one. */
const lookMs = 40;

export type Goods = readonly { readonly code: string; readonly price: number }[];
export type StepResult = {
  readonly losses: readonly string[];
  readonly isAtRest: boolean;
  readonly asked: number;
  readonly kinds: readonly string[];
};

const sumOf = ({ money, points }: { money: number; points: number }): number => money + points;

/** The wallet holds what the plan wants of it. */
function fill({ rig }: Shop, plan: Plan, wallet: string, total: number): void {
  const share = Math.max(1, Math.floor(total * plan.share));
  const held = plan.deal === "emoney" ? total + 1000 : plan.deal === "mixed" ? Math.min(total - 1, share) : 5000;
  const points = Math.min(plan.points, held);
  rig.servers.pokepay.setBalance(wallet, { money: held - points, points });
}

async function serve(shop: Shop, killer: Killer, cashier: ReturnType<typeof openCashier>): Promise<boolean> {
  const { window, rig } = shop;
  const until = performance.now() + restMs;
  let seen: View | null = null;
  while (performance.now() < until) {
    await killer.settled();
    const last: View | null = seen;
    const next: View | null = await window.see((view) => view !== last, "next view", lookMs).catch(() => last);
    if (!next) continue;
    seen = next;
    if (cashier.isAtRest(next) && rig.devices.printer.idle() && isForwarded(rig)) {
      if (killer.left() === 0) return true;
      // What it was to be killed at never came: then after everything.
      killer.rest();
      continue;
    }
    await cashier.act(next);
  }
  return false;
}

/** One customer, killed as planned; answers what does not agree afterwards. */
export async function runStep(shop: Shop, killer: Killer, plan: Plan, goods: Goods): Promise<StepResult> {
  const { window, rig } = shop;
  const { pokepay, headquarters, members } = rig.servers;
  const { drawer, printer } = rig.devices;
  const wallet = members[plan.member]?.wallet ?? "";
  await window.see(isReady, "ready", restMs);
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen, basket }) => screen.kind === "sale" && basket.count === 0, "empty sale");
  const before = readHead(rig.data).seq;
  const oldTxs = new Set(pokepay.transactions().map(({ id }) => id));
  const { kicks } = drawer;
  let total: number | null = null;
  if (plan.deal !== "charge") {
    const codes = new Set(plan.goods.map((nth) => goods[nth % goods.length]?.code ?? ""));
    const view = await ring(window, ...codes);
    ({ total } = view.basket);
  }
  fill(shop, plan, wallet, total ?? 0);
  const walletBefore = sumOf(pokepay.balance(wallet));
  const others = (): number =>
    members.filter((one) => one.wallet !== wallet).reduce((sum, one) => sum + sumOf(pokepay.balance(one.wallet)), 0);
  const othersBefore = others();
  const cashier = openCashier(shop, killer, plan);
  killer.arm(plan.strikes);
  const isAtRest = await serve(shop, killer, cashier);
  const losses: string[] = [];
  if (!isAtRest) {
    const { screen, pending, notice } = window.view();
    losses.push(
      `not at rest: ${JSON.stringify({ screen, pending, notice, jobs: readHead(rig.data).openJobs, kills: killer.left() })}`,
    );
  }
  const books = readBooks(rig.data, before);
  const step = {
    shop: window.view().shop,
    ...books,
    jobs: books.jobs.filter(({ seq }) => seq > before),
    txs: pokepay.transactions().filter(({ id }) => !oldTxs.has(id)),
    slips: readSlips(printer).filter(({ seq }) => seq === null || seq > before),
    answers: cashier.answers,
    kicks: drawer.kicks - kicks,
    wallet: { before: walletBefore, after: sumOf(pokepay.balance(wallet)) },
    total,
  };
  if (others() !== othersBefore) losses.push(`wallets of others went from ${othersBefore} to ${others()} yen`);
  losses.push(
    ...compareStep(step),
    ...headquarters.findings().map(({ seq, finding, detail }) => `headquarters found ${finding} at ${seq}: ${detail}`),
  );
  return { losses, isAtRest, asked: cashier.answers.length, kinds: books.entries.map(({ kind }) => kind) };
}
