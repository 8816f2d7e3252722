import type { Entry, Line, SaleData, Tender } from "#register/entry.ts";

/**
 * Entries in the words of ARTS POSLog (OMG Retail, ARTS XML POSLog 6), as JSON: its names and its shape, not its whole schema. Yen are
 * numbers without decimals; members, cards and wallets are left out. What the journal knows and POSLog does not stands under `Journal`.
 */
export type Transaction = { readonly [name: string]: unknown };

type Amounts = Pick<SaleData, "lines" | "taxes" | "tenders" | "total">;

function goods(line: Line): Transaction {
  const { code, name, class: group, qty, unit, discount, amount, rate } = line;
  return {
    ItemID: code,
    Description: name,
    MerchandiseHierarchy: group,
    Quantity: qty,
    RegularSalesUnitPrice: unit,
    ...(discount > 0 ? { RetailPriceModifier: { Amount: discount } } : {}),
    ExtendedAmount: amount,
    TaxPercent: rate,
  };
}

const tenderTypes = { cash: "Cash", emoney: "StoredValue", meal: "MealPlan" } as const;
const paid = ({ kind, amount }: Pick<Tender, "kind" | "amount">, typeCode: "Sale" | "Refund"): Transaction => ({
  TenderType: tenderTypes[kind],
  TypeCode: typeCode,
  Amount: amount,
});

/** LineItems in the order goods, taxes, tenders, numbered from 1. */
function retail(data: Amounts, as: "Sale" | "Return", more: Transaction): Transaction {
  const items: Transaction[] = [
    ...data.lines.map((line) => ({ ...(line.void ? { VoidFlag: true } : {}), [as]: goods(line) })),
    ...data.taxes.map(({ rate, total, tax }) => ({
      Tax: { TaxPercent: rate, TaxableAmount: total, Amount: tax, IncludedInPriceFlag: true },
    })),
    ...data.tenders.map((tender) => ({ Tender: paid(tender, as === "Sale" ? "Sale" : "Refund") })),
  ];
  return {
    RetailTransaction: {
      ...more,
      LineItem: items.map((item, at) => ({ SequenceNumber: at + 1, ...item })),
      Total: [{ TotalType: "TransactionGrandAmount", Amount: data.total }],
    },
  };
}

type CashMove = { readonly amount: number; readonly reason: string; readonly as?: "loan" | "pickup" };
function cashMove(data: CashMove, isIn: boolean): Transaction {
  const kind = data.as === "loan" ? "Loan" : data.as === "pickup" ? "Pickup" : isIn ? "PaidIn" : "PaidOut";
  return { TenderControlTransaction: { [kind]: { TenderType: "Cash", Amount: data.amount, Reason: data.reason } } };
}

/** What an entry is as a transaction; null for what is no business of a store's (boots, anchors, device faults). */
function bodyOf(entry: Entry): Transaction | null {
  switch (entry.kind) {
    case "sale": {
      const { receipt, guests = 1, change, given, rebate } = entry.data;
      const cash = given > 0 ? { AmountTendered: given, ChangeAmount: change } : {};
      return retail(entry.data, "Sale", {
        ReceiptNumber: receipt,
        CustomerCount: guests,
        ...cash,
        LoyaltyReward: rebate.total,
      });
    }
    case "refund": {
      const { receipt, of, rebate } = entry.data;
      const link = { ReceiptNumber: of.receipt, SequenceNumber: of.seq };
      return retail(entry.data, "Return", {
        ReceiptNumber: receipt,
        TransactionLink: link,
        LoyaltyReward: -rebate.total,
      });
    }
    case "sale-cancelled": {
      const { lines, total, reason } = entry.data;
      return { CancelledFlag: true, ...retail({ lines, total, taxes: [], tenders: [] }, "Sale", { Reason: reason }) };
    }
    case "charge-posted":
      // Points of a rebate are a charge nobody paid for.
      if (entry.data.rebate_of !== undefined) return null;
      return {
        RetailTransaction: { LineItem: [{ SequenceNumber: 1, StoredValueRecharge: { Amount: entry.data.amount } }] },
      };
    case "cash-in":
    case "cash-out":
      return cashMove(entry.data, entry.kind === "cash-in");
    case "deposit-return":
      return cashMove({ amount: entry.data.amount, reason: entry.kind }, false);
    case "day-open":
      return {
        ControlTransaction: { BusinessSOD: {} },
        TenderControlTransaction: { Loan: { TenderType: "Cash", Amount: entry.data.float } },
      };
    case "no-sale":
      return { ControlTransaction: { NoSale: { Reason: entry.data.reason } } };
    case "sign-on":
    case "sign-off":
      return { ControlTransaction: { [entry.kind === "sign-on" ? "SignOn" : "SignOff"]: {} } };
    case "z-report":
      return {
        ControlTransaction: { BusinessEOD: { ReportNumber: entry.data.z } },
        TenderControlTransaction: { TillSettle: { Totals: entry.data } },
      };
    default:
      return null;
  }
}

/** A basket that was put aside (保留) and never taken up again. */
const putAside: ReadonlySet<string> = new Set(["held", "closing"]);

/** One Transaction, with the header every one of them has. */
export function toTransaction(
  entry: Entry,
  o: { readonly shop: string; readonly isTraining: boolean; readonly hash: string },
): Transaction | null {
  const body = bodyOf(entry);
  if (body === null) return null;
  return {
    RetailStoreID: o.shop,
    WorkstationID: entry.reg,
    SequenceNumber: entry.seq,
    BusinessDayDate: entry.day,
    BeginDateTime: entry.at,
    EndDateTime: entry.at,
    OperatorID: entry.op,
    CurrencyCode: "JPY",
    TrainingFlag: o.isTraining,
    CancelledFlag: false,
    SuspendedFlag: entry.kind === "sale-cancelled" && putAside.has(entry.data.reason),
    ...body,
    Journal: { Epoch: entry.epoch, Kind: entry.kind, Hash: o.hash },
  };
}
