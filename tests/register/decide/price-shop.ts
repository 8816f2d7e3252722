import { checkDiscount } from "#db/verify/check-discount.ts";
import type { Act, Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import type { EntryOf, Kind } from "#register/entry.ts";
import type { Item } from "#register/item.ts";
import type { PriceSettings } from "#register/price-settings.ts";
import type { Settings } from "#register/settings.ts";
import type { Stamp, State, Verdict } from "#register/verdict.ts";
import { goods, openPaperShop, payers, settings } from "./paper-register.ts";

export const supervisor = "99";
export const badge = "ba".repeat(32);

/** A dish eaten here at 10 %, taken out at 8 %; a book, which bears no discount. */
export const dish: Item = { ...goods[0], eat_in: true };
export const tea: Item = { ...goods[0], code: "70", name: "緑茶", class: "shop", rate: 8, tax: "reduced", price: 128 };
export const [, book, stamp] = goods;

export const keys: PriceSettings = {
  discounts: [
    { id: "ten", name: "10%引", kind: "percent", value: 10, scope: "line" },
    { id: "fifty", name: "50円引", kind: "yen", value: 50, scope: "line" },
    { id: "open", name: "値引", kind: "open", scope: "line", reason: true },
    { id: "staff", name: "職員割引", kind: "percent", value: 10, scope: "basket", approve: true },
    { id: "coupon", name: "クーポン", kind: "yen", value: 100, scope: "basket" },
    { id: "all", name: "値引", kind: "open", scope: "basket" },
  ],
  deposits: [
    { id: "bento", name: "弁当容器", amount: 10 },
    { id: "cup", name: "カップ", amount: 100 },
  ],
};

/** An open paper shop with keys for discounts and containers; every sale's discounts are held against an auditor's reading. */
export function openPriceShop(more: Partial<Settings> = {}, decideBy: typeof decide = decide) {
  const operators = settings.operators.map((one) => (one.op === supervisor ? { ...one, badge } : one));
  const ruled: Settings = { ...settings, ...keys, operators, ...more };
  const register = openPaperShop((state: State, command: Command, stamp: Stamp): Verdict =>
    decideBy({ ...state, settings: state.settings && ruled }, command, stamp),
  );
  const from = register.entries.length;
  const code = (verdict: Verdict): string => (verdict.kind === "refused" ? verdict.refusal.code : "accepted");
  const take = (command: Command): string => code(register.take(command));
  const draft = () => register.state().draft;
  const ring = (item: Item, qty = 1): string => take({ kind: "ring", code: item.code, qty, item });
  const give = (id: string, more: Omit<Extract<Command, { kind: "discount" }>, "kind" | "id"> = {}): string =>
    take({ kind: "discount", id, ...more });
  const entries = <K extends Kind>(kind: K): EntryOf<K>["data"][] =>
    register.entries.slice(from).flatMap((entry) => (entry.kind === kind ? [entry.data as EntryOf<K>["data"]] : []));

  /** The sheet asks; a supervisor answers with number and PIN. */
  function approve(act: Act, ok = true): string {
    const asked = register.take({ kind: "approve", op: supervisor, pin: "1234", act });
    return asked.kind === "refused" ? code(asked) : take({ kind: "pin-checked", op: supervisor, ok, for: "act", act });
  }
  /** A card at the reader, `heldMs` before it was heard. */
  function tap(name: string, heldMs: number | null = 100, stoodMs: number | null = null): string {
    const held = heldMs === null ? {} : { heldMs };
    const card = { kind: "known", payer: payers[0] } as const;
    return take({ kind: "tap", card, presentAtStart: false, name, ...held, stoodMs });
  }
  /** Pays in cash to the yen, and answers the sale. */
  function pay() {
    const { lines } = draft();
    const due = lines.reduce((sum, line) => (line.void ? sum : sum + line.amount), 0);
    take({ kind: "cash", given: due });
    const sale = entries("sale").at(-1);
    if (sale === undefined) throw new Error(`not sold: ${JSON.stringify(draft())}`);
    checkDiscount(sale, ruled.classes, (finding, detail) => {
      throw new Error(`${finding}: ${detail}`);
    });
    return sale;
  }
  return { register, take, code, draft, ring, give, approve, tap, pay, entries };
}
