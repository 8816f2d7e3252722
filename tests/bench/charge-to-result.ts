import { cardOf } from "#rig/open-rig.ts";
import { press, see, seeReady } from "#tests/e2e/support/cashier.ts";
import { wayMs } from "./far-authority.ts";
import type { Figure } from "./figure.ts";
import { measureFar } from "./tap-to-result.ts";

/** From the key that takes the cash to the painted result, the time on the wire to the authority taken off. */
export const chargeToResult: Figure = {
  name: "charge-to-result",
  limit: 2,
  run: ({ dir, say }) =>
    measureFar(
      {
        ready: async (page, rig) => {
          const [member] = rig.servers.members;
          if (member === undefined) throw new Error("nobody to charge");
          await seeReady(page);
          await press(page, "charge");
          await see(page, "card");
          await rig.devices.reader.tap(cardOf(member));
          await see(page, "charge");
          await press(page, "amount:1000");
        },
        go: (page) => press(page, "charge-cash"),
        call: "topup",
        notes: [`the authority ${wayMs} ms away each way; one round trip taken off`],
      },
      dir,
      say,
    ),
};
