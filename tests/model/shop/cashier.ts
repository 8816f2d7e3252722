import type { SendAnswer } from "#ipc/contract.ts";
import type { Act, ScreenCommand } from "#register/command.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { openHands, type Hands } from "./hands.ts";
import type { Shop } from "./open-shop.ts";

export type Finish = "cash" | "cancel";
/** A cashier who goes by the screen: every act looks whether it fits what stands there, and is left undone where it does not. */
export type Cashier = {
  readonly hands: Hands;
  ring(code: string, qty: number): Promise<void>;
  payCash(how: "exact" | "over" | "part"): Promise<void>;
  /** Asks for a card and taps it; does not wait for what comes of it. */
  payCard(member: Member): Promise<void>;
  /** `name` shows whose wallet it is: by card, or by the app. */
  charge(name: () => Promise<void>, amount: number): Promise<void>;
  giveBack(): Promise<void>;
  cancel(): Promise<void>;
  press(command: ScreenCommand): Promise<SendAnswer | null>;
  /** One act towards an empty counter; false where there is nothing to do but wait. */
  tidy(finish: Finish): Promise<boolean>;
  /** Something to pay for, where nothing was rung up. */
  ringSomething(): Promise<void>;
  /** Puts a card on the reader once it is asked for. */
  tap(member: Member): Promise<void>;
  /** With the supervisor's PIN. */
  approve(act: Act): Promise<void>;
  openDay(): Promise<boolean>;
  closeDay(twice?: boolean): Promise<void>;
};

const roundUp = (yen: number): number => Math.ceil(yen / 1000) * 1000;
/** How long a card screen may take to come, or a balance, as the register counts seconds. */
const promptS = 8;
const seenS = 20;
const supervisor = "01";
/** Books are compared first, and the sums are taken by a thread of their own; in real time. */
const closeMs = 15_000;

