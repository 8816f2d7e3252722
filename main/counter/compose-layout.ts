import type { Catalogue } from "#db/catalogue.ts";
import type { Layout, LayoutCategory, LayoutKey } from "#ipc/view.ts";
import { languageOf } from "#register/paper-policy.ts";
import { drawerPolicyOf } from "#register/drawer-policy.ts";
import { itemOn } from "#register/item-price.ts";
import type { Item } from "#register/item.ts";
import { isOnMenu, type MenuTime } from "#register/on-menu.ts";
import { priceKeys } from "./view-price.ts";
import { departmentsOf } from "#register/department.ts";
import type { Settings } from "#register/settings.ts";
import { tillKeysOf } from "./view-till.ts";

function keyOf(item: Item, picture: string | null): LayoutKey {
  const { code, name, price, rate, sold_out: soldOut = false, group, size, nutrition } = item;
  return {
    code,
    name,
    price,
    rate,
    ...(soldOut ? { soldOut } : {}),
    ...(group === undefined ? {} : { group }),
    ...(size === undefined ? {} : { size }),
    ...(picture === null ? {} : { picture }),
    ...(nutrition === undefined ? {} : { kcal: nutrition.kcal }),
  };
}

/** The first key of a group keeps its place, and the others of it come to stand behind it. */
function gather(keys: readonly LayoutKey[]): LayoutKey[] {
  const groups = new Map<string, LayoutKey[]>();
  for (const key of keys) {
    const name = key.group === undefined ? `code ${key.code}` : `group ${key.group}`;
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  return [...groups.values()].flat();
}

/** The touch keys as they are at a moment: of that day's and meal's menu, at that day's prices. */
export function composeLayout(
  settings: Settings | null,
  catalogue: Pick<Catalogue, "item" | "pictureId">,
  at: MenuTime,
): Omit<Layout, "version"> {
  const rows = (settings?.layout ?? []).filter((row) => isOnMenu(row, at));
  const categories = rows.map((row): LayoutCategory => {
    const keys = row.items.flatMap((code): LayoutKey[] => {
      const item = catalogue.item(code);
      if (item === null || !isOnMenu(item.menu ?? {}, at)) return [];
      return [keyOf(itemOn(item, at.today), catalogue.pictureId(code))];
    });
    return { name: row.category, keys: gather(keys), ...(row.favourites === true ? { favourites: true } : {}) };
  });
  const favourites = categories.filter((category) => category.favourites === true);
  return {
    categories: [...favourites, ...categories.filter((category) => category.favourites !== true)],
    reasons: drawerPolicyOf(settings).reasons,
    till: tillKeysOf(settings),
    departments: departmentsOf(settings).map(({ id, name, en, rate }) => ({
      id,
      name,
      rate,
      ...(en === undefined ? {} : { en }),
    })),
    prices: priceKeys(settings),
    ...(settings !== null && languageOf(settings) === "en" ? { receipt: "en" as const } : {}),
  };
}
