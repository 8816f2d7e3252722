import { afterAll, beforeAll, expect, test } from "vitest";
import { type Shop, openShop, payCash, ring } from "./open-shop.ts";
import { bun, chicken } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

test("売切 of a key outlives sales and a register that is killed, and a scan of what is marked still sells", async () => {
  const { window, house } = shop;
  const { seq } = window.view();
  expect(await window.send({ kind: "sold-out", code: chicken, on: true })).toEqual({ kind: "taken" });
  await window.see(({ soldOut }) => soldOut?.includes(chicken) === true, "marked");
  // No fact of money: nothing is journalled.
  expect(window.view().seq).toBe(seq);
  await ring(window, bun);
  await payCash(window, 1000);
  house.register().child.kill("SIGKILL");
  await house.register().exited;
  await house.restartRegister();
  await window.see(({ soldOut, lamps }) => soldOut?.includes(chicken) === true && lamps.printer.state === "ok", "kept");
  await ring(window, chicken);
  expect(window.view().basket.lines).toHaveLength(1);
  expect(await window.send({ kind: "sold-out", code: chicken, on: false })).toEqual({ kind: "taken" });
  await window.see(({ soldOut }) => soldOut === undefined, "back on sale");
  expect(window.view().basket.count).toBe(1);
});
