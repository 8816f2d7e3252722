import { findEntry, lookSince, markNow } from "../../demo/facts.ts";
import type { Step } from "../../demo/stage.ts";
import { press, pressSign, see } from "../../support/cashier.ts";
import { keyPieces } from "../key-pieces.ts";

/** ¥50,000 in notes and coins. */
const pieces = { 5000: 4, 1000: 25, 500: 6, 100: 15, 50: 6, 10: 18, 5: 3, 1: 5 } as const;

/** Signing on, and the float counted kind by kind. */
export const openTill: Step = {
  name: "Opening the day with the float by denomination",
  async run({ rig, page, checks }) {
    const mark = markNow(rig);
    await see(page, "sign-on");
    await pressSign(page, "07", rig.servers.pins["07"] ?? "");
    await press(page, "sign-on");
    await see(page, "day-open");
    await press(page, "board-toggle");
    await keyPieces(page, pieces);
    await press(page, "day-open");
    await see(page, "sale");
    checks.equal(
      "the float is what was counted",
      findEntry(lookSince(rig, mark).entries, "day-open").data.float,
      50_000,
    );
  },
};
