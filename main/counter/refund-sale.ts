import type { SaleLeft as OwnLeft } from "#db/sale-left.ts";
import type { ClassAmount, RebateRow, SaleData } from "#register/entry.ts";
import type { GrantedRebate, RefundLine, RefundSale, RefundTender } from "#register/refund-stage.ts";
import { sum } from "#register/money.ts";
import type { SaleLeft as HeadquartersLeft } from "#upstream/headquarters/refund-desk.ts";

/** What is left of a sale, by place of line and tender in it. */
export type Left = {
  readonly lines: readonly { readonly at: number; readonly qty: number; readonly amount: number }[];
  readonly tenders: readonly { readonly at: number; readonly by: readonly ClassAmount[] }[];
  readonly rebate: readonly ClassAmount[];
};
/** Where the money of a tender came from, and what the sale's own entry does not say of it. */
export type Source = Pick<RefundTender, "authority" | "wallet" | "customer" | "member" | "leave">;

/** By this register's own journal. */
export function leftOfJournal(left: OwnLeft): Left {
  return {
    lines: left.lines.map(({ at, qty, amount }) => ({ at, qty, amount })),
    tenders: left.tenders.map(({ by }, at) => ({ at, by })),
    rebate: left.rebate,
  };
}

/** By headquarters, which has seen the returns of every register and counts what it allowed. */
export function leftOfHeadquarters({ lines, tenders, rebate }: HeadquartersLeft): Left {
  return {
    lines: lines.map(({ line: at, qty, amount }) => ({ at, qty, amount })),
    tenders: tenders.map(({ tender: at, by }) => ({ at, by })),
    rebate,
  };
}

function lineOf(line: SaleData["lines"][number], at: number, { lines }: Left): RefundLine[] {
  if (line.void) return [];
  const left = lines.find((one) => one.at === at);
  return [{ ...line, at, left: left?.qty ?? 0, amountLeft: left?.amount ?? 0 }];
}

/** A sale as it can be returned: everything it had, and what of that is left. */
export function composeRefundSale(o: {
  readonly where: { readonly reg: string; readonly epoch: number; readonly seq: number; readonly day: string };
  readonly data: SaleData;
  readonly left: Left;
  readonly isOwn: boolean;
  /** In the order of the sale's tenders. */
  readonly sources: readonly Source[];
  readonly granted?: GrantedRebate;
}): RefundSale {
  const { data, left, isOwn, sources, granted } = o;
  const { reg, epoch, seq, day } = o.where;
  return {
    reg,
    epoch,
    seq,
    day,
    receipt: data.receipt,
    member: data.member,
    isOwn,
    lines: data.lines.flatMap((line, at) => lineOf(line, at, left)),
    tenders: data.tenders.map((tender, at): RefundTender => {
      const by = left.tenders.find((one) => one.at === at)?.by ?? [];
      const amount = sum(by.map((row) => row.amount));
      return { ...tender, by: by.filter((row) => row.amount > 0), amount, was: tender.amount, ...sources[at] };
    }),
    rebate: data.rebate.by.map((row): RebateRow => {
      const amount = left.rebate.find((one) => one.class === row.class)?.amount ?? 0;
      return { ...row, amount };
    }),
    creditor: data.rebate.creditor,
    ...(granted === undefined ? {} : { granted }),
  };
}
