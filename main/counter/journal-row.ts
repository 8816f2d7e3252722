import type { JournalRow } from "#ipc/journal.ts";
import type { Entry, Line } from "#register/entry.ts";
import { printsItself } from "#register/paper-policy.ts";
import { memberOf, receiptOf } from "./journal-wanted.ts";
import type { Past } from "./open-past.ts";

/** What of other entries a row wants to know. */
export type Beside = Pick<Past, "entryAt" | "copiesOf" | "saleLeft" | "configAt" | "hasWay">;

/** Goods of the first line and how many pieces in all. */
function goodsOf(lines: readonly Line[]): Pick<JournalRow, "about" | "count"> {
  const kept = lines.filter((line) => !line.void);
  const [first] = kept;
  if (first === undefined) return {};
  return { about: first.name, count: kept.reduce((sum, { qty }) => sum + qty, 0) };
}

function amountOf({ kind, data }: Entry): number | undefined {
  if (kind === "z-report") return data.sales.total;
  if (kind === "day-open") return data.float;
  if ("total" in data) return data.total;
  return "amount" in data ? data.amount : undefined;
}

/** What only entries of its kind have. */
function ownOf(entry: Entry, { copiesOf, saleLeft, configAt, hasWay }: Beside): Partial<JournalRow> {
  switch (entry.kind) {
    case "sale": {
      const { plain, invoices } = hasWay ? copiesOf(entry.seq) : { plain: 0, invoices: 0 };
      const left = saleLeft(entry.data.receipt)?.lines.reduce((sum, { amount }) => sum + amount, 0);
      const settings = plain === 0 && hasWay ? configAt(entry.seq) : null;
      const isPrinted = settings === null || printsItself(settings, entry.data.tenders);
      const returned = entry.data.total - (left ?? entry.data.total);
      return {
        ...goodsOf(entry.data.lines),
        ...(plain > 0 ? { copies: plain } : {}),
        ...(invoices > 0 ? { invoices } : {}),
        ...(returned > 0 ? { returned } : {}),
        ...(isPrinted ? {} : { unprinted: true as const }),
      };
    }
    case "refund":
    case "sale-cancelled":
      return goodsOf(entry.data.lines);
    case "receipt-copy": {
      const { to, copy, as } = entry.data;
      return { copy, ...(as === undefined ? {} : { as }), ...(to ? { about: to } : {}) };
    }
    default:
      return "reason" in entry.data && typeof entry.data.reason === "string" ? { about: entry.data.reason } : {};
  }
}

export function rowOf(entry: Entry, beside: Beside): JournalRow {
  const { epoch, seq, kind, day, at, op } = entry;
  const amount = amountOf(entry);
  const receipt = receiptOf(entry);
  const member = memberOf(entry, beside.entryAt);
  return {
    epoch,
    seq,
    kind,
    day,
    atMs: Date.parse(at),
    op,
    ...(receipt === undefined ? {} : { receipt }),
    ...(amount === undefined ? {} : { amount }),
    ...(member === null ? {} : { member }),
    ...ownOf(entry, beside),
  };
}