/** @param usual code of what is bought when nothing was rung up */
export function openCashier(shop: Shop, usual: string): Cashier {
  const hands = openHands();
  shop.lookers.add(hands.look);
  const { view, pace, host } = shop;
  const press = (command: ScreenCommand): Promise<SendAnswer | null> => shop.say(command);
  const isWorking = (): boolean => view().screen.kind === "working";

  /** Nobody lets go of cash, or of a drawer, before the screen has said so. */
  async function watched(answer: SendAnswer | null): Promise<boolean> {
    if (answer?.kind === "taken") await pace.until(() => hands.isSeen(view()), seenS);
    hands.hear(answer, shop.life() === null ? null : view());
    return answer?.kind === "taken";
  }
  async function cash(given: number): Promise<boolean> {
    const { basket, seq } = view();
    hands.lay({ kind: "sale", given, cash: basket.cash, seq });
    return watched(await press({ kind: "cash", given }));
  }
  async function cancel(): Promise<void> {
    hands.lay({ kind: "cancel", cash: view().basket.cash });
    await watched(await press({ kind: "cancel-sale" }));
  }
  async function handBack(amount: number, key: string | null): Promise<boolean> {
    hands.lay({ kind: "return", amount, key });
    return watched(await press({ kind: "charge-returned", ...(key === null ? {} : { key }) }));
  }
  /** Cash of a charge that certainly was not posted; `pushy`: of one nobody knows, too, which the register has to refuse. */
  async function giveBack(pushy = false): Promise<boolean> {
    const { screen, pending } = view();
    if (screen.kind === "charge-return") return handBack(screen.amount, null);
    const item = pending.find(
      ({ kind, state }) => kind === "charge" && (pushy || state === "rejected" || state === "not-charged"),
    );
    return item !== undefined && handBack(item.amount, item.id);
  }
  /** Nobody pays for nothing. */
  async function ringSomething(): Promise<void> {
    const { screen, basket } = view();
    if (screen.kind === "done" || (screen.kind === "sale" && basket.count === 0))
      await press({ kind: "item", code: usual, qty: 1 });
  }
  async function tap(member: Member): Promise<void> {
    if (!(await pace.until(() => view().screen.kind === "card", promptS))) return;
    host.tap(member);
    await pace.until(() => view().screen.kind !== "card" || view().notice !== null, 1);
  }
  const pinOf = (op: string): string => shop.stand.servers.pins[op] ?? "";
  async function confirmClock(): Promise<boolean> {
    const answer = await press({ kind: "clock-confirm", op: supervisor, pin: pinOf(supervisor) });
    return answer?.kind === "taken" && (await pace.until(() => view().guard !== "clock", promptS));
  }
  /** Whoever is asked looks it up at the authority itself. */
  async function settleByBook(key: string): Promise<boolean> {
    const booked = shop.stand.servers.pokepay
      .transactions()
      .some(({ requestId, refunded }) => requestId === key && !refunded);
    const act = { kind: "settle" as const, key, as: booked ? ("captured" as const) : ("not-charged" as const) };
    const answer = await press({ kind: "approve", op: supervisor, pin: pinOf(supervisor), act });
    return (
      answer?.kind === "taken" &&
      (await pace.until(() => view().pending.every(({ id, next }) => id !== key || next !== "settle"), promptS))
    );
  }
  /** A paper is looked for, books are held against each other again, a supervisor settles what nobody else can. */
  async function settleItem(): Promise<boolean> {
    const { screen, pending } = view();
    for (const { id, kind, next } of pending) {
      // The cashier looks what lies there.
      if (kind === "job") {
        const printed = shop.host.papers.has(id);
        return (await press({ kind: "job-answer", job: id, printed }))?.kind === "taken";
      }
      if (kind === "difference") {
        if ((await press({ kind: "pending-ask", key: id }))?.kind !== "taken") continue;
        return pace.untilDone(() => !view().isReconciling, closeMs);
      }
      if (next === "resend" && (await press({ kind: "pending-resend", key: id }))?.kind === "taken") return true;
      if (next !== "settle") continue;
      // On the screen it is nobody's but the cashier's.
      if (screen.kind === "unknown" && (await press({ kind: "park" }))?.kind === "taken") return true;
      if (await settleByBook(id)) return true;
    }
    return false;
  }
  async function openDay(): Promise<boolean> {
    const { screen } = view();
    if (screen.kind === "sign-on") {
      const answer = await press({ kind: "sign-on", op: "07", pin: pinOf("07") });
      return answer?.kind === "taken" && (await pace.until(() => view().op !== null, promptS));
    }
    if (screen.kind !== "day-open") return false;
    return (await press({ kind: "day-open", day: screen.day, float: 50_000 }))?.kind === "taken";
  }

  return {
    hands,
    press,
    cancel,
    openDay,
    ringSomething,
    tap,
    async approve(act) {
      const answer = await press({ kind: "approve", op: supervisor, pin: pinOf(supervisor), act });
      // A PIN is looked at in a thread of its own; the supervisor stands there until it was.
      if (answer?.kind === "taken") await pace.untilDone(() => view().approving === null, closeMs);
    },
    async closeDay(twice = false) {
      if (twice) await press({ kind: "day-close" });
      if ((await press({ kind: "day-close" }))?.kind === "taken")
        await pace.untilDone(() => view().day === null, closeMs);
    },
    giveBack: async () => void (await giveBack(true)),
    async ring(code, qty) {
      await press({ kind: "item", code, qty });
    },
    async payCash(how) {
      await ringSomething();
      const { screen, basket } = view();
      const due = screen.kind === "short" ? screen.lacking : basket.due;
      const given = { exact: due, over: roundUp(due + 1), part: Math.floor(due / 2) }[how];
      if (basket.count > 0 && given > 0) await cash(given);
    },
    async payCard(member) {
      await ringSomething();
      const { screen, basket } = view();
      if ((screen.kind === "sale" || screen.kind === "tender") && basket.count > 0) await press({ kind: "emoney" });
      if (view().screen.kind === "card") await tap(member);
    },
    async charge(name, amount) {
      if (view().screen.kind === "sale" || view().screen.kind === "done") await press({ kind: "charge" });
      if (view().screen.kind !== "card") return;
      await name();
      await pace.until(() => !isWorking(), promptS);
      const { screen, seq } = view();
      if (screen.kind !== "charge") return;
      const given = amount + 1000;
      hands.lay({ kind: "charge", given, cash: 0, seq });
      await watched(await press({ kind: "charge-cash", amount: Math.min(amount, Math.max(1000, screen.most)), given }));
    },
    async tidy(finish) {
      const { screen, basket, guard } = view();
      if (guard === "clock") return confirmClock();
      if ((await settleItem()) || (await giveBack())) return true;
      switch (screen.kind) {
        case "sign-on":
        case "day-open":
          return openDay();
        case "done":
          return (await press({ kind: "next" }))?.kind === "taken";
        case "sale":
        case "tender":
          if (basket.lines.length === 0) return false;
          if (basket.count === 0 || finish === "cancel" || !(await cash(basket.due))) await cancel();
          return true;
        case "short":
        case "card":
        case "charge":
        case "meal-offer":
        case "tray":
        case "inquiry":
        case "refund-find":
        case "refund":
          return (await press({ kind: "back" }))?.kind === "taken";
        default:
          return false;
      }
    },
  };
}
