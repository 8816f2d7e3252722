import { openEventLog, refused, type Refused } from "./event-log.ts";
import type { Facts, RefundFact, SaleFact } from "./read-facts.ts";
import { leftOfSale, lessPart, partOf, type Left, type Part } from "./refund-left.ts";
import { partOfJournal } from "./refund-part.ts";

export type SaleRef = { readonly reg: string; readonly epoch: number; readonly seq: number };
export type RefundRequest = {
  readonly key: string;
  readonly of: SaleRef;
  readonly lines: readonly { readonly line: number; readonly qty: number }[];
};
export type Allowance = Part & {
  readonly key: string;
  readonly of: SaleRef;
  readonly receipt: string;
  readonly state: "granted" | "released";
  readonly left: Left;
};
type Granted = Allowance & { readonly by: string; readonly request: string };
type Event =
  | { readonly event: "granted"; readonly granted: Granted }
  | { readonly event: "released"; readonly key: string };
export type RefundDesk = {
  allow(reg: string, request: RefundRequest): Allowance | Refused;
  read(key: string): Allowance | undefined;
  /** Yen the key still holds: 0, or a refusal when its refund stands in a journal. */
  release(key: string): number | Refused;
  left(sale: SaleFact): Left;
  allowances(): readonly Allowance[];
  /** The leave each journalled refund was given, by register, epoch and seq. */
  leaveOf(refund: RefundFact): Allowance | undefined;
  version(): number;
};

const isSame = (a: SaleRef, b: SaleRef): boolean => a.reg === b.reg && a.epoch === b.epoch && a.seq === b.seq;
const show = ({ by: _by, request: _request, ...granted }: Granted): Allowance => granted;
const unitsOf = (lines: readonly { readonly code: string; readonly qty: number }[]): string =>
  lines
    .map(({ code, qty }) => `${code} ${qty}`)
    .toSorted()
    .join();
const nameOf = ({ reg, epoch, seq }: SaleRef): string => `${reg}/${epoch}/${seq}`;

/** What may still be returned of each sale, whichever register asks. One event at a time, so that two registers cannot return the same unit. */
export function openRefundDesk(o: { readonly file: string; readonly facts: Facts }): RefundDesk {
  const byKey = new Map<string, Granted>();
  const tombs = new Set<string>();
  let version = 0;
  const log = openEventLog<Event>(o.file, (line) => {
    version += 1;
    if (line.event === "granted") return void byKey.set(line.granted.key, line.granted);
    const granted = byKey.get(line.key);
    if (granted === undefined) tombs.add(line.key);
    else byKey.set(line.key, { ...granted, state: "released" });
  });

  /** Refunds in a journal each use up the leave they name, or else the first of their register with the same units. */
  const match = (sale: SaleFact): ReadonlyMap<string, Granted> => {
    const open = [...byKey.values()].filter((one) => isSame(one.of, sale));
    const matched = new Map<string, Granted>();
    for (const refund of o.facts.refunds(sale.data.receipt)) {
      const named = open.findIndex((one) => one.key === refund.data.allowance);
      const units = (lines: readonly { readonly line: number; readonly qty: number }[]) =>
        unitsOf(lines.map(({ line, qty }) => ({ code: sale.data.lines[line]?.code ?? "", qty })));
      const returned = unitsOf(refund.data.lines);
      const alike = open.findIndex(
        (one) => one.state === "granted" && one.by === refund.reg && units(one.lines) === returned,
      );
      const at = refund.data.allowance === undefined ? alike : named;
      const [granted] = at < 0 ? [] : open.splice(at, 1);
      if (granted !== undefined) matched.set(nameOf(refund), granted);
    }
    return matched;
  };
  const left = (sale: SaleFact): Left => {
    const matched = match(sale);
    const granted = [...byKey.values()].filter((one) => one.state === "granted" && isSame(one.of, sale));
    // A register without a line to us returned its own sale: that went without leave and is gone all the same.
    const alone = o.facts.refunds(sale.data.receipt).filter((one) => !matched.has(nameOf(one)));
    const base = granted.reduce<Left>(lessPart, leftOfSale(sale.data));
    return alone.reduce<Left>((so, one) => lessPart(so, partOfJournal(sale.data, so, one.data)), base);
  };
  return {
    allow(reg, request) {
      const before = byKey.get(request.key);
      const text = JSON.stringify({ reg, ...request });
      if (tombs.has(request.key) || before?.state === "released") return refused("released");
      if (before !== undefined) return before.request === text ? show(before) : refused("key-conflict");
      const sale = o.facts.saleAt(request.of.reg, request.of.epoch, request.of.seq);
      if (sale === undefined) return refused("sale-unknown");
      const now = left(sale);
      const part = partOf(sale.data, now, request.lines);
      if (part === undefined) return refused("refund-too-much");
      const { receipt } = sale.data;
      const granted: Granted = {
        key: request.key,
        of: request.of,
        receipt,
        state: "granted",
        ...part,
        left: lessPart(now, part),
        by: reg,
        request: text,
      };
      log.write({ event: "granted", granted });
      return show(granted);
    },
    read(key) {
      const granted = byKey.get(key);
      return granted === undefined ? undefined : show(granted);
    },
    release(key) {
      const granted = byKey.get(key);
      const sale = granted && o.facts.saleAt(granted.of.reg, granted.of.epoch, granted.of.seq);
      if (sale !== undefined && [...match(sale).values()].some((one) => one.key === key))
        return refused("allowance-used");
      if (granted?.state !== "released" && !tombs.has(key)) log.write({ event: "released", key });
      return 0;
    },
    left,
    allowances: () => [...byKey.values()].map(show),
    leaveOf(refund) {
      const sale = o.facts.saleOf(refund.data.of.receipt);
      const granted = sale && match(sale).get(nameOf(refund));
      return granted && show(granted);
    },
    version: () => version,
  };
}
