import { CreateCpmTransaction, GetCpmToken } from "@pokepay/pokepay-partner-sdk";
import * as v from "valibot";
import type { Answer } from "../answer.ts";
import { accountSchema, balanceOf, type Balance } from "./account.ts";
import { moneyOf, type Money, type Moneys } from "./money.ts";
import type { Sent } from "./send.ts";
import type { Expected } from "./transaction.ts";

declare const signed: unique symbol;
/** Yen with the sign that decides the direction of the money. Made here and nowhere else. */
export type SignedYen = number & { readonly [signed]: true };

/** Yen out of the wallet, > 0, as the API wants it: a negative amount is a payment (POST /transactions/cpm, POST /cashtrays). */
export function pay(yen: number): SignedYen {
  return -checked(yen) as SignedYen;
}

/** Yen into the wallet, > 0: a positive amount is a top-up. */
export function charge(yen: number): SignedYen {
  return checked(yen) as SignedYen;
}

export function signYen(type: Expected["type"], yen: number): SignedYen {
  return type === "payment" ? pay(yen) : charge(yen);
}

function checked(yen: number): number {
  if (!Number.isSafeInteger(yen) || yen <= 0) throw new RangeError(`a booking of ${yen} yen`);
  return yen;
}

/** What the barcode on a member's screen stands for. `used`: money moved by it already. */
export type Barcode = {
  readonly wallet: string;
  readonly customer: string;
  readonly money: Money;
  readonly balance: Balance;
  readonly scopes: readonly Expected["type"][];
  /** Since 1970, by the authority's clock. */
  readonly expiresAtMs: number;
  readonly used: boolean;
};

const tokenSchema = v.object({
  cpm_token: v.string(),
  account: v.object({ ...accountSchema.entries, user: v.object({ id: v.string(), is_merchant: v.boolean() }) }),
  transaction: v.nullish(v.looseObject({})),
  event: v.nullish(v.looseObject({})),
  scopes: v.array(v.string()),
  expires_at: v.string(),
});

/** The token becomes part of a path: nothing but the characters a token has may get there. */
export function isToken(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/u.test(text);
}

/** Asks what a barcode stands for. Another co-op's money is refused as `account_currency_mismatch`. */
export async function readBarcode(
  token: string,
  moneys: Moneys,
  send: (request: GetCpmToken) => Promise<Sent>,
): Promise<Answer<Barcode>> {
  if (!isToken(token)) return { kind: "refused", code: "cpm_token_not_found" };
  const sent = await send(new GetCpmToken({ cpm_token: token }));
  if (sent.kind === "failed") return { kind: "away", code: sent.code };
  if (sent.kind === "typed") return { kind: "refused", code: sent.code };
  const parsed = v.safeParse(tokenSchema, sent.body);
  if (!parsed.success || parsed.output.cpm_token !== token) return { kind: "away", code: "bad-body" };
  const { account, scopes, expires_at: expiresAt, transaction, event } = parsed.output;
  const expiresAtMs = Date.parse(expiresAt);
  if (Number.isNaN(expiresAtMs)) return { kind: "away", code: "bad-body" };
  const money = moneyOf(moneys, account.private_money.id);
  if (money === null) return { kind: "refused", code: "account_currency_mismatch" };
  if (account.user.is_merchant) return { kind: "refused", code: "same_account_transaction" };
  return {
    kind: "answer",
    value: {
      wallet: account.id,
      customer: account.user.id,
      money,
      balance: balanceOf(account),
      scopes: scopes.filter((one) => one === "payment" || one === "topup"),
      expiresAtMs,
      used: (transaction ?? event ?? null) !== null,
    },
  };
}

/** The one booking by barcode; the shop is ours, the wallet the barcode's. */
export function barcodeRequest(o: {
  readonly token: string;
  readonly shop: string;
  readonly amount: SignedYen;
  readonly description: string;
  readonly key: string;
}): CreateCpmTransaction {
  return new CreateCpmTransaction({
    cpm_token: o.token,
    shop_id: o.shop,
    amount: o.amount,
    description: o.description,
    request_id: o.key,
  });
}
