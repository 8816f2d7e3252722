import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeDisplayLine } from "#drivers/display/frame.ts";
import { losesCharacters } from "#drivers/display/kana.ts";
import type { CustomerView } from "#ipc/view.ts";
import { displayLines, displayName, lastRung } from "#main/counter/display-lines.ts";
import { openLineDisplay } from "#main/counter/line-display.ts";
import { emptyDraft, type DraftLine } from "#register/draft.ts";
import cafeteria from "#rig/headquarters/seed/cafeteria.json" with { type: "json" };
import goods from "#rig/headquarters/seed/goods.json" with { type: "json" };

const line = (more: Partial<DraftLine> = {}): DraftLine => ({
  n: 1,
  code: "20100018",
  name: "唐揚げ定食",
  kana: "カラアゲテイショク",
  class: "cafeteria",
  rate: 10,
  tax: "standard",
  qty: 1,
  unit: 594,
  discount: 0,
  amount: 594,
  void: false,
  ...more,
});
const none = { total: 0, due: 0, cash: 0 };
type Now = CustomerView["now"];
const shown = (now: Now, more: Partial<typeof none> = {}, last?: DraftLine) =>
  displayLines({ ...none, ...more, now }, last);

const nows: readonly Now[] = [
  { kind: "idle" },
  { kind: "ringing" },
  ...(["pay", "charge", "meal", "balance", "desk"] as const).flatMap((purpose): Now[] => [
    { kind: "tap", for: purpose, amount: 9_999_999 },
    { kind: "tap", for: purpose, amount: 9_999_999, canScan: false, noReader: true },
    { kind: "working", for: purpose, amount: 0 },
  ]),
  { kind: "short", balance: 0, lacking: 9_999_999 },
  { kind: "charge", balance: 49_999, most: 1000 },
  { kind: "charge", balance: 0, most: 1000, deferred: true },
  { kind: "meal-offer", rest: 700, covers: 700, due: 9_999_299 },
  { kind: "qr", url: "https://example.test/", amount: 594, expiresAtMs: 0 },
  { kind: "inquiry", balance: 9_999_999, points: 9_999_999, latest: null },
  { kind: "refunding", total: 9_999_999 },
  { kind: "name", act: "link", name: "山科 きょうこ" },
  { kind: "card-done", act: "stop", code: "changed" },
  { kind: "unknown", for: "pay", amount: 594 },
  { kind: "refused", code: "card-stopped" },
  { kind: "refused", code: "card-unreadable" },
  ...(["sale", "charge", "refund"] as const).flatMap((of): Now[] =>
    [0, 420].flatMap((change): Now[] =>
      [null, 5864].map((balance) => ({
        kind: "done",
        of,
        total: 9_999_999,
        change,
        emoney: 0,
        balance,
        rebate: 0,
        unknown: balance === null && change === 0,
      })),
    ),
  ),
  { kind: "closed" },
];

