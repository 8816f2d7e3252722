import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fitName } from "#renderer/fit-name.ts";
import { sayNotice } from "#renderer/prompt.ts";
import { splitWords } from "#renderer/split-words.ts";
import { isWord, saySaying, speak, words } from "#renderer/words/words.ts";

const root = join(import.meta.dirname, "..", "..");

const gapsOf = (text: string): readonly string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, gap]) => gap ?? "").toSorted();

test("Every word has the same gaps in both languages", () => {
  const uneven = Object.entries(words.ja).filter(([word, text]) => {
    const english = isWord(word) ? words.en[word] : "";
    return gapsOf(text).join() !== gapsOf(english).join();
  });
  expect(uneven.map(([word]) => word)).toEqual([]);
});

test("Every code the register can refuse or notice with has a sentence", () => {
  const sources = globSync("main/{register,counter}/**/*.ts", { cwd: root }).map((path) =>
    readFileSync(join(root, path), "utf8"),
  );
  const found = sources.flatMap((source) => [
    ...source.matchAll(/refuse\(\s*"([a-z-]+)"/g),
    ...source.matchAll(/notice: (?:[^{};]*\? )?{ code: "([a-z-]+)"/g),
  ]);
  const codes = [...new Set(found.map(([, code]) => code ?? ""))];
  // Never shown: the counter drops answers that came too late (counter.ts).
  const silent = new Set(["late-balance", "late-outcome"]);
  expect(codes.length).toBeGreaterThan(25);
  expect(codes.filter((code) => !silent.has(code) && !isWord(`notice.${code}`))).toEqual([]);
});

test("A code this screen has never heard of is named and still comes with a way on", () => {
  expect(saySaying("ja", sayNotice({ code: "from-the-future" }))).toBe(
    "今はできません(from-the-future)。続くときは責任者を呼んでください",
  );
});

test("What the e-money authority said is told in its own words, in either language", () => {
  const saying = sayNotice({ code: "paid-declined", text: "account_balance_not_enough" });
  expect(saySaying("ja", saying)).toMatch(/残高が足りません。.+/);
  expect(saySaying("en", saying)).toMatch(/balance is too low\. .+/);
});

test("An amount inside a sentence is money", () => {
  expect(speak("ja")("prompt.short", { yen: "¥380" })).toBe("¥380 不足です。現金で受け取るか、戻ってください");
});

test("Names of goods break between words only and lose nothing", () => {
  const names = [
    "チキン南蛮定食 タルタルソース",
    "鮭の塩焼き定食",
    "おにぎり(紀州南高梅)",
    "カレーライス",
    "A4ノート 5冊パック",
  ];
  expect(names.map((name) => splitWords(name).join(""))).toEqual(names);
  expect(
    ["ほうれん草のおひたし", "豚生姜焼き定食", "たらの野菜あんかけ定食", "鶏唐揚げ2個", "緑茶 525ml"].map((name) =>
      splitWords(name).join("|"),
    ),
  ).toEqual(["ほうれん草の|おひたし", "豚生姜焼き|定食", "たらの|野菜|あんかけ|定食", "鶏唐揚げ|2個", "緑茶 |525ml"]);
  expect(splitWords("おにぎり(紀州南高梅)").some((word) => /^[)]/.test(word) || /[(]$/.test(word))).toBe(false);
});

test("A name takes the width of the longer of two lines that end between words, or of one line", () => {
  expect([fitName("唐揚げ定食"), fitName("ほうれん草のおひたし"), fitName("納豆")]).toEqual([3, 6, 2]);
});

test("One thing is one item", () => {
  expect([speak("en")("sale.count", { count: 1 }), speak("en")("sale.count", { count: 2 })]).toEqual([
    "1 item",
    "2 items",
  ]);
  expect(speak("ja")("sale.count", { count: 1 })).toBe("1点");
});
