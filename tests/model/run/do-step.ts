import {
  chargeByApp,
  correctCharge,
  type Flow,
  payByApp,
  payByMeal,
  payByTray,
  pressPending,
  returnGoods,
} from "../shop/flows.ts";
import { crash } from "./crash.ts";
import { calm, plant } from "./fault.ts";
import type { Dealing, Step } from "./steps.ts";

export type Scene = Flow & { readonly goods: readonly string[] };

/** The deadline of a payment and a look-up, as the register counts seconds, and a little. */
const answerS = 8;

/** What a member does at the counter, without waiting for what comes of it. */
async function serve(scene: Scene, step: Dealing): Promise<void> {
  const { shop, cashier } = scene;
  const { members } = shop.stand.servers;
  const member = members[step.member] ?? members[0];
  if (member === undefined) return;
  switch (step.do) {
    case "card":
      return cashier.payCard(member);
    case "charge":
      return cashier.charge(() => cashier.tap(member), step.thousands * 1000);
    case "app":
      return step.thousands === 0 ? payByApp(scene, member) : chargeByApp(scene, member, step.thousands * 1000);
    case "meal":
      return payByMeal(scene, member, step.takes);
    case "tray":
      return payByTray(scene, member, step.end);
  }
}

async function work(scene: Scene, step: Step): Promise<void> {
  const { shop, cashier, goods } = scene;
  switch (step.do) {
    case "ring":
      return cashier.ring(goods[step.goods % goods.length] ?? "", step.qty);
    case "cash":
      return cashier.payCash(step.how);
    case "card":
    case "charge":
    case "app":
    case "meal":
    case "tray":
      await serve(scene, step);
      if (!step.hasty) await shop.pace.until(() => shop.view().screen.kind !== "working", answerS);
      return;
    case "return":
      return returnGoods(scene, step.which, step.units);
    case "correct":
      return correctCharge(scene, step.which);
    case "trust":
      return cashier.approve({ kind: "trust", on: step.on });
    case "pending-ask":
    case "pending-resend":
      return pressPending(scene, step.do);
    case "give-back":
      return cashier.giveBack();
    case "cancel":
      return cashier.cancel();
    case "park":
    case "back":
    case "next":
      return void (await cashier.press({ kind: step.do }));
    case "close-day":
      return cashier.closeDay(step.twice);
    case "wait":
      return shop.pace.pass(step.s);
    case "calm":
      return calm(shop);
    case "fault":
      return plant(shop, step);
    case "crash":
      return crash(shop, step);
  }
}

/** A register that is down is started before the next thing happens, as its supervisor would. */
export async function doStep(scene: Scene, step: Step): Promise<void> {
  await scene.shop.start();
  scene.shop.trace.push(JSON.stringify(step));
  await work(scene, step);
}
