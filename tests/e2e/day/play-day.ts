import { sellInPage } from "#tests/bench/sell-in-page.ts";
import type { Stage, Step } from "../demo/stage.ts";
import { charge, chargeLost } from "../demo/steps/charge.ts";
import { headquartersDown, paperOut } from "../demo/steps/devices.ts";
import { cancelMixed } from "../demo/steps/pay-meal.ts";
import { payDeclined, payLost } from "../demo/steps/pay-troubled.ts";
import { parkPayment } from "../demo/steps/parked.ts";
import { returnPart, voidLast } from "../demo/steps/refund.ts";
import { trust } from "../demo/steps/trust.ts";
import { closeTill } from "./pieces/close-till.ts";
import { expressLane } from "./pieces/express.ts";
import { openTill } from "./pieces/open-till.ts";
import { invoice } from "./pieces/papers.ts";
import { specialPrices } from "./pieces/prices.ts";
import { handOver, takeX } from "./pieces/shift.ts";
import { moveCash } from "./pieces/till.ts";
import { type Customer, planDay } from "./plan.ts";
import { serve } from "./serve.ts";

/** Noon: as fast as the screen follows. */
const rush = (sales: number): Step => ({
  name: `A rush of ${sales}`,
  run: ({ page }) => sellInPage(page, sales),
});

/** What happens once a day, in order; the customers come in between. */
const pieces = (customers: number): readonly Step[] => [
  moveCash,
  charge,
  paperOut,
  rush(Math.ceil(customers / 6)),
  expressLane,
  returnPart,
  invoice,
  headquartersDown,
  specialPrices,
  takeX,
  handOver,
  trust,
];
/** What a long day sees beside them. */
const troubles: readonly Step[] = [payLost, voidLast, parkPayment, chargeLost, payDeclined, cancelMixed];

export type DayOptions = {
  readonly seed: number;
  readonly customers: number;
  /** With every trouble there is. */
  readonly isLong: boolean;
  readonly progress: (text: string) => void;
};

/** Plays a whole day by the keys of the screen, from the float to the Z: the customers of the plan, and the pieces between them. */
export async function playDay(stage: Stage, o: DayOptions): Promise<void> {
  const { seed, customers, isLong, progress } = o;
  const plan = planDay({ seed, customers, today: new Date().toLocaleDateString("sv-SE") });
  const between = [...pieces(customers), ...(isLong ? troubles : [])];
  let served = 0;
  const serveSome = async (some: readonly Customer[]): Promise<void> => {
    for (const customer of some) {
      try {
        await serve(stage, customer);
      } catch (error) {
        throw new Error(`customer ${served} of SEED=${seed}: ${JSON.stringify(customer)}`, { cause: error });
      }
      served += 1;
      progress(`${served} of ${customers} customers`);
    }
  };
  const play = async (step: Step): Promise<void> => {
    stage.checks.begin(step.name);
    progress(step.name);
    await step.run(stage);
  };
  await play(openTill);
  for (const [at, step] of between.entries()) {
    await serveSome(
      plan.slice(Math.floor((at * customers) / between.length), Math.floor(((at + 1) * customers) / between.length)),
    );
    await play(step);
  }
  await play(closeTill);
}
