import type { Intent } from "#register/book.ts";
import type { InnerCommand } from "#register/command.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";
import { authorityOf, customerSide, mismatchOf, type Transaction } from "#upstream/pokepay/transaction.ts";
import { trayRef } from "./tray-ref.ts";

type Told = (InnerCommand & { readonly kind: "tray-told" })["told"];
type TrayFound =
  | { readonly kind: "told"; readonly told: Exclude<Told, { readonly kind: "unknown" }> }
  | { readonly kind: "not-found" }
  | { readonly kind: "away" };

/**
 * What became of a code nobody watches any more. It is taken back, so that the answer is final; a code the authority no longer
 * knows is looked for in its list, by the description it was made with.
 */
export async function askTray(
  intent: Intent,
  pokepay: Pick<Pokepay, "cancelCashtray" | "search">,
  description: string,
): Promise<TrayFound> {
  const ref = trayRef(intent);
  if (!ref) return { kind: "away" };
  const state = await pokepay.cancelCashtray(ref);
  switch (state.kind) {
    case "captured": {
      const { authority, wallet, customer } = state;
      return { kind: "told", told: { kind: "captured", authority, payer: { wallet, customer, via: "tray" } } };
    }
    case "cancelled":
      return { kind: "told", told: { kind: "over", code: "tray-cancelled" } };
    case "expired":
      return { kind: "told", told: { kind: "over", code: "cashtray_expired" } };
    case "failed":
      return { kind: "told", told: { kind: "over", code: state.code } };
    case "fault":
      return { kind: "told", told: { kind: "fault", code: state.code } };
    case "refused":
      if (state.code !== "cashtray_not_found") return { kind: "away" };
      return judge(await pokepay.search({ description, fromMs: intent.atMs - 60_000 }), intent.amount);
    case "waiting":
    case "away":
      return { kind: "away" };
  }
}

/** Whoever paid, everything else must be as it was offered; of several bookings none is taken for ours. */
function judge(answer: Awaited<ReturnType<Pokepay["search"]>>, amount: number): TrayFound {
  if (answer.kind !== "answer") return { kind: "away" };
  const [row, second] = answer.value;
  if (row === undefined) return { kind: "not-found" };
  const code = second === undefined ? mismatch(row, amount) : "answer-amount";
  if (code !== null) return { kind: "told", told: { kind: "fault", code } };
  const { user, account } = customerSide(row);
  const payer = { wallet: account.id, customer: user.id, via: "tray" as const };
  return { kind: "told", told: { kind: "captured", authority: authorityOf(row), payer } };
}

function mismatch(row: Transaction, amount: number) {
  const { user, account } = customerSide(row);
  return mismatchOf(row, { type: "payment", amount, customer: user.id, wallet: account.id });
}
