import type * as v from "valibot";
import { allowanceSchema, releasedSchema, saleSchema, type saleLeftSchema } from "./desk-schemas.ts";
import { readSaleBody, type SaleBody } from "./sale-body.ts";
import { believe, orNull, read, type Desk, type Told } from "./told.ts";

/** Where a sale stands: what its receipt's QR says. */
export type SaleRef = { readonly reg: string; readonly epoch: number; readonly seq: number };
/** What has neither gone back nor been promised to a register; line and tender are places in the sale, from 0. */
export type SaleLeft = v.InferOutput<typeof saleLeftSchema>;
/** Another register's sale; hash (64 hex digits) is its entry's. */
export type FoundSale = SaleBody & { readonly hash: string; readonly left: SaleLeft };
/** key: UUIDv4. qty more units of a line of the sale. */
export type RefundRequest = {
  readonly key: string;
  readonly of: SaleRef;
  readonly lines: readonly { readonly line: number; readonly qty: number }[];
};
/** What goes back, line by line and the way the money came; `left` is what stays after it. */
export type RefundAllowance = v.InferOutput<typeof allowanceSchema>;

export type RefundDesk = {
  /** `hash`: the 8 hex digits of the receipt; another hash at headquarters is refused as `receipt-differs`. */
  readonly saleOf: (of: { readonly receipt: string } | (SaleRef & { readonly hash?: string })) => Told<FoundSale>;
  /** Asked twice with one key it grants once. Without an answer it may be granted: look it up, or release it. */
  readonly refundAllowance: (request: RefundRequest) => Told<RefundAllowance>;
  readonly allowanceOf: (key: string) => Told<RefundAllowance | null>;
  /** Of an allowance that was not used; also of one whose request is still under way. */
  readonly releaseRefund: (key: string) => Told<null>;
};

const sum = (rows: readonly { readonly amount: number }[]): number => rows.reduce((so, { amount }) => so + amount, 0);
const isSame = (a: SaleRef, b: SaleRef): boolean => a.reg === b.reg && a.epoch === b.epoch && a.seq === b.seq;

/** It grants what was asked, and its sums agree. */
function fits(request: RefundRequest, granted: RefundAllowance): boolean {
  const { total, lines, tenders } = granted;
  const units = request.lines.map(({ line, qty }) => `${line} ${qty}`).join();
  return (
    granted.key === request.key &&
    granted.state === "granted" &&
    isSame(granted.of, request.of) &&
    lines.map(({ line, qty }) => `${line} ${qty}`).join() === units &&
    sum(lines) === total &&
    sum(tenders) === total &&
    tenders.every(({ amount, by }) => sum(by) === amount)
  );
}

export function openRefundDesk({ ask, own }: Desk): RefundDesk {
  const path = `${own}/refund-allowances`;
  return {
    saleOf: async (of) => {
      const where =
        "receipt" in of
          ? `?receipt=${encodeURIComponent(of.receipt)}`
          : `/${encodeURIComponent(of.reg)}/${of.epoch}/${of.seq}`;
      const got = read(await ask({ method: "GET", path: `/v1/sales${where}` }), saleSchema);
      if (got.kind !== "answer") return got;
      const { hash, left } = got.value;
      const sale = readSaleBody(got.value.body);
      const wanted = sale !== null && ("receipt" in of ? sale.data.receipt === of.receipt : isSame(sale, of));
      if (!wanted || !isSame(sale, got.value)) return { kind: "refused", code: "bad-answer" };
      if ("hash" in of && of.hash !== undefined && !hash.startsWith(of.hash.toLowerCase()))
        return { kind: "refused", code: "receipt-differs" };
      return { kind: "answer", value: { ...sale, hash, left } };
    },
    refundAllowance: async (request) =>
      believe(read(await ask({ method: "POST", path, body: JSON.stringify(request) }), allowanceSchema), (granted) =>
        fits(request, granted),
      ),
    allowanceOf: async (key) =>
      orNull(
        believe(
          read(await ask({ method: "GET", path: `${path}/${key}` }), allowanceSchema),
          (granted) => granted.key === key,
        ),
      ),
    releaseRefund: async (key) => {
      const asked = await ask({ method: "POST", path: `${path}/${key}/release`, body: "{}" });
      const got = believe(read(asked, releasedSchema), (left) => left.key === key && left.held === 0);
      return got.kind === "answer" ? { kind: "answer", value: null } : got;
    },
  };
}
