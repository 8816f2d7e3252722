import { afterAll, beforeAll, expect, test } from "vitest";
import { openRig, type Rig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { typeKeys } from "#tests/renderer/support/type-keys.ts";
import { press, pressDigits, pressSign, readBasket, see, seeLamp, seeLine, seePrompt } from "./support/cashier.ts";
import { type Kiosk, openKiosk } from "./support/kiosk.ts";

/** One kiosk whose scanner is a keyboard, for the whole file: the tests follow each other like a day. */
const stack = new AsyncDisposableStack();
let rig: Rig;
let kiosk: Kiosk;
beforeAll(async () => {
  const dir = stack.use(makeTempDir());
  rig = stack.use(await openRig({ dir: dir.path, mode: "test", card: "port", wedge: true }));
  kiosk = stack.use(await openKiosk(rig));
}, 180_000);
afterAll(() => stack.disposeAsync(), 60_000);

const [karaage, anpan] = ["20100018", "4569990001009"];
const display = (): string => rig.devices.display.lines()[0].trim().replaceAll(/ +/g, " ");

test("A scan while nobody has signed on presses no key and stands in no field", async () => {
  const { cashier } = kiosk;
  await see(cashier, "sign-on");
  await typeKeys(cashier, `${anpan}\r`);
  await seePrompt(cashier, "notice.no-operator");
  await pressSign(cashier, "07", rig.servers.pins["07"] ?? "");
  await press(cashier, "sign-on");
  await see(cashier, "day-open");
  await pressDigits(cashier, "30000");
  await press(cashier, "day-open");
  await see(cashier, "sale");
});

test("Goods that are typed at a scanner's speed stand in the basket, on the customer display and nowhere else", async () => {
  const { cashier } = kiosk;
  await typeKeys(cashier, `${karaage}\r`);
  await seeLine(cashier, "唐揚げ定食");
  await typeKeys(cashier, `${anpan}\r`);
  await seeLine(cashier, "あんパン");
  expect(await readBasket(cashier)).toHaveLength(2);
  expect(await cashier.getAttribute("[data-screen]", "data-sheet")).toBeNull();
  await expect.poll(display, { timeout: 10_000 }).toMatch(/^ｱﾝﾊﾟﾝ ¥/);
  await seeLamp(cashier, "scanner", ["ok"]);
});

test("A wrong check digit is asked for again and sells nothing", async () => {
  const { cashier } = kiosk;
  await typeKeys(cashier, `${anpan.slice(0, -1)}8\r`);
  await seePrompt(cashier, "notice.code-unreadable");
  expect(await readBasket(cashier)).toHaveLength(2);
});

test("A code keyed by hand at 120 ms a key goes into the field, and is sold by Enter", async () => {
  const { cashier } = kiosk;
  await typeKeys(cashier, karaage, { gapMs: 120 });
  await expect.poll(() => cashier.innerText('[data-field="code"]')).toContain(karaage);
  await typeKeys(cashier, "\r", { gapMs: 120 });
  await expect.poll(async () => (await readBasket(cashier)).length).toBe(3);
});

test("Goods typed with Japanese input on are sold as well, and it is said how to switch it off", async () => {
  const { cashier } = kiosk;
  await typeKeys(cashier, `${anpan}\r`, { isImeOn: true });
  await expect.poll(async () => (await readBasket(cashier)).length).toBe(4);
  await seePrompt(cashier, "notice.ime-on");
});
