import type { PendingView, View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import { cardOf } from "#rig/open-rig.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import type { Killer } from "./killer.ts";
import type { Plan } from "./plan.ts";
import { readSlips } from "./slips.ts";

/** A job shown unknown, and what the cashier said after a look at the paper. */
export type Answer = { readonly job: string; readonly seq: number; readonly printed: boolean };

export type Cashier = {
  /** Does what this View asks for, if anything. */
  act(view: View): Promise<void>;
  readonly answers: readonly Answer[];
  /** Nothing of this customer is left to do. */
  isAtRest(view: View): boolean;
};

const roundUp = (yen: number): number => Math.ceil(yen / 1000) * 1000;

/** Serves one customer by what the screen says, and knows nothing else: whatever was killed behind it. */
export function openCashier(shop: Shop, killer: Killer, plan: Plan): Cashier {
  const { window, rig } = shop;
  const { printer, reader } = rig.devices;
  const answers: Answer[] = [];
  const member = rig.servers.members[plan.member];
  if (!member) throw new Error(`no member ${plan.member}`);
  const card = cardOf(member);
  let tapping: Promise<void> | null = null;
  let asks = 0;
  let charges = 0;

  /** Answered, or the register died over it. */
  async function say(command: ScreenCommand): Promise<boolean> {
    if (killer.isBusy()) return false;
    const sent = window.send(command).then(({ kind }) => kind === "taken");
    return Promise.race([sent, killer.gone()]);
  }

  function tap(): void {
    if (tapping) return;
    killer.note("tap");
    tapping = reader.tap(card).finally(() => (tapping = null));
    tapping.catch(() => {});
  }

  async function payCash(due: number): Promise<void> {
    await say({ kind: "cash", given: roundUp(due) });
    killer.note("cash");
  }

  async function askCard(command: ScreenCommand): Promise<boolean> {
    asks += 1;
    const taken = await say(command);
    if (taken) killer.note("asked");
    return taken;
  }

  /** What is to be done about the items beside the screen; true if there was something. */
  async function settle(item: PendingView): Promise<boolean> {
    if (item.kind === "job") {
      // As long as the head moves, nobody can say what came out.
      if (!printer.idle()) return false;
      const seq = Number(item.id.split("-")[1]);
      const printed = readSlips(printer).some((slip) => slip.seq === seq && slip.isWhole);
      answers.push({ job: item.id, seq, printed });
      await say({ kind: "job-answer", job: item.id, printed });
      killer.note("told");
      return true;
    }
    if (item.kind === "charge" && (item.state === "not-charged" || item.state === "rejected"))
      return say({ kind: "charge-returned", key: item.id });
    return false;
  }

  async function act({ screen, basket, pending }: View): Promise<void> {
    for (const item of pending) if (await settle(item)) return;
    switch (screen.kind) {
      case "sale":
        if (basket.count > 0 && (asks > 2 || !(await askCard({ kind: "emoney" })))) await say({ kind: "tender" });
        else if (plan.deal === "charge" && asks === 0) await askCard({ kind: "charge" });
        return;
      case "card":
        return tap();
      case "short":
        return payCash(screen.lacking);
      case "tender":
        if (plan.onNotCharged === "again" && asks < 3 && (await askCard({ kind: "emoney" }))) return;
        return payCash(screen.due);
      case "charge":
        if (charges > 0 && screen.most < plan.yen) return void (await say({ kind: "back" }));
        charges += 1;
        await say({ kind: "charge-cash", amount: Math.min(plan.yen, screen.most), given: roundUp(plan.yen) + 1000 });
        return killer.note("cash");
      case "charge-return":
        return void (await say({ kind: "charge-returned" }));
      case "unknown":
        if (plan.onUnknown === "park") await say({ kind: "park" });
        return;
      case "done":
        return killer.note("done");
      default:
        return;
    }
  }

  return {
    act,
    answers,
    isAtRest({ screen, basket, pending }) {
      const isServed =
        screen.kind === "done" || (screen.kind === "sale" && plan.deal === "charge" && asks > 0 && basket.count === 0);
      return isServed && pending.length === 0 && tapping === null;
    },
  };
}
