/** Vowel of each row of hiragana, in the order あ い う え お; what is not here lengthens nothing. */
const rows = {
  a: "あかさたなはまやらわがざだばぱ",
  i: "いきしちにひみりぎじぢびぴ",
  u: "うくすつぬふむゆるぐずづぶぷ",
  e: "えけせてねへめれげぜでべぺ",
  o: "おこそとのほもよろごぞどぼぽ",
};
const vowelKana = { a: "あ", i: "い", u: "う", e: "え", o: "お" } as const;
type Vowel = keyof typeof vowelKana;
const vowelOf = new Map<string, Vowel>(
  (Object.keys(vowelKana) as Vowel[]).flatMap((vowel) => [...rows[vowel]].map((kana) => [kana, vowel] as const)),
);
/** What only lengthens the kana before it: こおひい, おおさか, とうふ, けいき. */
const lengthens: { readonly [vowel in Vowel]: string } = { a: "あ", i: "い", u: "う", e: "えい", o: "おう" };

/** Written in two ways, meant as one: small kana as large ones, ぢ as じ, づ as ず, を as お. */
const alike = new Map(
  "ぁあ ぃい ぅう ぇえ ぉお ゃや ゅゆ ょよ っつ ゎわ ゕか ゖけ ぢじ づず をお ゐい ゑえ"
    .split(" ")
    .map(([from = "", to = ""]) => [from, to]),
);
/** ヴァ is said and searched as バ. */
const vu = [
  ["ゔぁ", "ば"],
  ["ゔぃ", "び"],
  ["ゔぇ", "べ"],
  ["ゔぉ", "ぼ"],
  ["ゔ", "ぶ"],
] as const;

/** U+30A1-U+30F6 lie 0x60 above their hiragana (Unicode, Hiragana and Katakana blocks). */
const toHiragana = (text: string): string =>
  text.replaceAll(/[\u30a1-\u30f6]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

/**
 * What two spellings of one word share: NFKC, lower case, hiragana, large kana; a long vowel mark becomes the vowel it lengthens
 * (コーヒー → こおひい). Only letters and digits stay. The fold of a beginning is the beginning of the fold.
 */
export function foldText(text: string): string {
  const kana = toHiragana(text.normalize("NFKC").toLowerCase());
  const plain = vu.reduce((now, [from, to]) => now.replaceAll(from, to), kana);
  let folded = "";
  let last = "";
  for (const char of plain) {
    const vowel = char === "ー" ? vowelOf.get(last) : undefined;
    const next = vowel === undefined ? (alike.get(char) ?? char) : vowelKana[vowel];
    if (next === "ー" || !/[\p{L}\p{N}]/u.test(next)) continue;
    folded += next;
    last = next;
  }
  return folded;
}

/** The same without what only lengthens: おおさか and おさか, こおひい and こひ are one. @param folded by foldText */
export function shortenVowels(folded: string): string {
  let short = "";
  let last = "";
  for (const char of folded) {
    const vowel = vowelOf.get(last);
    if (vowel !== undefined && lengthens[vowel].includes(char)) continue;
    short += char;
    last = char;
  }
  return short;
}
