import { expect, test } from "vitest";
import { composeCustomerView } from "#main/counter/customer-view.ts";
import { displayLines } from "#main/counter/display-lines.ts";
import { freshLive } from "#main/counter/live.ts";
import { laneView } from "#main/counter/view-lane.ts";
import { goods, openPaperShop } from "#tests/register/decide/paper-register.ts";

function ringUp(register: ReturnType<typeof openPaperShop>, name = "唐揚げ定食"): void {
  register.take({ kind: "ring", code: "61", qty: 2, item: { ...goods[0], name } });
}

test("the cashier sees of a basket put aside what it is known by, and ten of the longest names take 3 KB", () => {
  const register = openPaperShop();
  for (let n = 0; n < 10; n += 1) {
    ringUp(register, "特".repeat(90));
    register.take({ kind: "ring", code: "62", qty: 1, item: goods[1] });
    register.take({ kind: "hold" });
  }
  const view = laneView(register.state());
  expect(view.held[3]).toMatchObject({ n: 4, op: "07", first: "特".repeat(18), more: 1, count: 3, total: 2860 });
  expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(3072);
  expect(laneView(register.state()).held).toBe(laneView(register.state()).held);
});

test("in express mode the member sees the total and is asked to touch; off, away or not payable by card he is not", () => {
  const register = openPaperShop();
  const live = freshLive(0);
  const now = () => composeCustomerView(register.state(), live, "b").now;
  live.hosts["devices-card"] = true;
  ringUp(register);
  expect(now()).toEqual({ kind: "ringing" });
  register.take({ kind: "express", on: true });
  expect(now()).toEqual({ kind: "ringing", touch: 880 });
  expect(displayLines({ total: 880, due: 880, cash: 0, now: now() }, undefined)).toEqual([
    "ｶｰﾄﾞｦ ﾌﾚﾃｸﾀﾞｻｲ",
    "ｺﾞｳｹｲ           ¥880",
  ]);
  // Without a reader nobody is asked to touch it.
  live.hosts["devices-card"] = false;
  expect(now()).toEqual({ kind: "ringing", touch: 880, noReader: true });
  expect(displayLines({ total: 880, due: 880, cash: 0, now: now() }, undefined)[0]).toBe("ﾊﾞｰｺｰﾄﾞｦ ﾐｾﾃｸﾀﾞｻｲ");
  live.hosts["devices-card"] = true;
  register.setEmoney("down");
  expect(now()).toEqual({ kind: "ringing" });
  register.setEmoney("up");
  register.take({ kind: "ring", code: "63", qty: 1, item: goods[2] });
  expect(now()).toEqual({ kind: "ringing" });
});

test("large letters on the customer's window stay from sale to sale", () => {
  const register = openPaperShop();
  const large = () => composeCustomerView(register.state(), freshLive(0), "b").large;
  expect(large()).toBe(undefined);
  register.take({ kind: "large-type", on: true });
  ringUp(register);
  register.take({ kind: "cash", given: 880 });
  expect(large()).toBe(true);
  register.take({ kind: "large-type", on: false });
  expect(large()).toBe(undefined);
});
