import type { Page } from "playwright-core";
import { cardOf } from "#rig/open-rig.ts";
import { findMember } from "../demo/facts.ts";
import type { Play } from "../demo/stage.ts";
import {
  goOn,
  press,
  pressDigits,
  pressMenu,
  scan,
  see,
  seeNoSheet,
  seePrinted,
  seePrompt,
  seeReady,
  seeSheet,
  touch,
} from "../support/cashier.ts";
import type { Customer, Pay, Rung } from "./plan.ts";

/** Presses until the lines of the basket are others than before. */
async function untilChanged(page: Page, act: () => Promise<void>): Promise<void> {
  const read = (): Promise<string[]> => page.locator("[data-line]").allInnerTexts();
  const before = (await read()).join("\n\n");
  await act();
  await page.waitForFunction(
    (old) =>
      [...document.querySelectorAll<HTMLElement>("[data-line]")].map((line) => line.innerText).join("\n\n") !== old,
    before,
  );
}

/** One piece of goods: over the scanner, by its key, by its code, or by price and department. */
async function ringUp({ rig, page }: Play, rung: Rung): Promise<void> {
  if (rung.by === "department") {
    return untilChanged(page, async () => {
      await press(page, "department");
      await seeSheet(page, "department");
      await pressDigits(page, String(rung.price));
      await press(page, `department:${rung.id}`);
      await seeNoSheet(page);
    });
  }
  if (rung.by === "scan") await scan(page, rig, rung.code);
  else if (rung.by === "touch") await touch(page, rung.code);
  else
    await untilChanged(page, async () => {
      await press(page, "code");
      await seeSheet(page, "code");
      await pressDigits(page, rung.code);
      await press(page, "ok");
      await seeNoSheet(page);
    });
  if (rung.qty === 1) return;
  await untilChanged(page, async () => {
    await press(page, "qty");
    await seeSheet(page, "qty");
    await pressDigits(page, String(rung.qty));
    await press(page, "ok");
    await seeNoSheet(page);
  });
}

/** What is done to the basket between ringing up and paying. */
async function doExtra({ page }: Play, extra: Customer["extra"]): Promise<void> {
  switch (extra) {
    case "line-off":
    case "coupon":
      await press(page, "discount");
      await seeSheet(page, "discount");
      await press(page, extra === "coupon" ? "target:basket" : "target:line");
      await press(page, extra === "coupon" ? "discount:coupon" : "discount:near-20");
      return seeNoSheet(page);
    case "held":
      await press(page, "hold");
      await page.waitForSelector("[data-line]", { state: "detached" });
      await press(page, "recall");
      await page.waitForSelector("[data-line]");
      return;
    case "takes-back":
      await press(page, "void");
      await page.waitForSelector("[data-line][data-void]");
      return;
    case "guests":
      await pressMenu(page, "guests");
      await seeSheet(page, "guests");
      await press(page, "guests:3");
      return seeNoSheet(page);
    default:
  }
}

/** Holds the member's card at the reader; where card set-up linked the IDm alone, it is a card without more. */
async function tap({ rig, page }: Play, label: string): Promise<void> {
  await see(page, "card");
  const member = findMember(rig, label);
  await rig.devices.reader.tap(member.link === "idm" ? { idm: member.idm } : cardOf(member));
}

async function payEmoney(play: Play, label: string): Promise<void> {
  await seeReady(play.page);
  await press(play.page, "emoney");
  await tap(play, label);
}

/** 現金, so much laid down; the way to the next screen is the caller's. */
async function layDown(page: Page, yen: number): Promise<void> {
  await press(page, "cash");
  await see(page, "tender");
  await pressDigits(page, String(yen));
  await press(page, "cash");
}

async function pay(play: Play, way: Exclude<Pay, { kind: "leaves" }>): Promise<void> {
  const { page } = play;
  switch (way.kind) {
    case "cash":
      await layDown(page, way.given);
      break;
    case "emoney":
      await payEmoney(play, way.member);
      break;
    case "mixed":
      await layDown(page, way.cash);
      await seePrompt(page, "notice.cash-taken");
      await payEmoney(play, way.member);
      break;
    case "meal":
      await press(page, "cash");
      await see(page, "tender");
      await seeReady(page);
      await press(page, "meal");
      await tap(play, way.member);
      await see(page, "meal-offer");
      await press(page, "meal-take");
      break;
    default:
  }
  await see(page, "done");
  await seePrinted(page);
}

/** One customer from the first article to 次へ. */
export async function serve(play: Play, { rung, extra, pay: way }: Customer): Promise<void> {
  const { rig, page } = play;
  for (const one of rung) await ringUp(play, one);
  // What is taken back is one more than what is bought.
  if (extra === "takes-back") await ringUp(play, { by: "scan", code: "4569990003041", qty: 1 });
  await doExtra(play, extra);
  if (way.kind !== "leaves") {
    await pay(play, way);
    return goOn(page, rig);
  }
  await press(page, "cancel");
  await seeSheet(page, "cancel");
  await press(page, "cancel-confirm");
  await page.waitForSelector("[data-line]", { state: "detached" });
}
