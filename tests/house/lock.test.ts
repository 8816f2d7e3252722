import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { delay } from "#rig/pokepay/behaviours.ts";
import { firstKey } from "./first-key.ts";
import { askCard, openShop, ring, type Shop, tap } from "./open-shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const pinOf = (op: string): string => shop.rig.servers.pins[op] ?? "";
async function seeLocked() {
  return shop.window.see(({ screen }) => screen.kind === "locked", "locked");
}
describe("the lock", () => {
  test("falls while a payment is on its way, and its result stands there when it is opened", async () => {
    const { window, rig } = shop;
    await ring(window, await firstKey(window));
    rig.servers.pokepay.behave(delay(2000, { op: "payment", times: 1 }));
    await askCard(window);
    await tap(shop);
    await window.see(({ screen }) => screen.kind === "working" && screen.step === "money", "on its way");
    const { seq } = window.view();
    expect(await window.send({ kind: "lock" })).toEqual({ kind: "taken" });
    await seeLocked();
    // The sale is in the journal while nobody can see it.
    await window.see((view) => view.screen.kind === "locked" && view.seq > seq, "settled under the lock");
    await window.send({ kind: "unlock", op: "07", pin: pinOf("07") });
    const view = await window.see(({ screen }) => screen.kind === "done", "the result");
    expect(view.screen).toMatchObject({ of: "sale", unknown: false });
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
  });

  test("comes after the pause headquarters set, keeps the basket, and refuses scan, tap and key with words", async () => {
    const { window, rig } = shop;
    const code = await firstKey(window);
    await ring(window, code);
    const { basket } = window.view();
    rig.servers.headquarters.publishSettings({ lock_idle_s: 2 });
    // Settings come between two sales; until then a pause is as long as it was.
    await window.send({ kind: "cancel-sale" });
    await window.see(({ basket: now }) => now.count === 0, "empty");
    await window.see(({ screen }) => screen.kind === "locked", "locked", 30_000);
    await window.send({ kind: "unlock", op: "07", pin: pinOf("07") });
    await window.see(({ screen }) => screen.kind === "sale", "unlocked");
    await ring(window, code);
    await seeLocked();
    expect(window.view().basket).toEqual(basket);
    expect(await window.send({ kind: "item", code, qty: 1 })).toMatchObject({ kind: "refused", code: "is-locked" });
    await rig.devices.scanner.scan(code);
    await window.see(({ notice }) => notice?.code === "is-locked", "a scan is refused in words");
    expect(await window.ask({ kind: "report", of: "today" })).toEqual({ kind: "refused" });
    expect(window.view().basket).toEqual(basket);
  });

  test("stands after register was killed, with the wrong PINs of before, and a supervisor opens it", async () => {
    const { window, house } = shop;
    await seeLocked();
    const { basket } = window.view();
    for (let tries = 1; tries <= 5; tries += 1) {
      await window.send({ kind: "unlock", op: "07", pin: "0000" });
      const code = tries < 5 ? "pin-wrong" : "locked";
      await window.see(
        ({ screen, notice }) =>
          screen.kind === "locked" && notice?.code === code && (tries === 5 || notice.amount === 5 - tries),
        `try ${tries}`,
      );
    }
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    await house.restartRegister();
    await seeLocked();
    expect(window.view().basket).toEqual(basket);
    expect(await window.send({ kind: "unlock", op: "07", pin: pinOf("07") })).toMatchObject({ code: "locked" });
    await window.send({ kind: "unlock", op: "01", pin: pinOf("01") });
    const view = await window.see(({ screen }) => screen.kind === "sale", "unlocked by a supervisor");
    expect(view.op?.op).toBe("07");
    expect(view.basket).toEqual(basket);
  });
});
