import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { compareBooks } from "./books.ts";
import { openCamera } from "./camera.ts";
import { type Check, openChecks } from "./checks.ts";
import { gather } from "./gather.ts";
import { backUp, startOnBackup } from "./restore.ts";
import { openStop } from "./stop-signals.ts";
import { openPlay, type Stage, type Step } from "./stage.ts";
import { cardDesk } from "./steps/card-desk.ts";
import { chargeApp, correctCharge } from "./steps/charge-app.ts";
import { charge, chargeLost } from "./steps/charge.ts";
import { closeDay } from "./steps/close-day.ts";
import { headquartersDown, paperOut } from "./steps/devices.ts";
import { inquiry } from "./steps/inquiry.ts";
import { cancelled, killed } from "./steps/killed.ts";
import { openDay } from "./steps/open-day.ts";
import { parkPayment } from "./steps/parked.ts";
import { cancelQr, payApp, payQr } from "./steps/pay-app.ts";
import { payBook } from "./steps/pay-book.ts";
import { payCard, payShort } from "./steps/pay-card.ts";
import { payCash } from "./steps/pay-cash.ts";
import { cancelMixed, payMeal } from "./steps/pay-meal.ts";
import { payDeclined, payLost } from "./steps/pay-troubled.ts";
import { reconcile } from "./steps/reconcile.ts";
import { returnPart, voidLast } from "./steps/refund.ts";
import { trust } from "./steps/trust.ts";
import { writeSummary } from "./summary.ts";

/** A cashier's day, short. */
const morning: readonly Step[] = [openDay, payCash, payCard, payShort, payBook, charge];
/** Every other way to pay, to give back and to look things up. */
const ways: readonly Step[] = [
  payApp,
  payQr,
  cancelQr,
  payMeal,
  cancelMixed,
  inquiry,
  chargeApp,
  correctCharge,
  returnPart,
  voidLast,
  cardDesk,
];
const troubles: readonly Step[] = [
  chargeLost,
  payLost,
  parkPayment,
  payDeclined,
  trust,
  paperOut,
  headquartersDown,
  killed,
  cancelled,
];
const evening: readonly Step[] = [reconcile, closeDay];

/** Every wait of kiosk and rig times this. */
const timeScale = 0.5;

/** Plays the whole demonstration in the real kiosk; everything it showed is in `out` afterwards. Answers its checks. */
export async function playDemo(out: string, say: (line: string) => void): Promise<readonly Check[]> {
  const fromMs = performance.now();
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const checks = openChecks(say);
  const { version, isFallback } = findRuntime();
  const runtime = `Electron ${version}${isFallback ? ", the runtime for development and tests" : ""}`;
  say(runtime);
  using stop = openStop();
  await using stack = new AsyncDisposableStack();
  const play = stack.use(await openPlay({ timeScale, mode: "rig" }));
  stop.hold();
  const { rig, kiosk } = play;
  const { cardStandIn } = rig.devices;
  const reader =
    cardStandIn === undefined ? "cards through pcscd" : `cards through the rig's own reader, because ${cardStandIn}`;
  say(reader);
  const stage: Stage = { ...play, checks, shoot: openCamera(kiosk, join(out, "screens")) };
  const all = playAll(stage, out);
  try {
    await Promise.race([all, stop.told]);
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    checks.holds("the demonstration was played to its end", false, why);
    await stage.shoot("the-end").catch(() => {});
    gather(rig, out);
  }
  all.catch(() => {});
  const seconds = Math.round((performance.now() - fromMs) / 1_000);
  writeSummary({ at: new Date().toISOString(), seconds, runtime, reader, checks: checks.all() }, out);
  return checks.all();
}

async function playAll(stage: Stage, out: string): Promise<void> {
  const { rig, kiosk, checks } = stage;
  await playSteps(stage, morning);
  const backup = await backUp(rig);
  await playSteps(stage, [...ways, ...troubles, ...evening]);
  await compareBooks(rig, checks, out);
  gather(rig, out);
  await kiosk[Symbol.asyncDispose]();
  await startOnBackup(rig, backup, checks, join(out, "screens"));
}

async function playSteps(stage: Stage, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    stage.checks.begin(step.name);
    await step.run(stage);
  }
}
