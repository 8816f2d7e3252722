import type { Answers } from "#ipc/contract.ts";

/** A plate, drawn small: pictures of goods come as data URLs. */
const plate = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"><rect width="160" height="120" fill="#e8d9bd"/><circle cx="80" cy="62" r="46" fill="#fff"/><circle cx="80" cy="62" r="32" fill="#b5651d"/><circle cx="66" cy="56" r="11" fill="#5c8a3a"/></svg>',
)}`;

const names = [
  "緑茶 525ml",
  "お~いお茶 濃い茶 2000ml ペットボトル 6本入りケース",
  "ほうじ茶ラテ",
  "講座 茶の文化史 第3巻 近世の茶人と茶道具をめぐる諸問題",
  "抹茶あずきバー",
  "茶碗蒸し",
  "麦茶ティーバッグ 52袋",
];

/** What a search answers: nothing for ぬ, everything there is for 茶, one row for anything else. */
export function searchRows(text: string): Answers["search"] {
  if (text.includes("ぬ")) return [];
  const rows = Array.from({ length: text.includes("茶") || text === "t" ? 50 : 1 }, (_, at) => ({
    code: at === 3 ? "9784000000031" : `49000000010${String(at).padStart(2, "0")}`,
    name: names[at % names.length] ?? "",
    price: at === 3 ? 9_999_999 : 128 + at * 21,
    rate: at % 3 === 0 ? (8 as const) : (10 as const),
    category: at === 3 ? "書籍" : "飲料・食品",
    ...(at === 2 ? { soldOut: true as const } : {}),
  }));
  return rows;
}

export function pictureOf(code: string): Answers["picture"] {
  return code.startsWith("490") ? { src: plate } : null;
}
