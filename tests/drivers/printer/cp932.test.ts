import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCharacters, encodeText } from "#drivers/printer/cp932.ts";

const iconv = (text: string, from: string, to: string): Buffer =>
  execFileSync("iconv", ["-f", from, "-t", to], { input: text, maxBuffer: 2 ** 24 });

/** Every character of glibc's CP932, one a line, and its bytes: an encoder written by other people. */
function glibcTable(): Map<string, string> {
  const codes: number[][] = [];
  for (let byte = 0x20; byte < 0x100; byte += 1) if (byte < 0x7f || (byte > 0xa0 && byte < 0xe0)) codes.push([byte]);
  for (let lead = 0x81; lead < 0xfd; lead += 1)
    for (let trail = 0x40; trail < 0xfd; trail += 1) if (trail !== 0x7f) codes.push([lead, trail]);
  const decode = (bytes: number[]) =>
    execFileSync("iconv", ["-c", "-f", "CP932", "-t", "UTF-8"], {
      input: Uint8Array.from(bytes),
      maxBuffer: 2 ** 24,
    }).toString("utf8");
  const text = decode(codes.flatMap((code) => [...code, 0x0a]));
  // User-defined characters aside: they have a code and no shape.
  const characters = text.split("\n").filter((line) => [...line].length === 1 && !/\p{Co}/u.test(line));
  const bytes = iconv(characters.join("\n"), "UTF-8", "CP932");
  const table = new Map<string, string>();
  let at = 0;
  for (const character of characters) {
    const end = bytes.indexOf(0x0a, at);
    table.set(character, bytes.subarray(at, end === -1 ? undefined : end).toString("hex"));
    at = end + 1;
  }
  return table;
}

/** The characters of CP932 bytes, in hex. */
function splitCp932(bytes: Uint8Array): string[] {
  const found: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = (lead >= 0x81 && lead <= 0x9f) || lead >= 0xe0 ? 2 : 1;
    found.push(Buffer.from(bytes.subarray(at, at + length)).toString("hex"));
    at += length;
  }
  return found;
}

describe("text for the printer", () => {
  test("is the same as glibc's for every character of CP932", () => {
    const table = glibcTable();
    expect(table.size).toBeGreaterThan(7_000);
    const different = [...table].filter(([character, hex]) => {
      const [printed] = encodeCharacters(character);
      return Buffer.from(printed?.bytes ?? []).toString("hex") !== hex;
    });
    // 5Ch prints as ¥ in the Japanese set, so a backslash is the full-width one; glibc has no reason for that.
    expect(different.map(([character]) => character)).toEqual(["\\"]);
  });

  test.each([
    ["〜", "～"],
    ["−", "－"],
    ["—", "―"],
    ["‖", "∥"],
    ["\u00a0", " "],
    ["ゔ", "ヴ"],
    ["か\u3099", "が"],
    ["ハ\u309a", "パ"],
    ["麵", "麺"],
    ["鷗", "鴎"],
    ["頰", "頬"],
    ["剝", "剥"],
    ["\u{20bb7}野家", "吉野家"],
    ["é", "e"],
    ["€", "EUR"],
    ["葛\u{e0100}城", "葛城"],
    ["a\tb\u0000c", "a b c"],
    ["髙島屋﨑", "髙島屋﨑"],
  ])("prints %s as %s and loses nothing", (text, printed) => {
    expect(encodeText(text)).toEqual({ bytes: Buffer.from(encodeText(printed).bytes), lost: 0 });
  });

  test("prints ¥ as the one byte that is ¥ in the Japanese set", () => {
    expect(Buffer.from(encodeText("¥1,234").bytes).toString("hex")).toBe("5c312c323334");
  });

  test("prints each character outside CP932 as a stand-in made of its characters, or as 〓 and counts it, never as ?", () => {
    const table = glibcTable();
    const known = new Set(table.values());
    let standIns = 0;
    // All of the first plane, and every ninth beyond it, where hardly any has a stand-in.
    for (let code = 0x20; code < 0x30000; code += code < 0x10000 ? 1 : 9) {
      const character = String.fromCodePoint(code);
      const isPlain = !/\p{Cs}|\p{Cc}|\p{Default_Ignorable_Code_Point}/u.test(character);
      if (!isPlain || table.has(character) || character === "¥") continue;
      const { bytes, lost } = encodeText(character);
      const hex = Buffer.from(bytes).toString("hex");
      if (lost === 1) {
        if (hex !== "81ac") expect.fail(`${code.toString(16)} is lost and prints ${hex}`);
        continue;
      }
      standIns += 1;
      // Made of characters that CP932 has, each one or two bytes; a ? only where the character itself means one.
      const isMade = splitCp932(bytes).every((one) => known.has(one) || one === "5c");
      const means = character.normalize("NFKD").includes("?");
      if (!isMade || (hex.includes("3f") && splitCp932(bytes).includes("3f") && !means))
        expect.fail(`${code.toString(16)} prints ${hex}`);
    }
    expect(standIns).toBeGreaterThan(1_000);
  });

  test("prints 〓 for what has no form, and counts it", () => {
    expect(encodeText("☕あ한")).toMatchObject({ lost: 2 });
    expect(Buffer.from(encodeText("☕").bytes).toString("hex")).toBe("81ac");
  });

  test("never prints a ? that was not there, nor a control byte, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const { bytes } = encodeText(text);
        const questions = [...text.normalize("NFKD")].filter((sign) => sign === "?").length;
        let seen = 0;
        for (let n = 0; n < bytes.length; n += 1) {
          const byte = bytes[n] ?? 0;
          expect(byte).toBeGreaterThanOrEqual(0x20);
          if (byte === 0x3f) seen += 1;
          if ((byte >= 0x81 && byte <= 0x9f) || byte >= 0xe0) n += 1;
        }
        expect(seen).toBeLessThanOrEqual(questions);
      }),
      { numRuns: 2_000 },
    );
  });
});
