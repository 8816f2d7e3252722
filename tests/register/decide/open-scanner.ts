import { hearCode, hearScan } from "#counter/hear-code.ts";
import type { Command, ScreenCommand } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { Item } from "#register/item.ts";
import type { Settings } from "#register/settings.ts";
import type { Verdict } from "#register/verdict.ts";
import { openPaperShop, settings } from "./paper-register.ts";

const item = (code: string, name: string, price: number, more: Partial<Item> = {}): Item => ({
  code,
  name,
  kana: "",
  class: "shop",
  tax: "standard",
  rate: 10,
  price,
  ...more,
});

/** Codes with right check digits. A book has two rows; the catalogue knows the first book and not the second. */
export const codes = {
  tea: "4901234567894",
  knownBook: "9784122037144",
  knownRow: "1921195008574",
  book: "9784003101018",
  row: "1920041010006",
  dearRow: "1920041000007",
  oldRow: "1910195004501",
  unknown: "4569999999994",
  magazine: "4910123450667",
  deli: "2100123000005",
} as const;

export const shelf: readonly Item[] = [
  item(codes.tea, "緑茶", 128, { tax: "reduced", rate: 8 }),
  item(codes.knownBook, "中公文庫", 942, { class: "books" }),
  item("2100123000005", "量り売り惣菜", 0),
  item("77", "雑品", 0),
  item("78", "時価", 500, { open: true }),
  item("79", "水", 0, { open: false }),
];

const shopSettings: Settings = {
  ...settings,
  barcode: { priced: { 21: { price: 4, check: true } } },
  departments: [
    { id: "books", name: "書籍", class: "books", tax: "standard", rate: 10 },
    { id: "food", name: "食品", class: "shop", tax: "reduced", rate: 8 },
  ],
};

/** The paper shop with a scanner and a catalogue that counts what it is asked. */
export function openScanner(o: { readonly settings?: Settings; readonly items?: readonly Item[] } = {}) {
  const inForce = o.settings ?? shopSettings;
  const lookUps: string[] = [];
  const items = new Map((o.items ?? shelf).map((one) => [one.code, one]));
  const catalogue = {
    item: (code: string): Item | null => {
      lookUps.push(code);
      return items.get(code) ?? null;
    },
  };
  const gather = { catalogue, live: { tokens: new Map<string, string>() }, settings: () => inForce };
  const register = openPaperShop((state, command, stamp) => decide({ ...state, settings: inForce }, command, stamp));
  const take = (command: Command): Verdict => register.take(command);
  const draft = () => register.state().draft;
  return {
    register,
    take,
    lookUps,
    draft,
    scan: (code: string, symbology?: string): Verdict => take(hearScan({ code, symbology }, gather)),
    /** Typed digit by digit. */
    key: (code: string, qty = 1): Verdict => take(hearScan({ code, qty }, gather, "keys")),
    /** A touch key. */
    touch: (code: string, qty = 1): Verdict => take(hearCode({ code, qty }, gather)),
    say: (command: ScreenCommand): Verdict => take(command),
    lines: () => draft().lines.map(({ name, qty, unit, class: goodsClass }) => [name, qty, unit, goodsClass]),
    asks: () => {
      const { stage } = draft();
      return stage.kind === "goods" ? stage.waiting.kind : stage.kind;
    },
    notice: () => draft().notice?.code ?? null,
  };
}

export const refusalOf = (verdict: Verdict): string | null =>
  verdict.kind === "refused" ? verdict.refusal.code : null;
export const soundOf = (verdict: Verdict): string | undefined =>
  verdict.kind === "accepted" ? verdict.sound : "error";
