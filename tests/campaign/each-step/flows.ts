import type { View } from "#ipc/view.ts";
import type { Entry } from "#register/entry.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { cardOf } from "#rig/open-rig.ts";
import { holdCard, oneAtATime } from "../hold-card.ts";
import { readBooks, readHead } from "../kill/read-books.ts";
import { askCard, doneOf, forwarded, printed, ring, type Shop, tap } from "#tests/house/open-shop.ts";

export type Flow = "payment" | "charge" | "refund" | "card-move";
export const flows: readonly Flow[] = ["payment", "charge", "refund", "card-move"];

/** One errand at the counter. */
export type Errand = {
  /** What is done about this View to come nearer to the end; nothing where there is only to wait. */
  act(view: View, say: Shop["window"]["send"]): Promise<unknown>;
  /** Whether what was wanted stands in the journal (the entries since it was begun). */
  isServed(entries: readonly Entry[]): boolean;
};

const payer = 0;
/** They charge in turn: there are more boundaries than a member may charge thousands of yen a day. */
const chargers = [0, 6] as const;
const chargeYen = 1000;

function memberAt(shop: Shop, n: number): Member {
  const member = shop.rig.servers.members[n];
  if (member === undefined) throw new Error(`no member ${n}`);
  return member;
}

const has = (entries: readonly Entry[], kind: Entry["kind"]): boolean => entries.some((entry) => entry.kind === kind);

async function beginPayment(shop: Shop, code: string): Promise<Errand> {
  const { rig, window } = shop;
  const member = memberAt(shop, payer);
  rig.servers.pokepay.setBalance(member.wallet, { money: 20_000 });
  const put = oneAtATime(holdCard(rig, cardOf(member)));
  await ring(window, code);
  return {
    async act({ screen, basket }, say) {
      if ((screen.kind === "sale" && basket.count > 0) || screen.kind === "tender") await say({ kind: "emoney" });
      if (screen.kind === "card") await put();
    },
    isServed: (entries) => has(entries, "sale"),
  };
}

async function beginCharge(shop: Shop, step: number): Promise<Errand> {
  const { rig } = shop;
  const member = memberAt(shop, chargers[step % chargers.length] ?? payer);
  rig.servers.pokepay.setBalance(member.wallet, { money: 5000 });
  const put = oneAtATime(holdCard(rig, cardOf(member)));
  return {
    async act({ screen }, say) {
      if (screen.kind === "sale") await say({ kind: "charge" });
      if (screen.kind === "card") await put();
      if (screen.kind === "charge") await say({ kind: "charge-cash", amount: chargeYen, given: 2 * chargeYen });
      if (screen.kind === "charge-return") await say({ kind: "charge-returned" });
    },
    isServed: (entries) => has(entries, "charge-posted") || has(entries, "charge-cash-returned"),
  };
}

/** A sale by card, whole at headquarters, which then comes back. */
async function beginRefund(shop: Shop, code: string): Promise<Errand> {
  const { rig, window } = shop;
  rig.servers.pokepay.setBalance(memberAt(shop, payer).wallet, { money: 20_000 });
  await ring(window, code);
  await askCard(window);
  await tap(shop, payer);
  doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
  await printed(window);
  await forwarded(shop);
  const receipt = window.view().last?.receipt ?? "";
  const { seq } = readHead(rig.data);
  const isReturned = (): boolean => has(readBooks(rig.data, seq).entries, "refund");
  return {
    async act({ screen }, say) {
      const isDone = isReturned();
      if ((screen.kind === "sale" || screen.kind === "done") && !isDone) await say({ kind: "refund" });
      if (screen.kind === "refund-find" && !screen.finding)
        await say(isDone ? { kind: "back" } : { kind: "refund-number", receipt });
      if (screen.kind !== "refund" || screen.isAsking) return;
      if (screen.total === 0) await say({ kind: "refund-all" });
      else await say({ kind: "refund-take" });
    },
    isServed: (entries) => has(entries, "refund"),
  };
}

let cards = 0;
/** A new card in the hand of a member whose old one is not at hand. */
async function beginMove(shop: Shop): Promise<Errand> {
  const { rig } = shop;
  const member = memberAt(shop, 1);
  cards += 1;
  const put = oneAtATime(holdCard(rig, { idm: `0112${cards.toString(16).padStart(12, "0")}` }));
  const was = new Set(rig.servers.headquarters.cards().map(({ card }) => card));
  const isMoved = (): boolean =>
    rig.servers.headquarters
      .cards()
      .some((one) => one.member === member.member && one.status === "active" && !was.has(one.card));
  return {
    async act({ screen }, say) {
      if (screen.kind === "sale" && !isMoved()) await say({ kind: "desk" });
      if (screen.kind === "desk") await say(isMoved() ? { kind: "back" } : { kind: "desk-act", act: "move" });
      if (screen.kind !== "desk-step") return;
      if (screen.step === "member") await say({ kind: "desk-member", number: member.number });
      if (screen.step === "confirm") await say({ kind: "desk-confirm" });
      if (screen.step === "card") await put();
      if (screen.step === "done") await say({ kind: "next" });
    },
    isServed: () => isMoved(),
  };
}

/** Brings the counter to where this errand begins. `code`: something to sell; `step`: the boundary it is killed at. */
export function begin(flow: Flow, shop: Shop, code: string, step: number): Promise<Errand> {
  switch (flow) {
    case "payment":
      return beginPayment(shop, code);
    case "charge":
      return beginCharge(shop, step);
    case "refund":
      return beginRefund(shop, code);
    case "card-move":
      return beginMove(shop);
  }
}
