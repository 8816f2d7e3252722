import type { InquiryNow } from "#ipc/view.ts";
import { instantOf } from "#register/instant-of.ts";
import type { Payer } from "#register/draft.ts";
import type { Transaction } from "#upstream/pokepay/transaction.ts";
import type { Acting } from "./acting.ts";

/** Bookings shown; more are asked for, because those taken back again are left out. */
const shown = 10;
const asked = 20;
/** The figures stand on the customer's window at most this long. */
const standMs = 30_000;

type Booking = NonNullable<InquiryNow["latest"]>[number];

/** A booking as its member knows it: out of the wallet < 0, into it > 0, and the shop of the other side. */
export function bookingOf(row: Transaction, customer: string): Booking {
  const { type, sender, receiver, amount, done_at: at } = row;
  const isOut = sender.id === customer;
  return {
    atMs: Date.parse(at),
    what: type === "payment" || type === "topup" ? type : "other",
    shop: (isOut ? receiver : sender).name ?? "",
    amount: isOut ? -amount : amount,
  };
}

/** Reads what the member came to see. It lives in memory only, until the screen is left or its time is over. */
export function openInquiry(o: Acting) {
  const { live, pokepay, headquarters, journal } = o;

  /** What the meal plan still pays today; left out where there is none, or headquarters is away. */
  async function mealOf({ meal, member }: Payer): Promise<{ readonly meal?: number }> {
    const { day } = journal.book();
    if (meal === undefined || member === undefined || day === null) return {};
    const nowMs = o.nowMs();
    const at = instantOf(nowMs, -new Date(nowMs).getTimezoneOffset());
    const answer = await headquarters.mealRest({ member, day, at });
    return answer.kind === "answer" ? { meal: answer.value.rest } : {};
  }

  async function latestOf({ customer }: Payer): Promise<readonly Booking[]> {
    const answer = await pokepay.latest({ customer, count: asked });
    if (answer.kind !== "answer") return [];
    return answer.value
      .filter((row) => !row.is_modified)
      .slice(0, shown)
      .map((row) => bookingOf(row, customer));
  }

  return {
    latest: async (payer: Payer): Promise<void> => {
      live.inquiring?.abort();
      const inquiring = new AbortController();
      live.inquiring = inquiring;
      live.inquiry = null;
      const { signal } = inquiring;
      const leave = (why?: string): void => {
        if (!signal.aborted && !o.stopped?.aborted) o.take({ kind: "back", ...(why === undefined ? {} : { why }) });
      };
      const over = setTimeout(leave, standMs * o.timeScale).unref();
      signal.addEventListener("abort", () => clearTimeout(over), { once: true });
      const show = (more: Partial<InquiryNow>, first?: Omit<InquiryNow, "kind">): void => {
        const so = first ?? live.inquiry;
        // Whoever has left is not shown what comes late.
        if (signal.aborted || so === null) return;
        live.inquiry = { ...so, ...more };
        o.changed();
      };

      const balance = await pokepay.balance(payer.wallet, { signal });
      if (balance.kind !== "answer") return leave("inquiry-away");
      const { total, points, debt } = balance.value;
      show({}, { balance: total, points, latest: null, ...(debt === undefined ? {} : { debt }) });
      await Promise.all([mealOf(payer).then((meal) => show(meal)), latestOf(payer).then((latest) => show({ latest }))]);
    },
  };
}
