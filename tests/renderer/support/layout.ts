import type { Layout } from "#ipc/view.ts";
import { priceKeys } from "./price-scenes.ts";

/** A layout with short and long names, one category of two pages, and something sold out. */
export const layout: Layout = {
  version: 1,
  prices: priceKeys,
  till: {
    in: [
      { reason: "立替金の戻り", en: "Advance returned" },
      { reason: "落とし物・拾得金" },
      { reason: "その他の入金" },
    ],
    out: [
      { reason: "小口の支払い", en: "Petty cash", approve: true },
      { reason: "仕入の現金払い", en: "Cash on delivery", approve: true },
      { reason: "お客様への返金", approve: true },
      { reason: "その他の出金", approve: true },
    ],
    approve: ["pickup"],
  },
  reasons: [
    { reason: "両替", en: "Give change" },
    { reason: "つり銭の補充", en: "Top up the change" },
    { reason: "つり銭の渡し直し", en: "Put wrong change right" },
    { reason: "現金の確認", en: "Look over the cash" },
    { reason: "売上金を金庫へ移す", en: "Take money to the safe", approve: true },
    { reason: "その他" },
  ],
  departments: [
    { id: "books", name: "書籍", en: "Books", rate: 10 },
    { id: "goods", name: "文具・雑貨", en: "Stationery and goods", rate: 10 },
    { id: "food", name: "食品・飲料(軽減税率)", en: "Food and drinks", rate: 8 },
    { id: "meal", name: "食堂", en: "Cafeteria", rate: 10 },
    { id: "stamps", name: "証紙・切手", en: "Stamps", rate: 0 },
    { id: "repair", name: "修理・印刷サービス", rate: 10 },
    { id: "bread", name: "パン", en: "Bread", rate: 8 },
    { id: "trip", name: "旅行・検定", en: "Travel, examinations", rate: 10 },
    { id: "other", name: "その他", en: "Other", rate: 10 },
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
    {
      name: "ごはん",
      favourites: true,
      keys: [
        ...["唐揚げ定食", "さば味噌定食", "ほうれん草のおひたし", "チキン南蛮定食 タルタルソース"].map((name, at) => ({
          code: `4901${at}`,
          name,
          price: 440 + at * 121,
          rate: 10 as const,
          kcal: 620 + at * 111,
          ...(at === 1 ? {} : { picture: "1" }),
          ...(at === 2 ? { soldOut: true } : {}),
        })),
        ...["小", "中", "大", "特大"].map((size, at) => ({
          code: `4902${at}`,
          name: `ライス${size}`,
          price: 88 + at * 33,
          rate: 10 as const,
          group: "ライス",
          size,
        })),
        ...["小", "中", "大"].map((size, at) => ({
          code: `4903${at}`,
          name: `みそ汁(あおさ)${size}`,
          price: 44 + at * 22,
          rate: 10 as const,
          group: "みそ汁(あおさ)",
          size,
          picture: "1",
        })),
        ...Array.from({ length: 7 }, (_, at) => ({
          code: `4904${at}`,
          name: `小鉢 ${at + 1}`,
          price: 66 + at,
          rate: 10 as const,
        })),
      ],
    },
  ],
};
