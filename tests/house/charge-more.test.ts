import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Shop, doneOf, forwarded, isReady, openShop, tap } from "./open-shop.ts";
import { factsOf, walletOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const balance = (n = 0): number => {
  const { money, points } = shop.rig.servers.pokepay.balance(walletOf(shop, n));
  return money + points;
};
const kinds = async (last: number): Promise<string[]> => {
  await forwarded(shop);
  return factsOf(shop)
    .slice(-last)
    .map(({ kind }) => kind);
};
const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
async function askCard(): Promise<void> {
  const { window } = shop;
  if (window.view().screen.kind === "done") await window.send({ kind: "next" });
  await window.see(({ screen }) => screen.kind === "sale", "sale");
  expect(await window.send({ kind: "charge" })).toEqual({ kind: "taken" });
  await window.see(({ screen }) => screen.kind === "card", "card prompt");
}
async function charge(amount: number, n = 0): Promise<void> {
  const { window } = shop;
  await window.see(isReady, "ready");
  await askCard();
  await tap(shop, n);
  await window.see(({ screen }) => screen.kind === "charge", "charge screen");
  await window.send({ kind: "charge-cash", amount, given: amount });
  await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "charged");
}
/** The last charge of today, with the supervisor's PIN. */
async function correct(): Promise<void> {
  const { window, rig } = shop;
  const [row] = await window.ask({ kind: "charges" });
  const act = { kind: "charge-correct", seq: row?.seq ?? 0 } as const;
  const answer = await window.send({ kind: "approve", op: "01", pin: rig.servers.pins["01"] ?? "", act });
  expect(answer).toEqual({ kind: "taken" });
}

test("a charge by the app's barcode credits the wallet it names, and its token is in no book", async () => {
  const { window, rig } = shop;
  const before = balance();
  const token = rig.servers.pokepay.showBarcode(walletOf(shop, 0));
  await window.see(isReady, "ready");
  await askCard();
  await rig.devices.scanner.scan(token);
  const view = await window.see(({ screen }) => screen.kind === "charge", "charge screen");
  expect(view.screen).toMatchObject({ balance: before, unit: 1000 });
  await window.send({ kind: "charge-cash", amount: 2000, given: 2000 });
  await window.see(({ screen }) => screen.kind === "done", "done");
  expect(balance()).toBe(before + 2000);
  await forwarded(shop);
  const intent = factsOf(shop).findLast(({ kind }) => kind === "charge-intent");
  expect(intent?.data).toMatchObject({ via: "barcode", wallet: walletOf(shop, 0), amount: 2000 });
  expect(JSON.stringify(factsOf(shop))).not.toContain(token);
});

describe("the correction of a charge", () => {
  test("takes it back from the wallet, then opens the drawer once and says what to hand out", async () => {
    const { window, rig } = shop;
    const before = balance();
    await charge(3000);
    const { kicks } = rig.devices.drawer;
    await correct();
    const view = await window.see(({ screen }) => screen.kind === "done" && screen.corrected === true, "corrected");
    expect(doneOf(view)).toMatchObject({ of: "charge", total: 3000, change: 3000 });
    expect(view.notice).toEqual({ code: "charge-corrected", amount: 3000 });
    expect(balance()).toBe(before);
    await expect.poll(() => rig.devices.drawer.kicks).toBe(kicks + 1);
    const told = ["approval", "charge-reverse-due", "charge-reversed", "charge-cash-returned", "drawer-kick"];
    expect(await kinds(5)).toEqual(told);
    expect(rig.servers.headquarters.findings()).toEqual([]);
    await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "slip");
    expect(paper()).toContain("3,000");
  });

  test("of money that is spent is refused by the authority: nothing is handed out, and it stands for a person", async () => {
    const { window, rig } = shop;
    await charge(3000, 2);
    const { kicks } = rig.devices.drawer;
    rig.servers.pokepay.setBalance(walletOf(shop, 2), { money: 100 });
    await correct();
    const view = await window.see(({ notice }) => notice?.code === "charge-correct-refused", "refused", 20_000);
    expect(view.pending).toMatchObject([{ kind: "charge", state: "refused", amount: 3000 }]);
    expect(rig.devices.drawer.kicks).toBe(kicks);
    expect((await kinds(2)).at(-1)).toBe("charge-reverse-due");
    expect(await window.ask({ kind: "charges" })).not.toContainEqual(expect.objectContaining({ amount: 3000 }));
  });
});

describe("while the authority is away", () => {
  test("no charge is taken, unless the settings say so: then against a slip that says 反映待ち, credited by itself later", async () => {
    const { window, rig } = shop;
    const before = balance();
    const { charge: rules } = JSON.parse(rig.servers.headquarters.settings().body) as {
      charge: { readonly unit: number };
    };
    rig.servers.headquarters.publishSettings({ charge: { ...rules, offline: true, per_charge: 5000 } });
    const isInForce = (): boolean =>
      factsOf(shop).some(({ kind, data }) => kind === "config" && JSON.stringify(data).includes('"offline":true'));
    await rig.servers.pokepay.down();
    await window.see(({ lamps }) => lamps.pokepay.state === "bad", "away", 30_000);
    await expect.poll(isInForce, { timeout: 30_000, interval: 100 }).toBe(true);
    await askCard();
    await tap(shop);
    const view = await window.see(({ screen }) => screen.kind === "charge", "charge screen");
    expect(view.screen).toMatchObject({ most: 5000, deferred: true });
    await window.send({ kind: "charge-cash", amount: 4000, given: 5000 });
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    expect(done).toMatchObject({ of: "charge", total: 4000, change: 1000, deferred: true, balance: null });
    await window.see(({ screen }) => screen.kind === "done" && screen.printing === "printed", "slip");
    expect(paper()).toContain("反 映 待 ち");
    expect(window.view().pending).toContainEqual(expect.objectContaining({ kind: "charge", state: "deferred" }));
    await askCard();
    await tap(shop);
    await window.see(({ notice }) => notice?.code === "charge-waits", "one at a time");
    await rig.servers.pokepay.up();
    await window.see(({ pending }) => !pending.some(({ state }) => state === "deferred"), "credited", 60_000);
    expect(balance()).toBe(before + 4000);
    expect((await kinds(3)).at(-1)).toBe("charge-posted");
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 120_000);
});
