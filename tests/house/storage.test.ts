import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTempDir } from "#rig/temp-dir.ts";
import { type Shop, openShop, payCash, ring } from "./open-shop.ts";

const place = makeTempDir();
const library = join(place.path, "syncs.so");
const fail = join(place.path, "fail");
let shop: Shop;
beforeAll(async () => {
  const source = join(import.meta.dirname, "../db/syncs.c");
  execFileSync("gcc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]);
  shop = await openShop({ registerEnv: { LD_PRELOAD: library, SYNCS_FAIL: fail, SYNCS_LOG: join(place.path, "log") } });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

test("a disk that fails to sync takes the register out of service, keeps the basket, and heals when the disk does", async () => {
  const { window, rig } = shop;
  const { categories } = await window.ask({ kind: "layout" });
  await ring(window, categories[0]?.keys[0]?.code ?? "");
  const { basket } = window.view();
  const { kicks } = rig.devices.drawer;
  await window.send({ kind: "tender" });
  await window.see(({ screen }) => screen.kind === "tender", "tender");
  writeFileSync(fail, "");
  expect(await window.send({ kind: "cash", given: 1000 })).toMatchObject({ kind: "refused", code: "storage" });
  const stopped = await window.see(({ screen }) => screen.kind === "out-of-service", "out of service");
  expect(stopped.guard).toBe("storage");
  expect(rig.devices.drawer.kicks).toBe(kicks);
  expect(rig.devices.printer.papers()).toHaveLength(0);
  rmSync(fail);
  const healed = await window.see(({ guard }) => guard === null, "healed", 30_000);
  // The failed commit may stand after all: then the sale is done, and its receipt comes; else the basket is as it was.
  if (healed.screen.kind === "tender") {
    expect(healed.basket).toEqual(basket);
    await window.send({ kind: "cash", given: 1000 });
  }
  await window.see(({ screen }) => screen.kind === "done", "done");
  await expect.poll(() => rig.devices.printer.papers().length, { timeout: 10_000 }).toBe(1);
  await ring(window, categories[0]?.keys[0]?.code ?? "");
  expect((await payCash(window, 1000)).total).toBe(basket.total);
}, 90_000);
