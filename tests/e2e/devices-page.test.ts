import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cardOf } from "#rig/open-rig.ts";
import { findLayoutFaults } from "#tests/renderer/support/find-layout-faults.ts";
import { openTheDay, press, pressDigits, seeLamp, seeReady } from "./support/cashier.ts";
import { type House, openHouse } from "./support/house.ts";
import { openDevicesPage, readSaid, seeDevice, seeSign, signVisit } from "./support/technician.ts";

/** A fault lights its item within five seconds; asserted at three times that (ms). */
const litMs = 15_000;
const devices = ["printer", "drawer", "scanner", "reader", "display"];

/** As waitForSelector, but sees each change: a process that is restarted at once is away for a quarter of a second. */
function seeFlash(asked: Page, selector: string, timeoutMs: number): Promise<void> {
  return asked.evaluate(
    ([wanted, limitMs]) =>
      new Promise<void>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`not seen: ${wanted}`)), limitMs);
        const look = (): void => {
          if (document.querySelector(wanted) === null) return;
          clearTimeout(late);
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
      }),
    [selector, timeoutMs] as const,
  );
}

let house: House;
let cashier: Page;
let page: Page;
beforeAll(async () => {
  house = await openHouse();
  ({ cashier } = house.kiosk);
  await openTheDay(cashier);
  await seeReady(cashier);
}, 120_000);
afterAll(() => house[Symbol.asyncDispose]());

test("The chord opens the technician's window once, and it shows nothing but that it wants a PIN", async () => {
  page = await openDevicesPage(house.kiosk);
  expect(await house.windowIds()).toHaveLength(3);
  await page.waitForSelector('[data-place="sign"]');
  expect(await page.locator("[data-device]").count()).toBe(0);
  await signVisit(page, "01", "1111");
  expect(await readSaid(page, "look")).toContain("暗証番号が違います");
  expect(await page.locator("[data-device]").count()).toBe(0);
  await pressDigits(page, "9999");
  await press(page, "sign");
  for (const device of devices) await seeSign(page, device, "ok");
});

test("Neither the cashier's nor the customer's window has the technician's channel, whatever they say", async () => {
  const answers = async (asked: Page): Promise<unknown> =>
    asked.evaluate(
      () =>
        new Promise((resolve) => {
          // A page can ask its preload for nothing: it hands over one port, when the page is loaded.
          window.addEventListener("message", ({ data, ports }) => ports.length > 0 && resolve(data));
          window.postMessage({ kind: "port", role: "technician" }, window.location.origin);
          setTimeout(() => resolve("nothing"), 500);
        }),
    );
  expect(await answers(cashier)).toBe("nothing");
  expect(await answers(house.kiosk.customer)).toBe("nothing");
});

test("Each device says how it is, and its one action answers in place", async () => {
  const { printer, reader, drawer } = house.rig.devices;
  await seeDevice(page, "printer");
  const text = await page.locator("[data-page]").innerText();
  for (const said of ["idle", "online", "epson-tm-t88", "接続"]) expect(text).toContain(said);
  await press(page, "print");
  expect(await readSaid(page, "good")).toContain("印字しました");
  expect(printer.papers().at(-1)?.text.join("")).toContain("試験");
  await seeDevice(page, "drawer");
  await press(page, "open-drawer");
  expect(await readSaid(page, "good")).toContain("記録");
  await expect.poll(() => drawer.isOpen()).toBe(true);
  drawer.close();
  const [member] = house.rig.servers.members;
  if (!member) throw new Error("no member");
  await seeDevice(page, "reader");
  await press(page, "read-card");
  await page.waitForSelector('[data-said="busy"]');
  const said = readSaid(page, "good");
  let isSaid = false;
  void said.finally(() => (isSaid = true));
  while (!isSaid) await Promise.race([said, reader.tap(cardOf(member))]);
  expect(await said).toContain(`末尾は ········${member.number.slice(-2)} です`);
  // Its frames are there, and what the card said is not.
  await expect.poll(() => page.locator("[data-frames] [data-way]").count()).toBeGreaterThan(2);
  const shown = (await page.locator("body").innerText()).replaceAll(/\s/g, "");
  for (const secret of [member.number, Buffer.from(member.number).toString("hex"), member.idm.toLowerCase()])
    expect(shown).not.toContain(secret);
  expect(JSON.stringify(house.kiosk.log())).not.toContain(member.number);
});

