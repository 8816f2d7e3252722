import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";
import { standMs } from "#register/express.ts";
import { cardOf } from "#rig/open-rig.ts";
import { findMember, lookSince, markNow } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import { goOn, pressMenu, see, seeMember, seePrinted, seePrompt, seeReady, touch } from "../../support/cashier.ts";

const dishes = ["20100018", "20200022"] as const;

async function turn(page: Page, to: "on" | "off"): Promise<void> {
  await pressMenu(page, "express");
  await seePrompt(page, `notice.express-${to}`);
}

/** 唐揚げ定食 594 and カレーライス小 385, each paid by one tap on the total. */
export const expressLane: Step = {
  name: "Two trays in express mode, one tap each",
  async run({ rig, kiosk, page, checks }) {
    const mark = markNow(rig);
    await seeReady(page);
    await turn(page, "on");
    for (const dish of dishes) {
      await touch(page, dish);
      await seePrompt(page, "prompt.express.touch");
      await seeMember(kiosk.customer, "ringing");
      // What is under test: the member has to have seen the total for so long.
      await wait(2 * standMs);
      await rig.devices.reader.tap(cardOf(findMember(rig, "学生 上限近く")));
      await see(page, "done");
      await seePrinted(page);
      await goOn(page, rig);
    }
    await turn(page, "off");
    const { transactions } = lookSince(rig, mark);
    checks.equal(
      "each tap paid once",
      transactions.map(({ money, points }) => money + points),
      [594, 385],
    );
  },
};
