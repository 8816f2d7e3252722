import type { Layout } from "#ipc/view.ts";

/** A layout with short and long names, one category of two pages, and something sold out. */
export const layout: Layout = {
  version: 1,
  reasons: [
    { reason: "両替", en: "Give change" },
    { reason: "つり銭の補充", en: "Top up the change" },
    { reason: "つり銭の渡し直し", en: "Put wrong change right" },
    { reason: "現金の確認", en: "Look over the cash" },
    { reason: "売上金を金庫へ移す", en: "Take money to the safe", approve: true },
    { reason: "その他" },
  ],
  categories: [
    {
      name: "定食",
      keys: [
        "唐揚げ定食",
        "さば味噌定食",
        "日替わり定食",
        "カレーライス",
        "麻婆丼",
        "チキン南蛮定食 タルタルソース",
        "親子丼",
        "豚しょうが焼き定食",
        "鮭の塩焼き定食",
        "ハンバーグ定食",
        "とんかつ定食",
        "天ぷらうどん定食",
      ].map((name, at) => ({
        code: `49000000000${at + 10}`,
        name,
        price: 440 + at * 22,
        rate: 10 as const,
        ...(at === 2 ? { soldOut: true } : {}),
      })),
    },
    ...["丼", "麺", "小鉢・サラダ", "パン", "飲料", "書籍・文具"].map((name, at) => ({
      name,
      keys: Array.from({ length: at === 3 ? 40 : 9 }, (_, key) => ({
        code: `4900${at}${key}`,
        name: `${name} ${key + 1}`,
        price: 110 + key * 11,
        rate: 8 as const,
      })),
    })),
  ],
};
