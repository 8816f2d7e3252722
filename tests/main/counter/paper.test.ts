import { expect, test } from "vitest";
import { previewPaper } from "#main/counter/preview.ts";
import { composeChargeSlip } from "#main/counter/slip.ts";
import type { EntryOf } from "#register/entry.ts";
import { settings } from "#tests/db/sample-facts.ts";

const context = { settings, mode: "live", hash: Buffer.from("a936422d", "hex"), copy: 0 } as const;
const common = { reg: "R1", epoch: 1, seq: 20, op: "07", at: "2026-11-22T12:05:00.000+09:00" };
const posted = { ...common, kind: "charge-posted", data: { key: "k", amount: 3000 } };
const intent = {
  ...common,
  seq: 18,
  kind: "charge-intent",
  data: { key: "k", amount: 3000, given: 5000, change: 2000 },
};

test("the slip of a charge says what was laid down and what went back", () => {
  const slip = composeChargeSlip(posted as unknown as EntryOf<"charge-posted">, context, {
    balance: 8000,
    intent: intent as unknown as EntryOf<"charge-intent">,
  });
  const rows = slip.flatMap((line) => (line.kind === "row" ? [[line.left, line.right]] : []));
  expect(rows).toEqual(
    expect.arrayContaining([
      ["チャージ額", "¥3,000"],
      ["お預り", "¥5,000"],
      ["お釣り", "¥2,000"],
    ]),
  );
});

/** The lines of a picture: what is printed at the same height, with its places in dots. */
function readLines(svg: string): { readonly text: string; readonly first: number }[] {
  return [...svg.matchAll(/<g transform="translate\([^)]*\)"><text[^>]*>(.*?)<\/text>/g)].map(([, line = ""]) => {
    const signs = [...line.matchAll(/<tspan x="(\d+)">(.*?)<\/tspan>/g)];
    const text = signs.map(([, , sign]) => (sign === "&#xa0;" ? " " : sign)).join("");
    return { text, first: Number(signs.find(([, , sign]) => sign !== "&#xa0;")?.[1]) };
  });
}

test("the picture breaks and aligns a row as the printer does: ※ stays with its name, indented lines stay left", async () => {
  const long = "講座 現代社会学 第3巻 文化と社会の変動をめぐる諸問題※";
  const svg = await previewPaper([
    { kind: "row", left: long, right: "¥2,750" },
    { kind: "text", text: "    @¥151 × 2" },
    { kind: "row", left: "おにぎり(紀州南高梅)※", right: "¥302" },
  ]);
  const lines = readLines(svg);
  expect(lines.map(({ text }) => text.trim().replaceAll(/ {2,}/g, " … "))).toEqual([
    "講座 現代社会学 第3巻 文化と社会の変動をめぐる諸",
    "問題※ … ¥2,750",
    "@¥151 × 2",
    "おにぎり(紀州南高梅)※ … ¥302",
  ]);
  expect(lines[2]?.first).toBeLessThan(100);
});
