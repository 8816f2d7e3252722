/**
 * Syllables of each consonant with a, i, u, e, o: Hepburn and Kunrei side by side, as an input method takes them. The keyboard of the house types
 * by it and the search of goods reads by it, so that both understand the same letters.
 */
export const romajiRows: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    "": "あ い う え お",
    k: "か き く け こ",
    g: "が ぎ ぐ げ ご",
    s: "さ し す せ そ",
    z: "ざ じ ず ぜ ぞ",
    t: "た ち つ て と",
    d: "だ ぢ づ で ど",
    n: "な に ぬ ね の",
    h: "は ひ ふ へ ほ",
    b: "ば び ぶ べ ぼ",
    p: "ぱ ぴ ぷ ぺ ぽ",
    m: "ま み む め も",
    y: "や い ゆ いぇ よ",
    r: "ら り る れ ろ",
    w: "わ うぃ う うぇ を",
    c: "か し く せ こ",
    q: "くぁ くぃ く くぇ くぉ",
    f: "ふぁ ふぃ ふ ふぇ ふぉ",
    v: "ゔぁ ゔぃ ゔ ゔぇ ゔぉ",
    j: "じゃ じ じゅ じぇ じょ",
    x: "ぁ ぃ ぅ ぇ ぉ",
    l: "ぁ ぃ ぅ ぇ ぉ",
    sh: "しゃ し しゅ しぇ しょ",
    ch: "ちゃ ち ちゅ ちぇ ちょ",
    ts: "つぁ つぃ つ つぇ つぉ",
    th: "てゃ てぃ てゅ てぇ てょ",
    dh: "でゃ でぃ でゅ でぇ でょ",
    ky: "きゃ きぃ きゅ きぇ きょ",
    gy: "ぎゃ ぎぃ ぎゅ ぎぇ ぎょ",
    sy: "しゃ しぃ しゅ しぇ しょ",
    zy: "じゃ じぃ じゅ じぇ じょ",
    jy: "じゃ じぃ じゅ じぇ じょ",
    ty: "ちゃ ちぃ ちゅ ちぇ ちょ",
    cy: "ちゃ ちぃ ちゅ ちぇ ちょ",
    dy: "ぢゃ ぢぃ ぢゅ ぢぇ ぢょ",
    ny: "にゃ にぃ にゅ にぇ にょ",
    hy: "ひゃ ひぃ ひゅ ひぇ ひょ",
    by: "びゃ びぃ びゅ びぇ びょ",
    py: "ぴゃ ぴぃ ぴゅ ぴぇ ぴょ",
    my: "みゃ みぃ みゅ みぇ みょ",
    ry: "りゃ りぃ りゅ りぇ りょ",
  }).map(([consonant, kana]) => [consonant, kana.split(" ")]),
);

/** In the order of a row. */
export const romajiVowels = "aiueo";
