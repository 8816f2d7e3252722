import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CommandBytes, EscPosBytes, StarBytes } from "#drivers/printer/dialect/bytes.ts";
import { dialectOf } from "#drivers/printer/dialect/dialect-of.ts";
import { escpos } from "#drivers/printer/dialect/escpos.ts";
import { star } from "#drivers/printer/dialect/star.ts";
import { encodeDocument } from "#drivers/printer/encode.ts";
import { PRINTER_MODELS, printerProfile } from "#drivers/printer/profile.ts";
import { measure } from "#rig/printer/grammar.ts";
import { measureStar } from "#rig/printer/star-grammar.ts";
import { freshStyle, type Style } from "#rig/printer/style.ts";
import { RECEIPT } from "../support/receipt.ts";
import { printBytes } from "../support/print-bytes.ts";
import { lines } from "../support/lines.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const models = PRINTER_MODELS.map((name) => ({ name, profile: printerProfile(name) }));
const other = { escpos: star, star: escpos };
const grammars = { escpos: measure, star: measureStar };
const japanese: Style = { ...freshStyle(), codes: "sjis" };

/** What another hand's grammar finds wrong with bytes: commands it does not know, and a last one that is not whole. */
function misread(bytes: Uint8Array, language: "escpos" | "star"): string[] {
  const wrong: string[] = [];
  for (let at = 0; at < bytes.length;) {
    // The longest command of ours is a slice of a picture.
    const measured = grammars[language](bytes.subarray(at), japanese);
    if (measured.kind === "unknown" || measured.kind === "need")
      wrong.push(`${measured.kind} ${Buffer.from(bytes.subarray(at, at + 6)).toString("hex")}`);
    at += measured.total;
  }
  return wrong;
}

/** Everything a driver may send that is no document. */
function controls(name: string): CommandBytes[] {
  const profile = printerProfile(name);
  const dialect = dialectOf(profile);
  const fences = (["print", "sync"] as const).map((use) => dialect.fence(dialect.fenceKind(profile, use), 7).bytes);
  const pulses = ([2, 5] as const).flatMap((pin) => [dialect.kick(pin), dialect.kickAtOnce(pin)]);
  const asks = [dialect.ask().bytes, dialect.ask("drawer").bytes];
  return [dialect.greet(profile), dialect.initialise(profile), dialect.flush(8), ...fences, ...pulses, ...asks];
}

describe("command sets", () => {
  test.each(models)(
    "every command to $name has all its bytes, and no other hand's grammar misreads it",
    ({ name, profile }) => {
      const dialect = dialectOf(profile);
      for (const bytes of controls(name)) {
        expect(misread(bytes, dialect.name)).toEqual([]);
        expect(() => dialect.check(bytes)).not.toThrow();
      }
      fc.assert(
        fc.property(lines(profile.columns), (document) => {
          for (const piece of encodeDocument(document, profile).pieces) {
            expect(misread(piece, dialect.name)).toEqual([]);
            dialect.check(piece);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  test.each(models)(
    "what is made for $name is refused at the port of the other kind, and opens nothing there",
    ({ name, profile }) => {
      const dialect = dialectOf(profile);
      const foreign = other[dialect.name];
      const pulses = ([2, 5] as const).flatMap((pin) => [dialect.kick(pin), dialect.kickAtOnce(pin)]);
      for (const bytes of [dialect.initialise(profile), dialect.greet(profile), dialect.ask().bytes, ...pulses])
        expect(() => foreign.check(bytes)).toThrow(/not a whole/u);
      const receipt = encodeDocument(RECEIPT, profile).pieces;
      expect(() => receipt.forEach((piece) => foreign.check(piece))).toThrow(/not a whole/u);
      // The greeting is all that a printer hears before it has proved what it is.
      expect(printBytes(Buffer.concat([dialect.ask().bytes, dialect.greet(profile)]), foreign.name).kicks).toEqual([]);
      expect(name).not.toBe("");
    },
  );

  test("a drawer kick without its times is refused, and so is a kanji command at a Star", () => {
    // As two well-known encoders send it: the next two bytes of the receipt would be its times.
    const broken = hex("1b7000") as Uint8Array as EscPosBytes;
    expect(() => escpos.check(broken)).toThrow("1b7000 at byte 0 of 3");
    expect(misread(broken, "escpos")).toEqual(["need 1b7000"]);
    const kanji = hex("1c4301") as Uint8Array as StarBytes;
    expect(() => star.check(kanji)).toThrow("1c4301 at byte 0 of 3");
    expect(printBytes(kanji, "star").kicks).toHaveLength(1);
  });

  test("an Epson kick prints garbage on a Star and opens nothing; a Star's kick opens nothing on an Epson", () => {
    const onStar = printBytes(Buffer.concat([escpos.kick(2), hex("0a")]), "star");
    expect(onStar.kicks).toEqual([]);
    expect(onStar.findings.map(({ finding }) => finding)).toContain("foreign");
    expect(onStar.text.join("").trim()).not.toBe("");
    const onEpson = printBytes(Buffer.concat([star.kick(2), hex("0a")]), "escpos");
    expect(onEpson.kicks).toEqual([]);
    expect(onEpson.findings.map(({ finding }) => finding)).toContain("unknown");
  });

  test("both feed the lines they are asked for, however many", () => {
    for (const model of ["epson-tm-t88", "star-prnt"]) {
      const profile = printerProfile(model);
      const { pieces } = encodeDocument([{ kind: "feed", lines: 200 }], profile);
      expect(printBytes(Buffer.concat(pieces), profile.dialect).text).toHaveLength(200);
    }
  });

  test("each opens the drawer of its own kind by one safe pulse, on either connector", () => {
    for (const [dialect, language] of [
      [escpos, "escpos"],
      [star, "star"],
    ] as const) {
      for (const pin of [2, 5] as const) {
        const { kicks, findings } = printBytes(dialect.kick(pin), language);
        expect(kicks.map((kick) => kick.pin)).toEqual([pin]);
        expect(findings).toEqual([]);
        expect(printBytes(dialect.kickAtOnce(pin), language).kicks.map((kick) => kick.pin)).toEqual([pin]);
      }
    }
  });

  test.each(models)("$name prints the receipt as it reads, amounts flush right", ({ profile }) => {
    const { pieces, lost } = encodeDocument(RECEIPT, profile);
    const { text, findings, cuts } = printBytes(Buffer.concat(pieces), profile.dialect);
    expect(lost).toBe(0);
    expect(findings).toEqual([]);
    expect(cuts).toBe(1);
    const read = text.map((line) => line.trim().replaceAll(/ +/gu, " "));
    for (const line of RECEIPT)
      if (line.kind === "row") expect(read).toContain(`${line.left} ${line.right}`.replaceAll(/ +/gu, " ").trim());
  });
});
