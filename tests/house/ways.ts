import { type Shop, ring } from "./open-shop.ts";

type FactBody = { readonly kind: string; readonly seq: number; readonly data: { readonly [name: string]: unknown } };

/** What headquarters holds of the register, oldest first, anchors left out. */
export function factsOf({ rig }: Shop): readonly FactBody[] {
  return rig.servers.headquarters
    .entries("R1", 1)
    .map(({ body }) => JSON.parse(body) as FactBody)
    .filter(({ kind }) => kind !== "anchor");
}

export function memberOf({ rig }: Shop, n: number) {
  const member = rig.servers.members[n];
  if (!member) throw new Error(`no member ${n}`);
  return member;
}
export const walletOf = (shop: Shop, n: number): string => memberOf(shop, n).wallet;

/** A fresh basket with these codes. */
export async function nextSale(shop: Shop, ...codes: readonly string[]): Promise<number> {
  const { window } = shop;
  await window.see(
    ({ screen, basket }) => screen.kind === "done" || (screen.kind === "sale" && basket.count === 0),
    "free",
  );
  return (await ring(window, ...codes)).basket.total;
}

/** Goods of the seed: 594 and 572 yen of the cafeteria, which the meal plan may pay; 162 yen of the shop, which it may not. */
export const chicken = "20100018";
export const pork = "20100049";
export const bun = "4569990001030";

/** Yen in a wallet, money and points. */
export function yenOf({ rig }: Shop, wallet: string): number {
  const { money, points } = rig.servers.pokepay.balance(wallet);
  return money + points;
}

export async function cancel({ window }: Shop): Promise<void> {
  const answer = await window.send({ kind: "cancel-sale" });
  if (answer.kind !== "taken") throw new Error(JSON.stringify(answer));
  await window.see(({ basket }) => basket.count === 0, "cancelled");
}
