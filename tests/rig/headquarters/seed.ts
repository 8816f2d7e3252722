import { createHash, createHmac } from "node:crypto";
import cafeteria from "./seed/cafeteria.json" with { type: "json" };
import goods from "./seed/goods.json" with { type: "json" };
import plansJson from "./seed/meal-plans.json" with { type: "json" };
import membersJson from "./seed/members.json" with { type: "json" };
import settingsJson from "./seed/settings.json" with { type: "json" };
import type { MealPlan } from "./meal-plan.ts";
import { drawDishes } from "./draw-dishes.ts";
import type { Card, Item, Picture, SettingsBody } from "./publish.ts";

/** A member of the rig's co-op. number is on the card's FCF block, idm in 16 hex digits; balance is money, yen. */
export type Member = {
  readonly label: string;
  readonly number: string;
  readonly idm: string;
  readonly member: string;
  readonly name: string;
  /** Half-width kana, as block 1 of the card holds it. */
  readonly nameKana: string;
  readonly wallet: string;
  readonly customer: string;
  readonly balance: number;
  readonly points: number;
  readonly status: "active" | "suspended" | "pre-closed";
  /** What headquarters knows the card by. */
  readonly link: "fcf" | "idm" | "none";
  readonly denied: boolean;
  /** A meal plan: which of the seed's, and the wallet of meal money it is paid from; balance in yen. */
  readonly meal?: { readonly plan: string; readonly wallet: string; readonly balance: number };
};

export const seedItems = [...cafeteria, ...goods] as readonly Item[];
export const seedPictures: readonly Picture[] = drawDishes();
export const seedMembers = membersJson as unknown as readonly Member[];
export const seedPlans = plansJson as unknown as readonly MealPlan[];

/** PINs of the seed operators; the settings hold only their scrypt under rigPepper. */
export const seedPins: Readonly<Record<string, string>> = { "07": "1234", "12": "2468", "23": "1357", "01": "9999" };

/** Every rig has the same pepper, so that the seed's PIN hashes hold; a live register refuses to start on it. */
export const rigPepper = createHash("sha256").update("coop-register rig pepper").digest();

export const hashNumber = (pepper: Buffer, number: string): string =>
  createHmac("sha256", pepper).update(`fcf:${number}`).digest("hex");

/** The first digit is the system number on the card and is set to 0, so that any system's answer finds the same row. */
export const hashIdm = (pepper: Buffer, idm: string): string =>
  createHmac("sha256", pepper)
    .update(`idm:0${idm.toLowerCase().slice(1)}`)
    .digest("hex");

/** Staff cards of the seed operators: IDm of a card that is nobody's student card. */
export const seedBadges: Readonly<Record<string, string>> = { "01": "0114c0ffee000001" };

/** The seed's settings with each operator's staff card under this pepper. */
export function withBadges(settings: SettingsBody, pepper: Buffer): SettingsBody {
  const operators = settings.operators.map((one) => {
    const idm = seedBadges[one.op];
    return idm === undefined ? one : { ...one, badge: hashIdm(pepper, idm) };
  });
  return { ...settings, operators };
}

export const seedSettings = withBadges(settingsJson as unknown as SettingsBody, rigPepper);

export function seedCards(pepper: Buffer): { readonly cards: readonly Card[]; readonly denied: readonly string[] } {
  const linked = seedMembers.filter((one) => one.link !== "none");
  const hash = (one: Member): string =>
    one.link === "idm" ? hashIdm(pepper, one.idm) : hashNumber(pepper, one.number);
  return {
    cards: linked.map((one) => ({
      card: hash(one),
      member: one.member,
      wallet: one.wallet,
      customer: one.customer,
      status: "active",
      ...(one.meal === undefined ? {} : { meal: one.meal.wallet }),
    })),
    denied: linked.filter((one) => one.denied).map(hash),
  };
}
