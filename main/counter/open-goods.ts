import type { Catalogue } from "#db/catalogue.ts";
import type { ItemPage } from "#db/item-table.ts";
import type { Layout, SearchRow } from "#ipc/view.ts";
import { itemOn } from "#register/item-price.ts";
import type { Settings } from "#register/settings.ts";
import type { Clock } from "./clock.ts";
import { type GoodsDesk, openGoodsDesk } from "./goods-desk.ts";
import { openLayoutNow } from "./layout-now.ts";

/** The goods as a counter needs them: by code at the price of today, on the keys, looked for, brought down. */
export type Goods = Disposable & {
  /** As the catalogue, with the price of today on each item. A line once rung keeps the price it had. */
  readonly catalogue: Catalogue;
  readonly layout: () => Layout;
  /** As a data URL. */
  readonly picture: (code: string) => string | null;
  readonly find: (text: string) => Promise<readonly SearchRow[]>;
  /** Writes a page of changes; null where it could not be written. */
  readonly store: (page: ItemPage) => Promise<boolean | null>;
  /** Goods, pictures or settings came down. */
  readonly look: () => void;
  /** Headquarters has just answered: a damaged file is begun anew. True when it was, and is to be filled. */
  readonly mend: () => boolean;
};

const mostRecent = 200;
/** The whole file is read once a start, when the morning's first rush for the disk is over. */
const checkAfterMs = 60_000;

export function openGoods(o: {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly settings: () => Settings | null;
  /** Left out: written in place, and nothing is looked for (a model of the register). */
  readonly goodsWorker?: URL | undefined;
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
  readonly log: (event: string, detail?: { readonly [key: string]: string | number }) => void;
  readonly changed: () => void;
  readonly timeScale: number;
}): Goods {
  const { catalogue, clock, log, goodsWorker: worker } = o;
  let isDamaged = false;
  const damaged = (): void => {
    if (!isDamaged) log("catalogue-damaged");
    isDamaged = true;
  };
  const desk = worker === undefined ? null : openGoodsDesk({ ...o, worker, damaged });
  const keys = openLayoutNow(o);
  /** What was rung up lately, the latest last. */
  const recent = new Set<string>();
  let likedLayout = -1;
  let isRung = false;

  function tellLiked(to: GoodsDesk): void {
    const { version, categories } = keys.layout();
    if (!isRung && version === likedLayout) return;
    isRung = false;
    likedLayout = version;
    const onKeys = categories.flatMap((category) => category.keys.map(({ code }) => code));
    to.like([...new Set([...[...recent].toReversed(), ...onKeys])]);
  }
  function ring(code: string): void {
    recent.delete(code);
    recent.add(code);
    const [oldest] = recent;
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
    isRung = true;
  }
  catalogue.onDamage(damaged);
  const check = setTimeout(() => {
    desk?.check().then(
      (isWhole) => (isWhole ? undefined : damaged()),
      (error: unknown) => log("catalogue-check", { code: String(error) }),
    );
  }, checkAfterMs * o.timeScale);
  check.unref();

  return {
    catalogue: {
      ...catalogue,
      item: (code) => {
        const item = catalogue.item(code);
        if (item === null) return null;
        ring(code);
        return itemOn(item, clock.now().today);
      },
    },
    layout: keys.layout,
    picture: catalogue.picture,
    find: async (text) => {
      if (desk === null || text.trim() === "") return [];
      tellLiked(desk);
      return desk.find(text, clock.now().today);
    },
    store: async (page) => (desk === null ? catalogue.putItems(page) : desk.store(page)),
    look: keys.look,
    mend: () => {
      if (!isDamaged) return false;
      desk?.restart();
      catalogue.renew();
      isDamaged = false;
      return true;
    },
    [Symbol.dispose]: () => {
      clearTimeout(check);
      keys[Symbol.dispose]();
      desk?.[Symbol.dispose]();
      catalogue[Symbol.dispose]();
    },
  };
}
