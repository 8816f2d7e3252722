import type { Item } from "#register/item.ts";

/** Words and how they are read; names of goods and books are put together from them. */
const makers =
  "明治 メイジ|森永 モリナガ|伊藤 イトウ|北海 ホッカイ|京都 キョウト|山崎 ヤマザキ|三菱 ミツビシ|コクヨ コクヨ|生協 セイキョウ|サントリー サントリー|カルビー カルビー|キリン キリン|丸善 マルゼン|近畿 キンキ|鴨川 カモガワ|花王 カオウ";
const kinds =
  "緑茶 リョクチャ|麦茶 ムギチャ|紅茶 コウチャ|抹茶 マッチャ|コーヒー コーヒー|牛乳 ギュウニュウ|チョコレート チョコレート|ノート ノート|ボールペン ボールペン|鉛筆 エンピツ|消しゴム ケシゴム|定規 ジョウギ|のり ノリ|おにぎり鮭 オニギリサケ|サンドイッチ サンドイッチ|食パン ショクパン|ラーメン ラーメン|うどん ウドン|弁当 ベントウ|豆腐 トウフ|ヨーグルト ヨーグルト|シャンプー シャンプー|電池 デンチ|傘 カサ|靴下 クツシタ|手帳 テチョウ|封筒 フウトウ|USBメモリ ユーエスビーメモリ|Tシャツ ティーシャツ|クッキー クッキー";
const tails =
  "大 ダイ|小 ショウ|500ml ゴヒャクミリ|徳用 トクヨウ|無糖 ムトウ|白 シロ|黒 クロ|青 アオ|A4 エーヨン|B5 ビーゴ|10本 ジュッポン|限定 ゲンテイ|冷凍 レイトウ|有機 ユウキ|キャラメル味 キャラメルアジ|抹茶味 マッチャアジ|3枚入 サンマイイリ|ソフト ソフト|濃厚 ノウコウ|北山 キタヤマ";
const fields =
  "線形代数 センケイダイスウ|量子力学 リョウシリキガク|有機化学 ユウキカガク|憲法 ケンポウ|民法 ミンポウ|経済学 ケイザイガク|統計学 トウケイガク|哲学 テツガク|日本史 ニホンシ|英文法 エイブンポウ|微分積分 ビブンセキブン|生物学 セイブツガク|心理学 シンリガク|社会学 シャカイガク|情報理論 ジョウホウリロン|源氏物語 ゲンジモノガタリ|茶道 サドウ|会計学 カイケイガク|電磁気学 デンジキガク|熱力学 ネツリキガク";
const forms =
  "入門 ニュウモン|講義 コウギ|演習 エンシュウ|の基礎 ノキソ|概論 ガイロン|要説 ヨウセツ|ハンドブック ハンドブック|問題集 モンダイシュウ|の世界 ノセカイ|辞典 ジテン|史 シ|への招待 ヘノショウタイ|再考 サイコウ|大全 タイゼン";
const kanji = "山川田中村木林石井上下東西南北春夏秋冬花月星空海風雪雲雨光影松竹梅桜藤菊桃柳杉森岡原野沢島崎浜港橋谷坂";
const readings =
  "ヤマ カワ タ ナカ ムラ キ ハヤシ イシ イ ウエ シタ ヒガシ ニシ ミナミ キタ ハル ナツ アキ フユ ハナ ツキ ホシ ソラ ウミ カゼ ユキ クモ アメ ヒカリ カゲ マツ タケ ウメ サクラ フジ キク モモ ヤナギ スギ モリ オカ ハラ ノ サワ シマ サキ ハマ ミナト ハシ タニ サカ".split(
    " ",
  );

type Word = readonly [name: string, kana: string];
const split = (list: string): Word[] => list.split("|").map((pair) => pair.split(" ") as unknown as Word);
const lists = {
  makers: split(makers),
  kinds: split(kinds),
  tails: split(tails),
  fields: split(fields),
  forms: split(forms),
};

/** Check digit of an EAN-13 (GS1 General Specifications 7.9). */
function withCheck(digits: string): string {
  const sum = [...digits].reduce((so, char, at) => so + Number(char) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The nth word of a list after mixing: neighbours have little in common, and every run makes the same goods. */
function pick(list: readonly Word[], n: number, turn: number): Word {
  const mixed = Math.imul(n + 1, 2654435761 + 2 * turn) >>> 0;
  return list[(mixed >>> 7) % list.length] ?? ["", ""];
}

function person(n: number): Word {
  const chars = kanji.split("");
  const places = [3, 5, 7].map((turn) => (Math.imul(n + 1, 40503 * turn) >>> 5) % chars.length);
  return [places.map((at) => chars[at]).join(""), places.map((at) => readings[at]).join("")];
}

function book(n: number): Item & { readonly category: string } {
  const words = [person(n), pick(lists.fields, n, 1), pick(lists.forms, n, 2)];
  return {
    ...named(words),
    code: withCheck(`97845${String(n).padStart(7, "0")}`),
    class: "books",
    tax: "standard",
    rate: 10,
    price: 550 + (n % 97) * 55,
    category: "書籍",
  };
}

function article(n: number): Item & { readonly category: string } {
  const words = [pick(lists.makers, n, 3), pick(lists.kinds, n, 4), pick(lists.tails, n, 5), pick(lists.tails, n, 6)];
  return {
    ...named(words),
    code: withCheck(`4569${String(n).padStart(8, "0")}`),
    class: "shop",
    tax: "reduced",
    rate: 8,
    price: 60 + (n % 89) * 11,
    category: "購買",
  };
}

function named(words: readonly Word[]): { name: string; kana: string } {
  return { name: words.map(([name]) => name).join(""), kana: words.map(([, kana]) => kana).join("") };
}

/** `count` goods, three books to two other articles: the same each time. */
export function makeGoods(count: number): (Item & { readonly category: string })[] {
  return Array.from({ length: count }, (_, n) => (n % 5 < 3 ? book(n) : article(n)));
}
