import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ToWindow } from "#ipc/contract.ts";
import type { CustomerView } from "#ipc/view.ts";
import { requestLost, answerLost } from "#rig/behaviour.ts";
import { cardOf, strangerCard } from "#rig/open-rig.ts";
import { type Shop, askCard, doneOf, isReady, openShop, ring } from "./open-shop.ts";

let shop: Shop;
let member: CustomerView | null = null;
beforeAll(async () => {
  shop = await openShop();
  watchMember();
});
afterAll(() => shop[Symbol.asyncDispose]());

/** The customer's window, linked beside the cashier's. */
function watchMember(): void {
  const register = shop.house.register();
  register.onLink("customer", (raw) => {
    const message = raw as ToWindow;
    if (message.kind !== "customer") return;
    member = message.view;
    register.send({ on: "customer", message: { kind: "seen", rev: member.rev } });
  });
  register.send({ kind: "link", name: "customer" });
}

const labelled = (text: string) => {
  const found = shop.rig.servers.members.find(({ label }) => label.includes(text));
  if (!found) throw new Error(text);
  return found;
};
const send = async (command: Parameters<Shop["window"]["send"]>[0]): Promise<void> => {
  const answer = await shop.window.send(command);
  if (answer.kind !== "taken") throw new Error(`${command.kind}: ${JSON.stringify(answer)}`);
};
const step = (name: string, withinMs = 15_000) =>
  shop.window.see(({ screen }) => screen.kind === "desk-step" && screen.step === name, `step ${name}`, withinMs);
async function openDesk(act: "link" | "move" | "stop" | "why"): Promise<void> {
  const { window } = shop;
  await window.see(isReady, "ready");
  if (window.view().screen.kind !== "sale") await send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  await send({ kind: "desk" });
  await window.see(({ screen }) => screen.kind === "desk", "desk");
  await send({ kind: "desk-act", act });
}
async function find(number: string): Promise<void> {
  await step("member");
  await send({ kind: "desk-member", number });
  await step("confirm");
}
const lastPaper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
async function payWith(idm: string): Promise<void> {
  const { window, rig } = shop;
  const { categories } = await window.ask({ kind: "layout" });
  await ring(window, categories[0]?.keys[0]?.code ?? "");
  await askCard(window);
  await window.see(({ screen }) => screen.kind === "card", "card prompt");
  await rig.devices.reader.tap({ idm });
}

