import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Shop, openShop } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  // In real time: what parts two codes is a pause of 60 ms, and a tenth of it is no more than a busy machine makes by itself.
  shop = await openShop({ timeScale: 1 });
});
afterAll(() => shop[Symbol.asyncDispose]());
beforeEach(async () => {
  if (shop.window.view().basket.count > 0) await shop.window.send({ kind: "cancel-sale" });
  await shop.window.see(({ basket }) => basket.count === 0, "an empty basket");
});

const anpan = "4569990001009";
const count = (n: number) => shop.window.see(({ basket }) => basket.count === n, `${n} articles`);
const notice = (code: string) => shop.window.see((view) => view.notice?.code === code, code);

describe("a scanner on a line", () => {
  test("rings up two hundred scans, each split anywhere, none lost and none twice", async () => {
    const { scanner } = shop.rig.devices;
    const undo = scanner.behave((code) => {
      const at = 1 + Math.floor(Math.random() * code.length);
      return [Buffer.from(code.slice(0, at), "latin1"), Buffer.from(`${code.slice(at)}\r`, "latin1")];
    });
    for (let n = 0; n < 200; n += 1) await scanner.scan(anpan);
    undo();
    const view = await count(200);
    expect(view.basket.lines).toHaveLength(1);
  });

  test("with its AIM identifiers sells the same, and one that lost a digit sells nothing and is asked for again", async () => {
    const { scanner } = shop.rig.devices;
    await scanner.scan(`]E0${anpan}`);
    await count(1);
    await scanner.scan(`]E0${anpan.slice(1)}`);
    await notice("code-unreadable");
    await scanner.scan(anpan);
    await count(2);
    await scanner.scan(`${anpan.slice(0, -1)}8`);
    await notice("code-unreadable");
    expect(shop.window.view().basket.count).toBe(2);
  });

  test("that sends garbage again and again is said to the cashier, sells nothing wrong, and is well again after good codes", async () => {
    const { window, rig } = shop;
    for (let n = 0; n < 3; n += 1) rig.devices.scanner.send(Buffer.from("\u00ff\u0080\u0000\r", "latin1"));
    const view = await window.see(({ lamps }) => lamps.scanner.code === "GARBLED", "lamp");
    expect(view.lamps.scanner.state).toBe("warn");
    await notice("code-unreadable");
    expect(window.view().basket.count).toBe(0);
    for (let n = 0; n < 3; n += 1) await rig.devices.scanner.scan(anpan);
    await window.see(({ lamps }) => lamps.scanner.state === "ok", "lamp off");
    await count(3);
  });
});

describe("a scanner that types", () => {
  test("is heard in whatever gate its window saw, with the same judgement as on a line", async () => {
    const { window } = shop;
    const { boot, gate } = window.view();
    window.post({
      kind: "send",
      id: 90_001,
      boot,
      gate: gate - 1,
      command: { kind: "scan", code: anpan, symbology: "]E0" },
    });
    await count(1);
    expect(await window.send({ kind: "scan", code: `${anpan.slice(0, -1)}8` })).toMatchObject({
      code: "code-unreadable",
    });
    expect(window.view().basket.count).toBe(1);
    // A finger on another screen is still refused.
    window.post({ kind: "send", id: 90_002, boot, gate: gate - 1, command: { kind: "item", code: anpan, qty: 1 } });
    expect(await window.send({ kind: "scan", code: anpan })).toEqual({ kind: "taken" });
    await count(2);
  });
});