describe("the customer display", () => {
  test("says in every state what fits into its two lines of twenty cells, and nothing it has no letter for", () => {
    for (const now of nows)
      for (const text of shown(now, { total: 9_999_999, due: 1, cash: 1 }, line())) {
        expect([...text].length, text).toBeLessThanOrEqual(20);
        expect(losesCharacters(text), text).toBe(false);
      }
  });

  test("shows the article rung up last and the total, each amount at the right edge", () => {
    expect(shown({ kind: "ringing" }, { total: 3564 }, line())).toEqual(["ｶﾗｱｹﾞﾃｲｼｮｸ      ¥594", "ｺﾞｳｹｲ         ¥3,564"]);
    const many = line({ qty: 12, amount: 7128, name: "線形代数学入門 第2版", kana: "センケイダイスウガクニュウモン" });
    expect(shown({ kind: "ringing" }, { total: 7128 }, many)[0]).toBe("ｾﾝｹｲﾀﾞｲｽｳｶﾞｸﾆ ¥7,128");
    expect(shown({ kind: "ringing" }, { total: 900, due: 400, cash: 500 }, line())[1]).toBe("ﾉｺﾘ             ¥400");
  });

  test("asks for the card, and says the change and thanks", () => {
    expect(shown({ kind: "tap", for: "pay", amount: 594 })).toEqual(["ｶｰﾄﾞｦ ﾌﾚﾃｸﾀﾞｻｲ", "ｵｼﾊﾗｲ           ¥594"]);
    const done = { kind: "done", of: "sale", total: 580, emoney: 0, balance: null, rebate: 0, unknown: false } as const;
    expect(shown({ ...done, change: 420 })).toEqual(["ｵﾂﾘ             ¥420", "ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｼﾀ"]);
    expect(shown({ ...done, change: 0, balance: 5864 })[0]).toBe("ｻﾞﾝﾀﾞｶ        ¥5,864");
    expect(shown({ kind: "closed" })[0]).toContain("ｷｭｳｼﾁｭｳ");
  });

  test("never shows a name, and of a refusal only what to do", () => {
    expect(shown({ kind: "name", act: "link", name: "ヤマシナ キョウコ" }).join()).not.toContain("ﾔﾏｼﾅ");
    expect(shown({ kind: "refused", code: "wallet-suspended" })).toEqual(
      shown({ kind: "refused", code: "card-stopped" }),
    );
  });

  test("calls an article by its name where that is kana, else by its kana, else by its class", () => {
    expect(displayName({ name: "ｶﾌｪラテ Ｌ", kana: "", class: "shop" })).toBe("ｶﾌｪﾗﾃ L");
    expect(displayName(line())).toBe("ｶﾗｱｹﾞﾃｲｼｮｸ");
    expect(displayName({ name: "緑茶 525ml", kana: "", class: "shop" })).toBe("ｺｳﾊﾞｲ");
    expect(displayName({ name: "珈琲", kana: "珈琲", class: "elsewhere" })).toBe("ｼｮｳﾋﾝ");
    for (const { name, kana, class: id } of [...cafeteria, ...goods])
      expect(displayName({ name, kana, class: id }), name).toMatch(/^[ -~ｦ-ﾟ･¥]+$/u);
  });

  test("whatever an article is called and costs: twenty bytes a line below E0h, the amount whole and last", () => {
    const anything = fc.record({
      name: fc.string({ unit: "binary" }),
      kana: fc.string({ unit: "binary" }),
      amount: fc.nat(9_999_999),
    });
    fc.assert(
      fc.property(anything, ({ name, kana, amount }) => {
        const [first, second] = shown({ kind: "ringing" }, { total: amount }, line({ name, kana, amount }));
        for (const text of [first, second]) {
          const bytes = encodeDisplayLine(text);
          expect(bytes.every((byte) => byte >= 0x20 && byte < 0xe0)).toBe(true);
          expect(
            Buffer.from(bytes)
              .toString("latin1")
              .endsWith(`\\${amount.toLocaleString("en-US")}`),
          ).toBe(true);
        }
      }),
    );
  });

  test("speaks of the last line that counts", () => {
    const lines = [line(), line({ n: 2, code: "2", void: true })];
    expect(lastRung({ ...emptyDraft, lines })?.n).toBe(1);
    expect(lastRung(emptyDraft)).toBeUndefined();
  });
});

test("The serial host is told what changed, once, and a new host what stands", () => {
  let lines: readonly [string, string] = ["A", "1"];
  const told: unknown[] = [];
  const display = openLineDisplay(() => lines);
  display.follow();
  display.link((message) => told.push(message));
  display.follow();
  lines = ["A", "2"];
  display.follow();
  display.follow();
  expect(told).toEqual(
    [
      ["A", "1"],
      ["A", "2"],
    ].map((now) => ({ kind: "show", lines: now })),
  );
  display.link((message) => told.push(message));
  expect(told.at(-1)).toEqual({ kind: "show", lines: ["A", "2"] });
});
