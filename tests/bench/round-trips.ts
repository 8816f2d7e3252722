import { type Shop, askCard, doneOf, openShop, printed, ring, tap } from "#tests/house/open-shop.ts";
import { awaitGoods } from "./await-goods.ts";
import type { Figure } from "./figure.ts";

const taps = 10;

type Tap = { readonly requests: number; readonly connections: number };

/** One sale by card, up to its printed receipt: what reached the authority meanwhile, and over how many connections. */
async function countOne(shop: Shop, code: string): Promise<Tap> {
  const { window, rig } = shop;
  const { pokepay } = rig.servers;
  await ring(window, code);
  await askCard(window);
  const before = { calls: pokepay.calls().length, connections: pokepay.connections() };
  await tap(shop);
  doneOf(await window.see(({ screen }) => screen.kind === "done", "done", 20_000));
  await printed(window);
  // A probe of the road belongs to the clock, not to a tap.
  const requests = pokepay
    .calls()
    .slice(before.calls)
    .filter(({ op }) => op !== "ping").length;
  const used = pokepay.connections().filter((total, at) => total > (before.connections[at] ?? 0));
  return { requests, connections: used.length };
}

/** Requests to Pokepay for one tap, on one kept-alive connection: balance, payment, balance after. */
export const roundTrips: Figure = {
  name: "round-trips",
  limit: 4,
  async run() {
    await using shop = await openShop({ card: "port", timeScale: 1 });
    const [code = ""] = await awaitGoods(shop.window);
    const counts: Tap[] = [];
    for (let n = 0; n < taps; n += 1) counts.push(await countOne(shop, code));
    const connections = Math.max(...counts.map((one) => one.connections));
    if (connections !== 1) throw new Error(`a tap used ${connections} connections`);
    const value = Math.max(...counts.map(({ requests }) => requests));
    return { value, unit: "requests", samples: taps, baseline: null, notes: ["one connection for each tap"] };
  },
};
