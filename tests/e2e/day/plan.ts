import cafeteria from "#rig/headquarters/seed/cafeteria.json" with { type: "json" };
import goods from "#rig/headquarters/seed/goods.json" with { type: "json" };
import mealPlans from "#rig/headquarters/seed/meal-plans.json" with { type: "json" };
import members from "#rig/headquarters/seed/members.json" with { type: "json" };
import { type Random, seedRandom } from "#tests/campaign/power-cut/random.ts";

/** How one piece of goods gets into the basket. */
export type Rung =
  | { readonly by: "scan" | "touch" | "keyed"; readonly code: string; readonly qty: number }
  | { readonly by: "department"; readonly id: string; readonly price: number };
export type Pay =
  | { readonly kind: "cash"; readonly given: number }
  | { readonly kind: "emoney" | "meal"; readonly member: string }
  /** Some in cash first, the rest by card. */
  | { readonly kind: "mixed"; readonly member: string; readonly cash: number }
  /** Thinks better of it. */
  | { readonly kind: "leaves" };
/** What is done beside ringing up and paying. */
type Extra = "plain" | "line-off" | "coupon" | "held" | "department" | "takes-back" | "guests" | "keyed";
export type Customer = { readonly rung: readonly Rung[]; readonly extra: Extra; readonly pay: Pay };

/** A dozen customers as they come to a counter; shuffled, and dealt over and over. */
const dozen: readonly { readonly way: Pay["kind"]; readonly extra: Extra }[] = [
  { way: "cash", extra: "plain" },
  { way: "cash", extra: "line-off" },
  { way: "cash", extra: "coupon" },
  { way: "cash", extra: "held" },
  { way: "cash", extra: "department" },
  { way: "cash", extra: "takes-back" },
  { way: "leaves", extra: "plain" },
  { way: "emoney", extra: "plain" },
  { way: "emoney", extra: "guests" },
  { way: "emoney", extra: "keyed" },
  { way: "meal", extra: "plain" },
  { way: "mixed", extra: "plain" },
];

type Goods = {
  readonly code: string;
  readonly price: number;
  readonly class: string;
  readonly sold_out?: boolean;
  readonly alcohol?: boolean;
};
/** Sold without a question: no age to be asked, nothing sold out, and everything may be paid by card. */
const isPlain = (one: Goods): boolean => one.class !== "tickets" && one.sold_out !== true && one.alcohol !== true;
const dishes: readonly Goods[] = cafeteria.filter(isPlain);
const wares: readonly Goods[] = goods.filter(isPlain);
const priceOf = new Map([...dishes, ...wares].map(({ code, price }) => [code, price]));
/** Departments and what is keyed for them, yen. */
const departments = ["goods", "food", "stamps"] as const;

/** Yen left on each card for these customers: the set pieces spend some of it too. */
const reserved = 4_000;
const payers = ["学生 上限近く", "院生", "学生 残高あり", "教職員", "学生 IDmで登録"] as const;

function walletsOf(): Map<string, number> {
  return new Map(payers.map((label) => [label, (members.find((one) => one.label === label)?.balance ?? 0) - reserved]));
}

function isOff(plan: string, today: string): boolean {
  const off: readonly string[] = mealPlans.find(({ id }) => id === plan)?.off ?? [];
  return off.includes(today);
}

/** How often a meal plan pays today, by the label of who has it. Who eats on a day it is off pays otherwise. */
function mealsOf(today: string): Map<string, number> {
  const eats = (label: string, plan: string, times: number): [string, number] => [
    label,
    isOff(plan, today) ? 0 : times,
  ];
  return new Map([eats("学生 IDmで登録", "meal-tickets", 3), eats("学生 上限近く", "meal-1100", 1)]);
}

const pick = <T>(random: Random, some: readonly T[]): T | undefined => some[Math.floor(random() * some.length)];

function shuffle<T>(random: Random, some: readonly T[]): T[] {
  return some
    .map((one) => [random(), one] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, one]) => one);
}

function drawRung(random: Random, way: Pay["kind"], extra: Extra): Rung[] {
  const pieces = 1 + Math.floor(random() * 3);
  const rung = Array.from({ length: pieces }, (): Rung => {
    const isDish = way === "meal" || random() < 0.5;
    const code = pick(random, isDish ? dishes : wares)?.code ?? "";
    const qty = random() < 0.15 ? 2 : 1;
    // Dishes have no bars to read.
    return { by: isDish || random() < 0.4 ? "touch" : "scan", code, qty };
  });
  if (extra === "keyed") rung.push({ by: "keyed", code: pick(random, wares)?.code ?? "", qty: 2 });
  if (extra === "department")
    rung.push({ by: "department", id: pick(random, departments) ?? "", price: 10 + Math.floor(random() * 900) });
  return rung;
}

/** Yen before any discount. */
const grossOf = (rung: readonly Rung[]): number =>
  rung.reduce((sum, one) => sum + (one.by === "department" ? one.price : (priceOf.get(one.code) ?? 0) * one.qty), 0);

/** A note that is enough, or two. */
const noteFor = (yen: number): number => Math.ceil(yen / 1000) * 1000;

/** The customers of a day: the same seed brings the same ones, as far as the meal plans are on that date. */
export function planDay(o: { readonly seed: number; readonly customers: number; readonly today: string }): Customer[] {
  const random = seedRandom(o.seed);
  const wallets = walletsOf();
  const meals = mealsOf(o.today);
  const payerFor = (yen: number): string | undefined => payers.find((label) => (wallets.get(label) ?? 0) >= yen);
  const spend = (label: string, yen: number): void => void wallets.set(label, (wallets.get(label) ?? 0) - yen);

  function drawPay(way: Pay["kind"], gross: number): Pay {
    if (way === "leaves") return { kind: way };
    const payer = payerFor(gross);
    const eater = [...meals].find(([label, times]) => times > 0 && (wallets.get(label) ?? 0) >= gross)?.[0];
    if (way === "meal" && eater !== undefined) {
      meals.set(eater, (meals.get(eater) ?? 0) - 1);
      spend(eater, gross);
      return { kind: way, member: eater };
    }
    // A card that is empty, or a plan that is used up: in cash.
    if ((way !== "emoney" && way !== "mixed") || payer === undefined) return { kind: "cash", given: noteFor(gross) };
    spend(payer, gross);
    return way === "mixed" && gross > 200 ? { kind: way, member: payer, cash: 100 } : { kind: "emoney", member: payer };
  }

  const decks = Array.from({ length: Math.ceil(o.customers / dozen.length) }, () => shuffle(random, dozen)).flat();
  return decks.slice(0, o.customers).map(({ way, extra }) => {
    const rung = drawRung(random, way, extra);
    return { rung, extra, pay: drawPay(way, grossOf(rung)) };
  });
}
