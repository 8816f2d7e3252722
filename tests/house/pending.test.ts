import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestLost } from "#rig/behaviour.ts";
import { declines } from "#rig/pokepay/behaviours.ts";
import { cardOf } from "#rig/open-rig.ts";
import { type Shop, doneOf, forwarded, isReady, openShop, printed, tap } from "./open-shop.ts";
import { chicken, factsOf, memberOf, nextSale, walletOf, yenOf } from "./ways.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop[Symbol.asyncDispose]());

const paper = (): string => shop.rig.devices.printer.papers().at(-1)?.text.join("\n") ?? "";
const kinds = async (n: number): Promise<string[]> => {
  await forwarded(shop);
  return factsOf(shop)
    .map(({ kind }) => kind)
    .slice(-n);
};
const approve = (act: { kind: "trust"; on: boolean } | { kind: "settle"; key: string; as: "seen" }) =>
  shop.window.send({ kind: "approve", op: "01", pin: shop.rig.servers.pins["01"] ?? "", act });

describe("a charge whose request was lost", () => {
  test("is known not to be posted, and sent again under its key it is credited once, with its slip", async () => {
    const { window, rig } = shop;
    const before = yenOf(shop, walletOf(shop, 0));
    await window.see(isReady, "ready");
    await window.send({ kind: "charge" });
    await tap(shop);
    await window.see(({ screen }) => screen.kind === "charge", "charge");
    const lost = rig.servers.pokepay.behave(requestLost({ op: "topup" }));
    await window.send({ kind: "charge-cash", amount: 1000, given: 1000 });
    await window.see(({ screen }) => screen.kind === "unknown", "unknown", 20_000);
    await window.send({ kind: "park" });
    await window.see(({ screen }) => screen.kind === "done", "parked");
    const view = await window.see(({ pending }) => pending[0]?.state === "not-charged", "not posted", 60_000);
    expect(view.pending).toMatchObject([{ kind: "charge", next: "hand-back", amount: 1000 }]);
    const key = view.pending[0]?.id ?? "";
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    // Lost again: it is unknown once more, and the look-up finds that it is not there.
    expect(await window.send({ kind: "pending-resend", key })).toEqual({ kind: "taken" });
    await window.see(({ pending }) => pending[0]?.state === "unknown", "sent again");
    expect(await window.send({ kind: "pending-ask", key })).toEqual({ kind: "taken" });
    await window.see(({ pending }) => pending[0]?.state === "not-charged", "not posted again", 60_000);
    lost();
    await window.see(isReady, "ready", 30_000);
    expect(await window.send({ kind: "pending-resend", key })).toEqual({ kind: "taken" });
    await window.see(({ pending }) => pending.length === 0, "posted", 30_000);
    expect(yenOf(shop, walletOf(shop, 0))).toBe(before + 1000);
    expect(rig.servers.pokepay.transactions()).toHaveLength(1);
    expect(rig.servers.pokepay.transactions()[0]).toMatchObject({ requestId: key });
    await expect.poll(paper, { timeout: 10_000 }).toContain("チャージ額");
    expect((await kinds(40)).filter((kind) => kind === "charge-posted")).toHaveLength(1);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 120_000);
});

describe("a claim the authority refuses", () => {
  test("waits for a person, goes through the Z in words, stays after it, and is settled by a supervisor alone", async () => {
    const { window, rig } = shop;
    const n = rig.servers.members.findIndex(
      ({ balance, status }, at) => at > 0 && balance >= 2000 && status === "active",
    );
    await rig.servers.pokepay.down();
    await window.see(({ lamps }) => lamps.pokepay.state === "bad", "away", 30_000);
    await approve({ kind: "trust", on: true });
    await window.see(({ trust }) => (trust?.untilMs ?? 0) > 0, "trust on", 20_000);
    await nextSale(shop, chicken);
    await window.send({ kind: "emoney" });
    await window.see(({ screen }) => screen.kind === "card", "card");
    await rig.devices.reader.tap(cardOf(memberOf(shop, n)));
    const done = doneOf(await window.see(({ screen }) => screen.kind === "done", "done"));
    await printed(window);
    rig.servers.pokepay.behave(declines("account_balance_not_enough", { op: "payment" }));
    await rig.servers.pokepay.up();
    const view = await window.see(({ pending }) => pending[0]?.state === "refused", "refused", 60_000);
    expect(view.pending).toMatchObject([{ kind: "payment", next: "settle", amount: done.claim }]);
    expect(view.notice?.code).toBe("claim-refused");
    const key = view.pending[0]?.id ?? "";

    await window.send({ kind: "day-close" });
    await window.see(({ screen }) => screen.kind === "done" && screen.of === "close", "closed", 30_000);
    await forwarded(shop);
    const z = factsOf(shop).findLast(({ kind }) => kind === "z-report")?.data;
    expect(z).toMatchObject({
      claims: { count: 1, total: done.claim },
      pending: [{ key, kind: "payment", state: "refused", amount: done.claim }],
    });
    await expect.poll(paper, { timeout: 10_000 }).toContain("精 算");
    expect(paper()).toContain("うち後日引落");
    expect(paper()).toContain("支払 責任者確認");
    expect(window.view().pending).toHaveLength(1);
    expect(await approve({ kind: "settle", key, as: "seen" })).toEqual({ kind: "taken" });
    await window.see(({ pending }) => pending.length === 0, "settled", 20_000);
    expect((await kinds(1))[0]).toBe("approval");
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 120_000);
});
