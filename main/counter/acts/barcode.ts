import type { Intent } from "#register/book.ts";
import type { BarcodeAnswer, MoneyOutcome } from "#register/command.ts";
import { barcodeRefusal } from "#upstream/pokepay/barcode-refusal.ts";
import type { Acting } from "./acting.ts";
import { memberOf } from "./member-of.ts";

/** Payments and charges by the app's barcode. The token is known here only, by its handle. */
export function openBarcode(o: Acting) {
  const { live, pokepay } = o;

  async function ask(handle: string): Promise<BarcodeAnswer> {
    const token = live.tokens.get(handle);
    if (token === undefined) return { kind: "refused", code: "cpm_token_not_found" };
    const answer = await pokepay.readBarcode(token);
    if (answer.kind !== "answer") return answer;
    const { wallet, customer, money, balance } = answer.value;
    const nowMs = o.nowMs();
    const why = (type: "payment" | "topup") => barcodeRefusal(answer.value, type, nowMs);
    const known = money === "emoney" ? await memberOf(o, { wallet, customer }) : {};
    const { total, suspended, maxBalance, perCharge } = balance;
    return {
      kind: "answer",
      payer: { wallet, customer, ...known, via: "barcode", handle },
      money,
      balance: { kind: "answer", total, suspended, maxBalance, perCharge },
      pay: why("payment"),
      charge: why("topup"),
    };
  }

  return {
    read: async (handle: string): Promise<void> =>
      void o.take({ kind: "barcode-read", handle, answer: await ask(handle) }),
    /** Books what the intent says by the barcode it was read from. A token that is gone was certainly not used. */
    book: async (type: "pay" | "charge", intent: Intent, handle: string): Promise<MoneyOutcome> => {
      const { key, wallet, customer, amount } = intent;
      const token = live.tokens.get(handle);
      if (token === undefined) return { kind: "not-sent", code: "barcode-gone" };
      live.tokens.delete(handle);
      const booking = { key, wallet, customer, amount, description: o.describe(intent), token };
      return type === "pay" ? pokepay.payByBarcode(booking) : pokepay.chargeByBarcode(booking);
    },
  };
}