describe("a card set-up at the register", () => {
  test("links a new card: the name stands on both screens, the slip is printed, and the card pays at once", async () => {
    const { window, rig } = shop;
    const hana = labelled("カード未登録");
    await openDesk("link");
    await find(hana.number);
    expect(window.view().screen).toMatchObject({ act: "link", name: hana.name, cards: 0 });
    await expect.poll(() => member?.now).toEqual({ kind: "name", act: "link", name: hana.name });
    await send({ kind: "desk-confirm" });
    await step("card");
    await rig.devices.reader.tap(cardOf(hana));
    expect((await step("done")).screen).toMatchObject({ code: "done", name: null });
    await expect.poll(() => member?.now).toEqual({ kind: "card-done", act: "link", code: "done" });
    await expect.poll(lastPaper, { timeout: 10_000 }).toContain("カード登録");
    await send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    const { categories } = await window.ask({ kind: "layout" });
    await ring(window, categories[0]?.keys[0]?.code ?? "");
    await askCard(window);
    await window.see(({ screen }) => screen.kind === "card", "card prompt");
    await rig.devices.reader.tap(cardOf(hana));
    expect(doneOf(await window.see(({ screen }) => screen.kind === "done", "paid")).emoney).toBeGreaterThan(0);
  });

  test("says at every step what went wrong: no such member, another's card, headquarters away", async () => {
    const { window, rig } = shop;
    await openDesk("move");
    await step("member");
    await send({ kind: "desk-member", number: "999" });
    await window.see(({ notice }) => notice?.code === "desk-member-unknown", "unknown member");
    await find(labelled("カード未登録").number);
    await send({ kind: "desk-confirm" });
    await step("card");
    await rig.devices.reader.tap(cardOf(labelled("ポイントあり")));
    await window.see(({ notice }) => notice?.code === "desk-card-taken", "another's card");
    await send({ kind: "back" });
    await step("member");
    await rig.servers.headquarters.down();
    const began = performance.now();
    await send({ kind: "desk-member", number: labelled("カード未登録").number });
    await window.see(({ notice }) => notice?.code === "desk-away", "away");
    expect(performance.now() - began).toBeLessThan(3000);
    await rig.servers.headquarters.up();
    await send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "desk", "desk");
    await send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
  });

  test("knows the member by the barcode of the app, scanned", async () => {
    const { window, rig } = shop;
    const hana = labelled("カード未登録");
    await openDesk("move");
    await step("member");
    await rig.devices.scanner.scan(rig.servers.pokepay.showBarcode(hana.wallet));
    expect((await step("confirm")).screen).toMatchObject({ name: hana.name, cards: 1 });
    await send({ kind: "back" });
    await step("member");
    for (const screen of ["desk", "sale"]) {
      await send({ kind: "back" });
      await window.see((view) => view.screen.kind === screen, screen);
    }
  });

  test("moves to another card over a lost answer and a killed register; the old card stops", async () => {
    const { window, rig, house } = shop;
    const hana = labelled("カード未登録");
    const fresh = { idm: "0114b34d0102ff07" };
    await openDesk("move");
    await find(hana.number);
    expect(window.view().screen).toMatchObject({ cards: 1 });
    await send({ kind: "desk-confirm" });
    await step("card");
    const lost = rig.servers.headquarters.behave(answerLost({ op: "moveCard" }));
    await rig.devices.reader.tap(fresh);
    await window.see(({ screen }) => screen.kind === "desk-step" && screen.canLeave === true, "no answer");
    house.register().child.kill("SIGKILL");
    await house.register().exited;
    lost();
    await house.restartRegister();
    watchMember();
    await step("done", 30_000);
    await expect.poll(lastPaper, { timeout: 10_000 }).toContain("カード切替");
    await send({ kind: "next" });
    await openDesk("why");
    await step("card");
    await rig.devices.reader.tap(cardOf(hana));
    expect((await step("done")).screen).toMatchObject({ code: "why-moved" });
    expect(member?.now).toEqual({ kind: "idle" });
    await rig.devices.reader.tap(fresh);
    await window.see(({ screen }) => screen.kind === "desk-step" && screen.code === "ok", "the new card works");
    await rig.devices.reader.tap(strangerCard);
    await window.see(({ screen }) => screen.kind === "desk-step" && screen.code === "why-unlinked", "a stranger's");
  }, 90_000);

  test("stops a lost card that headquarters hears of late: the queue goes on, then the card is refused", async () => {
    const { window, rig } = shop;
    const fresh = "0114b34d0102ff07";
    await openDesk("stop");
    await find(labelled("カード未登録").number);
    const lost = rig.servers.headquarters.behave(requestLost({ op: "stopCard" }));
    await send({ kind: "desk-confirm" });
    await window.see(({ screen }) => screen.kind === "desk-step" && screen.canLeave === true, "no answer");
    await send({ kind: "back" });
    await window.see(({ notice }) => notice?.code === "desk-left", "left");
    lost();
    await window.see(({ notice }) => notice?.code === "desk-settled", "settled", 30_000);
    await expect.poll(lastPaper, { timeout: 10_000 }).toContain("カード停止");
    await expect
      .poll(() => rig.servers.headquarters.cards().filter((one) => one.member === labelled("カード未登録").member))
      .toEqual([expect.objectContaining({ status: "stopped" }), expect.objectContaining({ status: "stopped" })]);
    await payWith(fresh);
    await window.see(({ notice }) => notice?.code === "card-stopped", "refused");
    await send({ kind: "back" });
    await window.see(({ screen }) => screen.kind === "tender", "tender");
    await send({ kind: "cancel-sale" });
  });

  test("leaves no name in any file of the register", async () => {
    const { rig } = shop;
    const name = labelled("カード未登録").name;
    const files = readdirSync(rig.data, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const holding = (text: string): string[] =>
      files.filter((file) => readFileSync(join(file.parentPath, file.name)).includes(text)).map((file) => file.name);
    // The search finds what is there: the opaque id stands in the approvals.
    expect(holding(labelled("カード未登録").member)).not.toEqual([]);
    expect(holding(name)).toEqual([]);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  });

  test("the deny list's age is known and young: headquarters says each time that it is current", async () => {
    const { window } = shop;
    await window.see(({ denyAgeMs }) => denyAgeMs !== null && denyAgeMs < 60_000, "young list");
  });
});
