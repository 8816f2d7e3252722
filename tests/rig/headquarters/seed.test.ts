import { describe, expect, test } from "vitest";
import { openContract } from "./contract.ts";
import { hashPin } from "./hash-pin.ts";
import { hashIdm, hashNumber, rigPepper, seedCards, seedItems, seedMembers, seedPins, seedSettings } from "./seed.ts";

/** GS1 mod 10 for 8 and 13 digits: weights 3 and 1 from the right. */
function checkDigit(code: string): number {
  const digits = Array.from(code.slice(0, -1), Number).toReversed();
  return (10 - (digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 3 : 1), 0) % 10)) % 10;
}

describe("the seed of the rig's headquarters", () => {
  const contract = openContract();

  test("has items a shop could sell, each fitting openapi.yaml", () => {
    expect(seedItems.length).toBeGreaterThanOrEqual(120);
    for (const item of seedItems) expect(contract.isA("Item", item), JSON.stringify(item)).toBe(true);
    expect(contract.isA("Item", { ...seedItems[0], price: 1.5 })).toBe(false);
    expect(new Set(seedItems.map((item) => item.code)).size).toBe(seedItems.length);
    expect(new Set(seedItems.map((item) => item.category)).size).toBe(8);
  });

  test("has right check digits on every code", () => {
    for (const { code } of seedItems) expect(checkDigit(code), code).toBe(Number(code.at(-1)));
  });

  test("has a rate that belongs to the tax class, and nutrition on every dish", () => {
    for (const { tax, rate, name, ...item } of seedItems) {
      expect(rate, name).toBe({ standard: 10, reduced: 8, exempt: 0, outside: 0 }[tax]);
      expect("nutrition" in item, name).toBe(item.class === "cafeteria");
      if (item["alcohol"] === true) expect([rate, item["eat_in"]], name).toEqual([10, undefined]);
    }
  });

  test("has settings that fit openapi.yaml, with keys and classes that exist", () => {
    expect(contract.isA("SettingsBody", seedSettings)).toBe(true);
    const codes = new Set(seedItems.map((item) => item.code));
    const { layout } = seedSettings["keys"] as unknown as { readonly layout: readonly { readonly items: string[] }[] };
    for (const { items } of layout) for (const code of items) expect(codes).toContain(code);
    const classes = new Set((seedSettings["classes"] as unknown as readonly { id: string }[]).map((one) => one.id));
    for (const item of seedItems) expect(classes).toContain(item.class);
  });

  test("has PIN hashes that are those of the seed's PINs under the rig's pepper", async () => {
    for (const { op, pin } of seedSettings.operators) {
      const salt = Buffer.from(pin.split("$")[4] ?? "", "hex");
      expect(await hashPin(rigPepper, seedPins[op] ?? "", salt), op).toBe(pin);
    }
  });

  test("knows an IDm again whatever system of the card answered", () => {
    const [one] = seedMembers;
    const idm = one?.idm ?? "";
    expect(hashIdm(rigPepper, `1${idm.slice(1)}`)).toBe(hashIdm(rigPepper, idm));
    expect(hashIdm(rigPepper, idm)).not.toBe(hashNumber(rigPepper, idm));
    expect(seedCards(rigPepper).cards).toHaveLength(seedMembers.length - 1);
  });
});
