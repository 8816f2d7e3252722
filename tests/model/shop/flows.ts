import type { Entry } from "#register/entry.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import type { Cashier } from "./cashier.ts";
import type { Shop } from "./open-shop.ts";

/** How long the authority or headquarters may take for an answer at the counter, as the register counts seconds. */
const answerS = 8;

/** The member's app in the member's hand. */
async function showBarcode({ shop }: Flow, member: Member): Promise<void> {
  const { pace, view, host, stand } = shop;
  if (!(await pace.until(() => view().screen.kind === "card", answerS))) return;
  host.scan(stand.servers.pokepay.showBarcode(member.wallet));
  await pace.until(() => view().screen.kind !== "card" || view().notice !== null, 1);
}

export type Flow = { readonly shop: Shop; readonly cashier: Cashier; readonly entries: () => readonly Entry[] };

/** Pays by the barcode of the app; does not wait for what comes of it. */
export async function payByApp(flow: Flow, member: Member): Promise<void> {
  await flow.cashier.ringSomething();
  const { screen, basket } = flow.shop.view();
  if ((screen.kind === "sale" || screen.kind === "tender") && basket.count > 0)
    await flow.cashier.press({ kind: "emoney" });
  if (flow.shop.view().screen.kind === "card") await showBarcode(flow, member);
}

/** Cash onto the wallet that the barcode of the app names. */
export async function chargeByApp(flow: Flow, member: Member, amount: number): Promise<void> {
  await flow.cashier.charge(() => showBarcode(flow, member), amount);
}

/** The meal plan: what it covers is shown, and taken or not. */
export async function payByMeal({ shop, cashier }: Flow, member: Member, takes: boolean): Promise<void> {
  const { pace, view } = shop;
  await cashier.ringSomething();
  await cashier.press({ kind: "meal" });
  if (view().screen.kind !== "card") return;
  await cashier.tap(member);
  await pace.until(() => view().screen.kind !== "working", answerS);
  if (takes && view().screen.kind === "meal-offer") await cashier.press({ kind: "meal-take" });
}

export type TrayEnd = "scan" | "cancel" | "both" | "leave";
/** A code on the customer's window: the member scans it, the cashier takes it back, or both at once. */
export async function payByTray({ shop, cashier }: Flow, member: Member, end: TrayEnd): Promise<void> {
  const { pace, view, stand } = shop;
  await cashier.ringSomething();
  await cashier.press({ kind: "tray" });
  const url = (): string => {
    const now = shop.member()?.now;
    return now?.kind === "qr" ? now.url : "";
  };
  await pace.until(() => url() !== "" || view().screen.kind !== "tray", answerS);
  const shown = url();
  if (shown === "") return;
  const isCancelled = end === "cancel" || end === "both" ? cashier.press({ kind: "back" }) : null;
  if (end === "scan" || end === "both") stand.servers.pokepay.scanCashtray(shown, member.wallet);
  await isCancelled;
}

/** Returns an earlier sale, whole (`units` 0) or a few units of it; without headquarters' leave where it is away. */
export async function returnGoods(flow: Flow, which: number, units: number): Promise<void> {
  const { shop, cashier, entries } = flow;
  const { pace, view } = shop;
  const sales = ofKind(entries(), "sale").slice(-4);
  const receipt = sales[which % Math.max(1, sales.length)]?.data.receipt;
  if (receipt === undefined) return;
  await cashier.press({ kind: "refund" });
  if (view().screen.kind !== "refund-find") return;
  await cashier.press({ kind: "refund-number", receipt });
  await pace.until(() => view().screen.kind !== "refund-find" || view().notice !== null, answerS);
  const { screen } = view();
  if (screen.kind !== "refund") return;
  const line = screen.lines.find(({ left }) => left > 0);
  if (units === 0 || line === undefined) await cashier.press({ kind: "refund-all" });
  else await cashier.press({ kind: "refund-pick", at: line.at, qty: Math.min(units, line.left) });
  await cashier.press({ kind: "refund-take" });
  const isAsking = (): boolean => {
    const now = view().screen;
    return now.kind === "refund" && now.isAsking;
  };
  await pace.until(() => !isAsking(), answerS);
  // Asked twice, the register's own sale is taken back without leave.
  if (view().screen.kind === "refund" && view().notice?.code.startsWith("refund-away") === true)
    await cashier.press({ kind: "refund-take" });
}

/** Takes back one of the last charges, with a supervisor. */
export async function correctCharge({ cashier, entries }: Flow, which: number): Promise<void> {
  const charges = ofKind(entries(), "charge-posted")
    .filter(({ data }) => data.rebate_of === undefined)
    .slice(-3);
  const charge = charges[which % Math.max(1, charges.length)];
  if (charge !== undefined) await cashier.approve({ kind: "charge-correct", seq: charge.seq });
}

/** Somebody presses what stands beside the oldest pending item. */
export async function pressPending({ shop, cashier }: Flow, what: "pending-ask" | "pending-resend"): Promise<void> {
  const item = shop.view().pending.find(({ kind }) => kind !== "job" && kind !== "fork");
  if (item !== undefined) await cashier.press({ kind: what, key: item.id });
}
