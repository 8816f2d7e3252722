import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#rig/printer/language.ts";
import { type ForeignBytes, foreignBytes, JAN, QR } from "../support/encoders.ts";
import { printBytes } from "../support/print-bytes.ts";

const all = await foreignBytes();

/** The commands in bytes, by the rig's names. */
function commandsIn({ bytes, language }: ForeignBytes): Set<string> {
  const { measure, fresh } = LANGUAGES[language];
  const style = fresh();
  const names = new Set<string>();
  for (let at = 0; at < bytes.length;) {
    const measured = measure(bytes.subarray(at), style);
    if (measured.kind === "command") {
      names.add(measured.name);
      if (measured.name === "FS C" || measured.name === "ESC $")
        style.codes = ((bytes[at + 2] ?? 0) & 1) === 1 ? "sjis" : "jis";
    }
    at += measured.total;
  }
  return names;
}

/** How many of the others' encoders send each command of a language. */
function senders(language: "escpos" | "star"): Map<string, number> {
  const by = new Map<string, Set<string>>();
  for (const foreign of all.filter((one) => one.language === language))
    for (const name of commandsIn(foreign)) {
      const families = by.get(name) ?? new Set();
      by.set(name, families.add(foreign.by.split(" ")[0] ?? ""));
    }
  return new Map([...LANGUAGES[language].handlers.keys()].map((name) => [name, by.get(name)?.size ?? 0]));
}

const named = (counts: Map<string, number>, n: number): string[] =>
  [...counts]
    .filter(([, count]) => count === n)
    .map(([name]) => name.replaceAll(/[\u0000-\u001f]/gu, (one) => `<${one.charCodeAt(0)}>`));

describe("the rig's interpreter", () => {
  test.each(all)("reads what $by sends as it was written", ({ by, bytes, language }) => {
    const { text, findings, kicks, cuts } = printBytes(bytes, language);
    const read = text.map((line) => line.trim()).filter((line) => line !== "");
    // @point-of-sale gives a Star's drawer 200 ms on and off, twice what its coil may take; nothing else is wrong with it.
    expect(findings.map(({ finding }) => finding)).toEqual(by.includes("star-") && by.startsWith("@") ? ["kick"] : []);
    expect(kicks).toHaveLength(by.startsWith("@") ? 1 : 0);
    expect(cuts).toBeGreaterThan(0);
    if (by.startsWith("receiptline")) {
      expect(read).toContain("京大生協");
      expect(read).toContain("太字 反転 下線");
      expect(read).toContain(`│カレー${" ".repeat(14)}│¥480${" ".repeat(21)}│`);
      expect(read).toContain("─".repeat(48));
    } else {
      expect(read.slice(0, 2)).toEqual(["KYOTO CO-OP", "underover"]);
      expect(read).toContain(`[QR ${QR}]`);
    }
    if (!by.startsWith("node")) expect(read).toEqual(expect.arrayContaining([`[JAN ${JAN}]`, JAN]));
  });

  test("prints the styles they ask for", () => {
    for (const { by, bytes, language } of all) {
      const glyphs = printBytes(bytes, language).strips.flatMap(({ ink }) => ink.filter((one) => one.kind === "glyph"));
      const styled = (has: (one: (typeof glyphs)[number]) => boolean) =>
        glyphs
          .filter(has)
          .map(({ char }) => char)
          .join("");
      const isOurs = by.startsWith("receiptline");
      expect(
        styled(({ bold }) => bold),
        by,
      ).toBe(isOurs ? "太字" : "KYOTO CO-OP");
      expect(
        styled(({ inverse }) => inverse),
        by,
      ).toBe(isOurs ? "反転" : "over");
      expect(
        styled(({ underline }) => underline > 0),
        by,
      ).toBe(isOurs ? "下線" : "under");
      const tall = styled(({ height }) => height > 24);
      if (isOurs) expect(tall, by).toContain("京大生協");
      else expect(tall, by).toBe("KYOTO CO-OP");
    }
  });

  test("knows each command from two other hands, but for these, which only one of them has, and those, which none has", () => {
    expect(named(senders("escpos"), 1)).toEqual(
      "ESC !|FS -|ESC {|ESC  |FS S|ESC R|FS C|FS ( A|CR|ESC d|GS L|GS W|ESC $|ESC \\|ESC *|GS ( L|GS 8 L|ESC p|GS a|GS r".split(
        "|",
      ),
    );
    expect(named(senders("escpos"), 0)).toEqual(
      "FS !|FS W|ESC G|GS b|ESC V|FS &|NUL|CAN|HT|ESC D|ESC J|GS P|GS T|GS f|ESC i|ESC m|GS ( H|GS I|ESC =|ESC c 3|ESC c 4|ESC c 5|GS ( D|GS ( K|GS ( E|GS j|DLE EOT|DLE ENQ|DLE DC4".split(
        "|",
      ),
    );
    expect(named(senders("star"), 1)).toEqual(
      "ESC  |ESC s|ESC $|ESC R|ESC GS t|CR|DC2|CAN|ESC GS a|ESC GS A|ESC GS R|ESC l|ESC Q|ESC k|ESC X|ESC GS S|ESC GS y|ESC RS a|ESC <7>|BEL|ESC GS <3>|EOT".split(
        "|",
      ),
    );
    expect(named(senders("star"), 0)).toEqual(
      "ESC W|ESC h|ESC RS R|ESC p|ESC q|NUL|SI|ESC a|ESC J|ETB|ESC RS E|SUB|FS|EM|ENQ|ESC <6>".split("|"),
    );
  });
});