test("A fault lights its item on both screens within seconds and names the next thing to do in each one's words", async () => {
  const { printer, scanner } = house.rig.devices;
  await seeDevice(page, "printer");
  printer.paper("end");
  await Promise.all([seeLamp(cashier, "printer", ["bad"], litMs), seeSign(page, "printer", "bad", litMs)]);
  expect(await page.locator("[data-code='PAPER_END']").innerText()).toContain("用紙を入れ、カバーを閉めてください");
  expect(await cashier.locator("body").innerText()).toContain("用紙を入れるとレシートが出ます");
  await press(page, "print");
  expect(await readSaid(page, "bad")).toContain("用紙がありません");
  printer.paper("ok");
  await Promise.all([seeLamp(cashier, "printer", ["ok"], litMs), seeSign(page, "printer", "ok", litMs)]);
  await scanner.cable("out");
  await Promise.all([seeLamp(cashier, "scanner", ["bad"], litMs), seeSign(page, "scanner", "bad", litMs)]);
  await scanner.cable("in");
  await Promise.all([seeLamp(cashier, "scanner", ["ok"], litMs), seeSign(page, "scanner", "ok", litMs)]);
});

test("A device host that stands still or dies is shown as such on both screens, and both heal", async () => {
  const pid = await house.pidOf("devices-serial");
  const lit = Promise.all([
    page.waitForSelector('[data-house="bad"]', { timeout: litMs }),
    seeFlash(cashier, '[data-lamp="printer"][data-state="bad"]', litMs),
    seeSign(page, "printer", "bad", litMs),
  ]);
  process.kill(pid, "SIGSTOP");
  await lit;
  await house.waitForAnother("devices-serial", pid, 30_000);
  await Promise.all([seeLamp(cashier, "printer", ["ok"], 30_000), seeSign(page, "printer", "ok", 30_000)]);
  await page.waitForSelector('[data-house="ok"]');
});

test("Nothing is too small for a finger, cut off or over something else, in either language and size", async () => {
  const faults: string[] = [];
  const seen = async (place: string): Promise<void> => {
    for (const fault of await findLayoutFaults(page)) faults.push(`${place}: ${fault}`);
  };
  for (const [width, height] of [
    [1280, 800],
    [1024, 768],
  ] as const) {
    await house.kiosk.app.evaluate(
      ({ BrowserWindow }, [wide, high]) => {
        const all = BrowserWindow.getAllWindows();
        all.find(({ webContents }) => webContents.getURL().endsWith("technician.html"))?.setContentSize(wide, high);
      },
      [width, height] as const,
    );
    await page.waitForFunction((wide) => innerWidth === wide, width);
    for (const language of ["ja", "en"]) {
      for (const device of devices) {
        await seeDevice(page, device);
        await seen(`${width} ${language} ${device}`);
      }
      await seeDevice(page, "printer");
      await press(page, "bind");
      await page.waitForSelector('[data-key^="port:"]');
      await seen(`${width} ${language} bind`);
      await seeDevice(page, "drawer");
      await press(page, "learn");
      await press(page, "start");
      await readSaid(page, "look");
      await seen(`${width} ${language} learn`);
      await press(page, "language");
    }
  }
  expect(faults).toEqual([]);
});

test("Without the register the page says so and asks for the PIN again when it is back", async () => {
  const pid = await house.pidOf("register");
  process.kill(pid, "SIGKILL");
  await page.waitForSelector('[data-place="sign"]', { timeout: litMs });
  await house.waitForAnother("register", pid, 30_000);
  await page.waitForSelector('[data-house="ok"]', { timeout: 30_000 });
  expect(await page.locator("[data-device]").count()).toBe(0);
});

test("Closed by its key the window is gone, and the chord opens it anew", async () => {
  // The page is gone before its click has ended.
  await press(page, "close").catch(() => undefined);
  await expect.poll(() => house.windowIds(), { timeout: litMs }).toHaveLength(2);
  expect(house.kiosk.log().map(({ msg }) => msg)).toContain("technician-closed");
  // Opened again it is another visit.
  page = await openDevicesPage(house.kiosk);
  await page.waitForSelector('[data-place="sign"]');
  expect(await house.windowIds()).toHaveLength(3);
});
