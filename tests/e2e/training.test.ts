import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFile } from "#db/open-file.ts";
import { seedPins } from "#rig/headquarters/seed.ts";
import { openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { openTheDay, press, see } from "./support/cashier.ts";
import { openKiosk } from "./support/kiosk.ts";

function headOf(dir: string): string {
  const store = openFile(dir, { readonly: true });
  const row = store.entries.lastRow();
  store.db.close();
  return `${row?.kind} ${row?.hash.toString("hex")}`;
}
/** The kiosk asks to be started again (main/shell/training.ts). */
const again = 10;

test("a supervisor sends the kiosk to practise and a key brings it back, locked, with its journal as it was", async () => {
  using dir = makeTempDir();
  await using rig = await openRig({ dir: dir.path, card: "port" });
  const start = () => openKiosk({ config: rig.config, data: rig.data, env: rig.env });
  {
    await using kiosk = await start();
    const { cashier } = kiosk;
    await openTheDay(cashier);
    await press(cashier, "menu");
    await press(cashier, "training");
    await cashier.keyboard.type("01");
    await cashier.keyboard.press("Enter");
    await cashier.keyboard.type(seedPins["01"] ?? "");
    await cashier.keyboard.press("Enter");
    expect(await kiosk.ended).toBe(again);
  }
  const left = headOf(rig.data);
  expect(left).toMatch(/^shutdown /);
  const kicks = rig.devices.printer.kicks().length;
  const papers = rig.devices.printer.papers().length;
  {
    await using kiosk = await start();
    const { cashier, customer } = kiosk;
    await openTheDay(cashier);
    expect(await cashier.textContent("header")).toContain("練習");
    await expect.poll(() => customer.textContent("header")).toContain("練習");
    await cashier.locator('[data-key^="item:"]:not([disabled])').first().click();
    await cashier.waitForSelector("[data-line]");
    await press(cashier, "cash");
    await see(cashier, "tender");
    await cashier.keyboard.type("10000");
    await cashier.keyboard.press("Enter");
    await see(cashier, "done");
    await expect.poll(() => rig.devices.printer.papers().length, { timeout: 20_000 }).toBe(papers + 1);
    const paper = rig.devices.printer.papers().at(-1)?.text.join("\n").replaceAll(/\s/g, "");
    expect(paper).toContain("練習");
    expect(paper).toContain(`No.${rig.reg}-1-1`);
    expect(rig.devices.printer.kicks()).toHaveLength(kicks);
    await press(cashier, "menu");
    await press(cashier, "training-end");
    expect(await kiosk.ended).toBe(again);
  }
  expect(headOf(rig.data)).toBe(left);
  expect(existsSync(join(rig.data, "training", "journal.db"))).toBe(true);
  {
    await using kiosk = await start();
    await see(kiosk.cashier, "locked");
    expect(await kiosk.cashier.textContent("header")).not.toContain("練習");
    await kiosk.cashier.keyboard.type(seedPins["07"] ?? "");
    await kiosk.cashier.keyboard.press("Enter");
    await see(kiosk.cashier, "sale");
  }
}, 180_000);
