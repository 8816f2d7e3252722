import { setTimeout as wait } from "node:timers/promises";
import type { View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import { cardOf } from "#rig/open-rig.ts";
import type { Shop } from "#tests/house/open-shop.ts";

export type SoakCashier = {
  /** Sells one article, by card where asked, and goes by the screen whatever it says. Answers what did not go on, or undefined. */
  sell(code: string, member?: Member): Promise<string | undefined>;
  /** To an empty counter; answers what did not go on. */
  tidy(): Promise<string | undefined>;
};

const LOOK_MS = 20;

/** A cashier who shuts the drawer, answers for papers that may be lost, and takes cash where a card will not do. `limitMs`: nothing may stand longer. */
export function openSoakCashier(shop: Shop, limitMs: number): SoakCashier {
  const { window, rig } = shop;
  const { view } = window;

  async function until(is: (now: View) => boolean, withinMs = limitMs): Promise<boolean> {
    const by = performance.now() + withinMs;
    while (!is(view()) && performance.now() < by) await wait(LOOK_MS);
    return is(view());
  }
  const press = async (command: ScreenCommand): Promise<boolean> => (await window.send(command)).kind === "taken";
  const isFree = ({ screen, basket }: View): boolean => screen.kind === "sale" && basket.lines.length === 0;
  const show = (what: string): string => {
    const { screen, notice, guard, pending } = view();
    return `${what}: ${JSON.stringify({ screen, notice, guard, pending: pending.map(({ kind, state }) => `${kind} ${state}`) })}`;
  };

  /** The cashier looks whether the paper lies there. */
  async function answerJobs(): Promise<void> {
    for (const { id, kind, receipt } of view().pending) {
      if (kind !== "job") continue;
      const papers = rig.devices.printer.papers();
      const printed = papers.some(({ text }) =>
        text.some((line) => receipt !== undefined && line.includes(`No. ${receipt} `)),
      );
      await press({ kind: "job-answer", job: id, printed });
    }
  }

  /** One act towards an empty counter. */
  async function step(): Promise<void> {
    const { screen, basket } = view();
    await answerJobs();
    rig.devices.drawer.close();
    switch (screen.kind) {
      case "done":
        return void (await press({ kind: "next" }));
      case "sale":
        return void (await press(basket.count > 0 ? { kind: "tender" } : { kind: "cancel-sale" }));
      case "tender":
        return void (await press({ kind: "cash", given: screen.due }));
      case "unknown":
        return void (await press({ kind: "park" }));
      case "short":
      case "card":
      case "meal-offer":
      case "charge":
        return void (await press({ kind: "back" }));
      default:
        await wait(LOOK_MS);
    }
  }
  async function tidy(): Promise<string | undefined> {
    const by = performance.now() + limitMs;
    while (!isFree(view()) && performance.now() < by) {
      const { rev } = view();
      await step();
      await until((now) => now.rev !== rev, 500);
    }
    await answerJobs();
    return isFree(view()) ? undefined : show("the counter does not get free");
  }

  async function payCard(member: Member): Promise<void> {
    rig.servers.pokepay.setBalance(member.wallet, { money: 20_000 });
    if (!(await press({ kind: "emoney" }))) return;
    if (!(await until(({ screen }) => screen.kind === "card", 2_000))) return;
    await rig.devices.reader.tap(cardOf(member), { holdMs: 400 });
    await until(({ screen }) => screen.kind !== "card" && screen.kind !== "working", limitMs / 4);
  }

  return {
    tidy,
    async sell(code, member) {
      const trouble = await tidy();
      if (trouble !== undefined) return trouble;
      if (!(await press({ kind: "item", code, qty: 1 }))) return show(`${code} cannot be rung up`);
      await until(({ basket }) => basket.count === 1);
      if (member) await payCard(member);
      const isPaid = view().screen.kind === "done" || (await until(({ screen }) => screen.kind === "done", 200));
      if (isPaid) return undefined;
      if (view().screen.kind === "sale") await press({ kind: "tender" });
      await until(({ screen }) => screen.kind === "tender", 2_000);
      const { screen } = view();
      if (screen.kind === "tender") await press({ kind: "cash", given: screen.due });
      if (await until((now) => now.screen.kind === "done" || isFree(now), 2_000)) return undefined;
      return tidy();
    },
  };
}
