import { expect, test } from "vitest";
import { openStood } from "#main/counter/stood.ts";
import { openWindows } from "#main/counter/windows.ts";
import type { CustomerView, View } from "#ipc/view.ts";
import type { ToWindow } from "#ipc/contract.ts";

function openClock() {
  let nowMs = 1000;
  let basket: object | null = {};
  const stood = openStood({ basket: () => basket, nowMs: () => nowMs });
  return {
    stood,
    wait: (ms: number): void => void (nowMs += ms),
    set: (next: object | null): void => void (basket = next),
  };
}

test("a basket has stood since the window said it has painted it, not since it was sent", () => {
  const { stood, wait } = openClock();
  expect(stood.stoodMs()).toBe(null);
  stood.sent();
  wait(500);
  expect(stood.stoodMs()).toBe(null);
  stood.seen();
  wait(299);
  expect(stood.stoodMs()).toBe(299);
});

test("a change of the basket begins anew; a View of the same basket does not", () => {
  const { stood, wait, set } = openClock();
  stood.sent();
  stood.seen();
  wait(400);
  stood.sent();
  stood.seen();
  expect(stood.stoodMs()).toBe(400);
  set({});
  expect(stood.stoodMs()).toBe(null);
  stood.sent();
  expect(stood.stoodMs()).toBe(null);
  stood.seen();
  expect(stood.stoodMs()).toBe(0);
});

test("what was painted is what was sent then, not what the basket has become since", () => {
  const { stood, set } = openClock();
  stood.sent();
  set({});
  stood.seen();
  expect(stood.stoodMs()).toBe(null);
});

test("nothing to pay has not stood, and another window has shown nothing yet", () => {
  const { stood, set } = openClock();
  stood.sent();
  stood.seen();
  stood.forget();
  expect(stood.stoodMs()).toBe(null);
  stood.sent();
  stood.seen();
  set(null);
  expect(stood.stoodMs()).toBe(null);
  stood.sent();
  stood.seen();
  expect(stood.stoodMs()).toBe(null);
});

/** A window that answers when told to. */
function openLink() {
  let hear: (message: unknown) => void = () => undefined;
  const posted: ToWindow[] = [];
  return {
    posted,
    link: {
      post: (message: unknown): void => void posted.push(message as ToWindow),
      listen: (listener: (message: unknown) => void): void => void (hear = listener),
      close: (): void => undefined,
    },
    seen: (): void => hear({ kind: "seen", rev: 0 }),
  };
}

test("the customer's window is the one that counts; where there is none, the View that was published", async () => {
  const { stood, set } = openClock();
  const screen = { kind: "sale" } as const;
  const windows = openWindows({
    view: () => ({ screen }) as View,
    customerView: () => ({}) as CustomerView,
    boot: "b",
    take: () => ({ kind: "taken" }),
    ask: () => Promise.resolve(null),
    stood,
    log: () => undefined,
  });
  const cashier = openLink();
  windows.link("cashier", cashier.link);
  windows.changed();
  await Promise.resolve();
  expect(stood.stoodMs()).toBe(0);
  const customer = openLink();
  windows.link("customer", customer.link);
  expect(stood.stoodMs()).toBe(null);
  customer.seen();
  expect(stood.stoodMs()).toBe(0);
  set({});
  windows.changed();
  await Promise.resolve();
  cashier.seen();
  expect(stood.stoodMs()).toBe(null);
  customer.seen();
  expect(stood.stoodMs()).toBe(0);
});
