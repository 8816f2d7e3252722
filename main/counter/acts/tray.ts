import type { Intent } from "#register/book.ts";
import type { InnerCommand } from "#register/command.ts";
import type { CashtrayState } from "#upstream/pokepay/cashtray.ts";
import type { Acting } from "./acting.ts";
import { memberOf } from "./member-of.ts";
import { trayRef } from "./tray-ref.ts";

type Told = (InnerCommand & { readonly kind: "tray-told" })["told"];

/** Between looks at a code on the customer's window, ms. */
const pollMs = 1000;
/** How long a member has to scan it, s. */
const lifeS = 180;
/** What the authority's clock may be behind ours before a code is called late without its word, ms. */
const slackMs = 5000;
/** Codes made before giving up: each was overtaken by another entry. */
const mostTries = 3;

/** The other way round: a code on the customer's window, which the member's app reads. */
export function openTray(o: Acting) {
  const { journal, pokepay, take, timeScale } = o;
  const expiries = new Map<string, number>();
  const watched = new Set<string>();
  const cancelling = new Set<string>();

  const openIntent = (key: string): Intent | null => {
    const intent = journal.book().intents[key];
    return intent?.state === "open" ? intent : null;
  };

  async function show(amount: number): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      // Its description names the entry that its intent will be. A code that was overtaken is seen by nobody and runs out by itself.
      const seq = journal.book().seq + 1;
      const description = o.describe({ ...nobody, seq, amount });
      const expiresInS = Math.max(1, Math.ceil(lifeS * timeScale));
      const answer = await pokepay.showCashtray({ type: "payment", amount, description, expiresInS });
      if (answer.kind !== "answer") return void take({ kind: "tray-shown", amount, answer });
      if (journal.book().seq + 1 === seq) {
        const { id, url, expiresAtMs } = answer.value;
        expiries.set(id, expiresAtMs);
        return void take({ kind: "tray-shown", amount, answer: { kind: "answer", id, url, expiresAtMs } });
      }
      if (tries === mostTries)
        return void take({ kind: "tray-shown", amount, answer: { kind: "away", code: "conflict" } });
    }
  }

  async function tell(intent: Intent, state: CashtrayState): Promise<void> {
    const told = await toldOf(state);
    if (told !== null) take({ kind: "tray-told", key: intent.key, told });
  }

  async function toldOf(state: CashtrayState): Promise<Told | null> {
    switch (state.kind) {
      case "captured": {
        const { authority, wallet, customer } = state;
        const payer = { wallet, customer, ...(await memberOf(o, { wallet, customer })), via: "tray" as const };
        return { kind: "captured", authority, payer };
      }
      case "cancelled":
        return { kind: "over", code: "tray-cancelled" };
      case "expired":
        return { kind: "over", code: "cashtray_expired" };
      case "failed":
      case "fault":
        return { kind: state.kind === "failed" ? "over" : "fault", code: state.code };
      case "waiting":
        return { kind: "unknown", code: "unlisted" };
      case "refused":
      case "away":
        return { kind: "unknown", code: state.code };
    }
  }

  /** Takes the code back and believes what the authority says has become of it. */
  async function cancel(key: string): Promise<void> {
    const intent = openIntent(key);
    const ref = intent && trayRef(intent);
    if (!intent || !ref || cancelling.has(key)) return;
    cancelling.add(key);
    const state = await pokepay.cancelCashtray(ref);
    cancelling.delete(key);
    await tell(intent, state);
  }

  /** Whether there is nothing more to wait for: somebody paid, was refused, or its time is over. */
  async function look(intent: Intent): Promise<boolean> {
    const ref = trayRef(intent);
    if (!ref) return true;
    const state = await pokepay.pollCashtray(ref);
    if (cancelling.has(intent.key)) return true;
    if (state.kind === "captured" || state.kind === "failed" || state.kind === "fault") {
      await tell(intent, state);
      return true;
    }
    const isLate = o.nowMs() > (expiries.get(ref.id) ?? Number.POSITIVE_INFINITY) + slackMs * timeScale;
    if (state.kind !== "expired" && state.kind !== "cancelled" && !isLate) return false;
    await cancel(intent.key);
    return true;
  }

  async function watch(key: string): Promise<void> {
    if (watched.has(key)) return;
    watched.add(key);
    for (let isOver = false; !isOver;) {
      await new Promise<void>((resolve) => void setTimeout(resolve, pollMs * timeScale).unref());
      const intent = openIntent(key);
      isOver = !intent || (await look(intent));
    }
    watched.delete(key);
  }

  return { show, poll: (key: string): void => void watch(key), cancel };
}

/** An intent as far as its description needs one. */
const nobody: Intent = {
  kind: "payment",
  key: "",
  seq: 0,
  atMs: 0,
  wallet: "",
  customer: "",
  amount: 0,
  basket: "",
  state: "open",
};
