import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openFlow } from "./support/open-flow.ts";
import { scenes } from "./support/scenes.ts";

let cashier: Awaited<ReturnType<typeof openFlow>>;
beforeAll(async () => {
  cashier = await openFlow();
}, 120_000);
beforeEach(() => cashier.open());
afterAll(() => cashier[Symbol.asyncDispose](), 30_000);

describe("what was refused", () => {
  test("Is said until something else is begun", async () => {
    const { page } = cashier;
    await cashier.show("sale");
    await cashier.press("repeat");
    const sent = await cashier.sent();
    const answer = { kind: "refused", code: "discount-over", amount: 33 } as const;
    await cashier.say({ kind: "answer", id: sent.at(-1)?.id ?? 0, answer });
    await page.waitForSelector('[data-tone="refused"]');
    await cashier.press("discount");
    await page.waitForSelector('[data-prompt="prompt.discount"][data-tone="ask"]');
    // Ten, and then per cent, are ten per cent.
    await cashier.press("discount:open", "digit:1", "digit:0", "unit:percent");
    expect(await page.innerText('[data-field="discount"]')).toContain("10%");
    await cashier.press("unit:yen", "digit:00", "unit:percent");
    expect(await page.innerText('[data-field="discount"]')).not.toContain("%");
  });
});

describe("the drawer without a sale", () => {
  test("Two presses open it: the key in the menu asks why, and the reason is the key that opens", async () => {
    await cashier.show("sale");
    await cashier.press("menu", "no-sale");
    await cashier.sheet("no-sale");
    expect(await cashier.commands()).toEqual([]);
    await cashier.press("no-sale:0");
    expect(await cashier.commands()).toEqual([{ kind: "no-sale", reason: "両替" }]);
    expect(await cashier.page.getAttribute("[data-screen]", "data-sheet")).toBeNull();
  });

  test("A reason that is a supervisor's asks for the PIN, and sends nothing before", async () => {
    await cashier.show("sale");
    await cashier.press("menu", "no-sale", "no-sale:4", "digit:1", "approve");
    expect(await cashier.commands()).toEqual([]);
    await cashier.press("digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const act = { kind: "no-sale", reason: "売上金を金庫へ移す" };
    expect(await cashier.commands()).toEqual([{ kind: "approve", op: "1", pin: "1234", act }]);
  });
});

describe("a supervisor's approval", () => {
  test("A wrong PIN keeps the sheet and clears the PIN; the right one leads back to the sheet that asked", async () => {
    const view = await cashier.show("sale-trust-off");
    await cashier.press("menu", "trust-open", "trust-turn", "digit:0", "digit:1", "approve");
    await cashier.press("digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const approve = { kind: "approve", op: "01", pin: "1234", act: { kind: "trust", on: true } };
    expect(await cashier.commands()).toEqual([approve]);
    await cashier.change({ ...view, approving: "trust" }, 9_001);
    expect(await cashier.page.isDisabled('[data-key="approve"]')).toBe(true);
    await cashier.change({ ...view, notice: { code: "pin-wrong", amount: 4 } }, 9_002);
    await cashier.sheet("approve");
    await cashier.page.waitForSelector('[data-prompt="notice.pin-wrong"]');
    expect(await cashier.page.innerText('[data-field="pin"]')).not.toMatch(/•/);
    await cashier.press("digit:5", "digit:6", "digit:7", "digit:8", "approve");
    expect(await cashier.commands()).toEqual([approve, { ...approve, pin: "5678" }]);
    // The View in which the PIN was being checked is skipped: the journal has grown.
    await cashier.change(
      { ...view, ...(scenes["sale-trust"] ?? expect.fail("no scene")), gate: view.gate, seq: view.seq + 1 },
      9_003,
    );
    await cashier.sheet("trust");
    await cashier.page.waitForSelector('[data-trust="on"]');
  });

  test("Of an item to settle the answer is chosen before a PIN counts", async () => {
    const view = await cashier.show("sale-pending");
    await cashier.press("pending", "settle:p4", "digit:1");
    expect(await cashier.page.isDisabled('[data-key="approve"]')).toBe(true);
    await cashier.press("settle:not-charged", "approve", "digit:1", "digit:2", "digit:3", "digit:4", "approve");
    const act = { kind: "settle", key: "p4", as: "not-charged" };
    expect(await cashier.commands()).toEqual([{ kind: "approve", op: "1", pin: "1234", act }]);
    await cashier.change({ ...view, approving: "settle" }, 9_011);
    await cashier.change({ ...view, notice: { code: "settled", amount: 9 }, pending: view.pending.slice(0, 3) }, 9_012);
    await cashier.sheet("pending");
    await cashier.page.waitForSelector('[data-prompt="notice.settled"]');
  });

  test("A difference is only ever marked as seen, a charge to correct is named by its entry", async () => {
    await cashier.show("sale-pending-later");
    await cashier.press(
      "pending",
      "settle:p5",
      "digit:1",
      "approve",
      "digit:1",
      "digit:2",
      "digit:3",
      "digit:4",
      "approve",
    );
    await cashier.press("back", "pending", "menu", "correct");
    await cashier.press("correct:31", "digit:1", "approve", "digit:1", "digit:2", "digit:3", "digit:4", "approve");
    expect((await cashier.commands()).map((command) => (command.kind === "approve" ? command.act : command))).toEqual([
      { kind: "settle", key: "p5", as: "seen" },
      { kind: "charge-correct", seq: 31 },
    ]);
  });
});

test("Each pending item has the one action that its next step names", async () => {
  await cashier.show("sale-pending-many");
  await cashier.press("pending", "ask:p1", "charge-returned:p2", "resend:p3", "not-printed:p9");
  expect(await cashier.commands()).toEqual([
    { kind: "pending-ask", key: "p1" },
    { kind: "charge-returned", key: "p2" },
    { kind: "pending-resend", key: "p3" },
    { kind: "job-answer", job: "p9", printed: false },
  ]);
  expect(await cashier.page.isDisabled('[data-key="ask:p1"]')).toBe(true);
  expect(await cashier.page.locator("[data-alarm]").count()).toBe(2);
});
