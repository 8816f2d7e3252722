import * as v from "valibot";

const yen = v.pipe(v.number(), v.integer());

/** AccountDetail, as far as a register shows or checks it (docs/responses.md of the SDK). */
export const accountSchema = v.object({
  id: v.string(),
  is_suspended: v.boolean(),
  status: v.string(),
  balance: yen,
  money_balance: yen,
  point_balance: yen,
  point_debt: v.nullish(yen),
  private_money: v.object({
    id: v.string(),
    max_balance: v.number(),
    transfer_limit: v.number(),
    money_topup_transfer_limit: v.number(),
  }),
});

/** A wallet's figures, yen. A suspended wallet fails every transaction, whatever it holds. */
export type Balance = {
  readonly money: number;
  readonly points: number;
  readonly total: number;
  readonly suspended: boolean;
  readonly maxBalance: number;
  readonly perCharge: number;
  readonly accountId: string;
  /** Points that were taken back after they had been spent, > 0; later grants pay them off first. Left out when there is none. */
  readonly debt?: number;
};

export function balanceOf(account: v.InferOutput<typeof accountSchema>): Balance {
  const debt = Math.abs(account.point_debt ?? 0);
  return {
    money: account.money_balance,
    points: account.point_balance,
    total: account.balance,
    suspended: account.is_suspended || account.status !== "active",
    maxBalance: account.private_money.max_balance,
    // A top-up is a transfer too: the smaller of the two limits holds.
    perCharge: Math.min(account.private_money.money_topup_transfer_limit, account.private_money.transfer_limit),
    accountId: account.id,
    ...(debt === 0 ? {} : { debt }),
  };
}
