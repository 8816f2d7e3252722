import { expect, test } from "vitest";
import { cardOf } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { keyCode, openTheDay, press, see, seeReady } from "./support/cashier.ts";
import { type House, openHouse } from "./support/house.ts";
import { patchBuild } from "./support/patch-build.ts";

const chicken = "20100018";

/**
 * The register stands still while 現金 is pressed and, before the screen could answer, 電子マネー behind it; more fingers come while the window
 * says お待ちください, and a card is laid on the reader. Then it goes on. Answers the screen it comes to rest on.
 */
async function pressThroughStall({ kiosk, rig, pidOf }: House): Promise<string | null> {
  const { cashier: page } = kiosk;
  await openTheDay(page);
  await seeReady(page);
  await keyCode(page, chicken);
  const register = await pidOf("register");
  process.kill(register, "SIGSTOP");
  try {
    // Both leave the window in one turn, with the gate of the screen that stands there.
    await page.evaluate(() => {
      for (const name of ["cash", "emoney"]) document.querySelector<HTMLElement>(`[data-key="${name}"]`)?.click();
    });
    await page.waitForSelector("[data-veil]");
    await page.evaluate(() => {
      for (const name of ["emoney", "cash", "charge"])
        document.querySelector<HTMLElement>(`[data-key="${name}"]`)?.click();
    });
    const [member] = rig.servers.members;
    if (member === undefined) throw new Error("no member");
    await rig.devices.reader.tap(cardOf(member), { holdMs: 500 });
  } finally {
    process.kill(register, "SIGCONT");
  }
  await page.waitForSelector('[data-screen="tender"], [data-screen="card"]');
  // It is lifted when the last of what was sent has its answer.
  await page.waitForSelector("[data-veil]", { state: "detached" });
  return page.getAttribute("[data-screen]", "data-screen");
}

test("Keys and a card of a stall never reach the next screen", async () => {
  await using house = await openHouse();
  const { cashier: page } = house.kiosk;
  expect(await pressThroughStall(house)).toBe("tender");
  expect(house.rig.servers.pokepay.transactions()).toEqual([]);
  await press(page, "back");
  await see(page, "sale");
  expect(await page.locator("[data-line]").count()).toBe(1);
}, 120_000);

test("A kiosk that does not look at the gate lets the second finger through, and this test would notice", async () => {
  using build = makeTempDir();
  await patchBuild(build.path, [{ find: 'seen !== gate && command.kind !== "scan"', replace: "false" }]);
  await using house = await openHouse(build.path);
  expect(await pressThroughStall(house)).toBe("card");
}, 120_000);
