import type { Entry } from "#register/entry.ts";
import { seedItems } from "#rig/headquarters/seed.ts";
import { openIntents } from "../judge/judge-ends.ts";
import { heldForNothing } from "../judge/judge-holds.ts";
import { judgeShop, lateOnes, readTruth, walletsOf } from "../judge/judge-shop.ts";
import { type Finish, openCashier } from "../shop/cashier.ts";
import { openShop } from "../shop/open-shop.ts";
import type { Threads } from "../thread/open-threads.ts";
import type { Scene } from "./do-step.ts";
import { followJournal } from "./read-journal.ts";
import { rest } from "./rest.ts";
import { payers } from "./steps.ts";
import { settingsOfVariant, type Variant } from "./variants.ts";

/** What a card may pay for, and cheap enough that no card comes to its day's limit too soon. */
const goods = seedItems.filter((item) => item.class !== "tickets" && item.price <= 800).map(({ code }) => code);

export type Played = {
  readonly losses: string[];
  readonly endedS: number;
  readonly kinds: readonly string[];
  /** Entries since it began. */ readonly entries: readonly Entry[];
};
export type OpenScene = AsyncDisposable & {
  readonly scene: Scene;
  /** Before a sequence: the members' wallets are as they bring them. */
  begin(): void;
  /** After it: the shop is brought to rest and judged. */
  end(finish: Finish): Promise<Played>;
};

/** A shop ready to sell, and its judge. */
export async function openScene(threads: Threads, variant: Variant = "seed"): Promise<OpenScene> {
  await using stack = new AsyncDisposableStack();
  const shop = stack.use(await openShop(threads, settingsOfVariant[variant]));
  const cashier = openCashier(shop, goods[0] ?? "");
  const { view, pace, stand } = shop;
  const { pokepay } = stand.servers;
  const journal = stack.use(followJournal({ data: stand.config.data, headquarters: stand.servers.hqKey }));
  const scene: Scene = { shop, cashier, goods, entries: journal.read };
  let began = walletsOf(shop);
  let from = 0;

  /** Wallets as the members bring them; what that adds is not the register's doing. */
  function fillWallets(): void {
    const before = walletsOf(shop);
    for (const n of payers) {
      const member = stand.servers.members[n];
      if (member === undefined) continue;
      pokepay.setBalance(member.wallet, { money: member.balance, points: member.points });
      if (member.meal !== undefined) pokepay.setBalance(member.meal.wallet, { money: member.meal.balance, points: 0 });
    }
    began += walletsOf(shop) - before;
  }
  const isReady = (): boolean =>
    view().screen.kind === "sale" && view().lamps.pokepay.state === "ok" && view().catalogue > 1;
  for (let looks = 0; looks < 50 && !isReady(); looks += 1) {
    if (view().shop === "" || !(await cashier.openDay())) await pace.until(() => view().shop !== "" && isReady(), 2);
  }
  if (!isReady()) throw new Error(`the shop does not open: ${JSON.stringify(view().screen)}`);
  const all = stack.move();
  return {
    scene,
    begin() {
      fillWallets();
      shop.trace.length = 0;
      from = journal.read().length;
    },
    async end(finish) {
      const rested = await rest(scene, {
        finish,
        isPrinted: () => journal.jobs().every(({ state }) => state !== "waiting" && state !== "sent"),
        isFree: () => openIntents(journal.read()).length === 0 && heldForNothing(shop, journal.read()).length === 0,
        late: () => lateOnes(journal.read(), { txs: pokepay.transactions() }),
      });
      const truth = readTruth(shop, cashier, journal, began);
      const losses = [...rested.losses, ...judgeShop(shop, truth, journal)];
      const entries = truth.entries.slice(from);
      from = truth.entries.length;
      return { losses, endedS: rested.endedS, kinds: entries.map(({ kind }) => kind), entries };
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
