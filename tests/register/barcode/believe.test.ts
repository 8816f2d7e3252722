import fc from "fast-check";
import { expect, test } from "vitest";
import { type GatherCode, hearCode, hearScan } from "#counter/hear-code.ts";
import { checkDigit, hasCheckDigit } from "#register/barcode/check-digit.ts";
import type { Command } from "#register/command.ts";
import type { Item } from "#register/item.ts";

const anything: Item = { code: "", name: "品", kana: "", class: "shop", tax: "standard", rate: 10, price: 100 };
const settings = () => null;

/** A catalogue that knows every code there is, and says what it was asked: whatever is looked up would sell. */
function openEar() {
  const asked: string[] = [];
  const catalogue = {
    item: (code: string): Item => {
      asked.push(code);
      return { ...anything, code };
    },
  };
  const gather: GatherCode = { catalogue, live: { tokens: new Map() }, settings };
  return { asked, gather };
}

const digits = (length: number) => fc.string({ unit: fc.nat(9).map(String), minLength: length, maxLength: length });
/** JAN-13, JAN-8, UPC-A, ISBN, both rows of books, magazines, in-store codes. */
const right = fc
  .oneof(
    digits(12),
    digits(11),
    digits(7),
    fc.constantFrom("978", "979", "192", "191", "491", "450").chain((head) => digits(9).map((rest) => head + rest)),
    fc.constantFrom("02", "20", "21", "29").chain((head) => digits(10).map((rest) => head + rest)),
  )
  .map((body) => `${body}${checkDigit(body)}`);
const slip = fc.oneof(
  fc.record({ kind: fc.constant("digit" as const), at: fc.nat(12), by: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant("swap" as const), at: fc.nat(11), by: fc.constant(0) }),
);

function misread(code: string, { kind, at, by }: { kind: "digit" | "swap"; at: number; by: number }): string {
  const all = Array.from(code);
  const place = at % (all.length - (kind === "swap" ? 1 : 0));
  if (kind === "digit") all[place] = String((Number(all[place]) + by) % 10);
  else [all[place], all[place + 1]] = [all[place + 1] ?? "", all[place] ?? ""];
  return all.join("");
}

type Hear = (code: string, gather: GatherCode) => Command;
/** A misread code that fails its check is refused before anything is looked up; a right one is looked up once, or is half of a pair. */
function holds(hear: Hear): { readonly failed: boolean } {
  return fc.check(
    fc.property(right, slip, (code, how) => {
      const wrong = misread(code, how);
      // A single digit is always caught; two neighbours that differ by five change places unseen (weights 1 and 3, mod 10).
      if (hasCheckDigit(wrong)) return how.kind === "swap";
      const ear = openEar();
      const refused = hear(wrong, ear.gather).kind === "unreadable" && ear.asked.length === 0;
      hear(code, ear.gather);
      return refused && ear.asked.length === (/^19[12]\d{10}$/.test(code) ? 0 : 1);
    }),
    { numRuns: 2_000 },
  );
}

test("Every wrong digit and every change of neighbours that fails its check is refused with words, and nothing is looked up for it", () => {
  for (const by of ["scanner", "keys"] as const)
    expect(holds((code, gather) => hearScan({ code }, gather, by)).failed, by).toBe(false);
});

test("The same with the add-on of a magazine, and with what a scanner says of its symbology", () => {
  fc.assert(
    fc.property(digits(9), digits(5), slip, (body, addOn, how) => {
      const code = `491${body}${checkDigit(`491${body}`)}`;
      const wrong = misread(code, how);
      if (hasCheckDigit(wrong) || wrong === code) return;
      const ear = openEar();
      expect(hearScan({ code: `${wrong}${addOn}`, symbology: "]E3" }, ear.gather).kind).toBe("unreadable");
      if (wrong.startsWith("491")) expect(hearScan({ code: `${wrong}${addOn}` }, ear.gather).kind).toBe("unreadable");
      expect(ear.asked).toEqual([]);
    }),
  );
});

test("An ear that believes what it hears would be found out", () => {
  expect(holds((code, gather) => hearCode({ code, qty: 1 }, gather)).failed).toBe(true);
});
