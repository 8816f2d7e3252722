import { press, pressDigits, pressSign, see, seePrompt } from "../../support/cashier.ts";
import { findEntry, lookSince, markNow, waitForHeadquarters } from "../facts.ts";
import type { Step } from "../stage.ts";

const op = "07";
const float = 30_000;

/** Signs on, once with a wrong PIN, and opens the day. */
export const openDay: Step = {
  name: "Signing on and opening the day",
  async run({ rig, page, checks, shoot }) {
    const mark = markNow(rig);
    await see(page, "sign-on");
    await shoot("sign-on", "en", "small", "customer");
    await pressSign(page, op, "0000");
    await press(page, "sign-on");
    await seePrompt(page, "notice.pin-wrong");
    await shoot("sign-on-refused");
    await pressSign(page, op, rig.servers.pins[op] ?? "");
    await shoot("sign-on-pin");
    await press(page, "sign-on");
    await see(page, "day-open");
    await pressDigits(page, String(float));
    await shoot("day-open", "en");
    await press(page, "day-open");
    await see(page, "sale");
    await shoot("sale-empty", "small", "customer");
    const { entries } = lookSince(rig, mark);
    checks.equal("one operator signed on", findEntry(entries, "sign-on").data.op, op);
    checks.equal("the float stands in the journal", findEntry(entries, "day-open").data.float, float);
    await waitForHeadquarters(rig);
    checks.equal("headquarters found nothing wrong", rig.servers.headquarters.findings(), []);
  },
};
