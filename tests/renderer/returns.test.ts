import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openFlow } from "./support/open-flow.ts";

let cashier: Awaited<ReturnType<typeof openFlow>>;
beforeAll(async () => {
  cashier = await openFlow();
}, 120_000);
beforeEach(() => cashier.open());
afterAll(() => cashier[Symbol.asyncDispose](), 30_000);

describe("a return", () => {
  test("The number that is typed narrows the list and is completed to that of this register, or of the one keyed", async () => {
    await cashier.show("refund-find");
    await cashier.page.keyboard.type("38");
    const asked = async (): Promise<readonly string[]> =>
      (await cashier.heard()).flatMap((message) =>
        message.kind === "ask" && message.query.kind === "sales" ? [message.query.text] : [],
      );
    await expect.poll(asked).toEqual(["", "3", "38"]);
    await cashier.press("refund-number", "part:reg", "digit:clear", "digit:7", "refund-number");
    expect(await cashier.commands()).toEqual([
      { kind: "refund-number", receipt: "KU-R02-1-38" },
      { kind: "refund-number", receipt: "KU-R07-1-38" },
    ]);
  });

  test("A sale of the list is one touch", async () => {
    await cashier.show("refund-find");
    await cashier.press("sale:38");
    expect(await cashier.commands()).toEqual([{ kind: "refund-number", receipt: "KU-R02-1-38" }]);
  });

  test("取引取消 of the last sale finds it and picks all of it, and gives nothing back by itself", async () => {
    await cashier.show("sale-empty");
    await cashier.press("last", "void-last");
    await cashier.show("refund-find");
    await expect.poll(async () => (await cashier.sent()).length).toBe(2);
    await cashier.takeAll();
    await cashier.show("refund-finding");
    await cashier.show("refund-none");
    await expect.poll(async () => (await cashier.sent()).length).toBe(3);
    await cashier.show("refund");
    expect(await cashier.commands()).toEqual([
      { kind: "refund" },
      { kind: "refund-number", receipt: "KU-R02-1-39" },
      { kind: "refund-all" },
    ]);
  });

  test("A sale found in another way is not picked by itself, even after a 取引取消 that was refused", async () => {
    await cashier.show("sale-empty");
    await cashier.page.click('[data-key="last"]');
    await cashier.page.click('[data-key="void-last"]');
    await expect.poll(async () => (await cashier.sent()).length).toBe(1);
    const refused = { kind: "refused", code: "not-now" } as const;
    await cashier.say({ kind: "answer", id: (await cashier.sent())[0]?.id ?? 0, answer: refused });
    await cashier.page.waitForSelector('[data-prompt="notice.not-now"]');
    await cashier.show("refund-find");
    await cashier.show("refund-none");
    expect(await cashier.commands()).toEqual([{ kind: "refund" }]);
  });

  test("A line is one touch there and one back; of several, one more or one less", async () => {
    await cashier.show("refund");
    await cashier.press("pick:2", "pick:0", "more:1", "less:1", "refund-take");
    expect(await cashier.commands()).toEqual([
      { kind: "refund-pick", at: 2, qty: 1 },
      { kind: "refund-pick", at: 0, qty: 0 },
      { kind: "refund-pick", at: 1, qty: 3 },
      { kind: "refund-pick", at: 1, qty: 1 },
      { kind: "refund-take" },
    ]);
  });

  test("While headquarters is asked nothing can be changed or sent twice", async () => {
    await cashier.show("refund-asking");
    await cashier.page.keyboard.press("Enter");
    for (const key of ["refund-take", "refund-all", "pick:0", "more:1"])
      expect(await cashier.page.isDisabled(`[data-key="${key}"]`)).toBe(true);
    expect(await cashier.commands()).toEqual([]);
  });
});

test("Stopping a card is confirmed by a finger, not by Enter; linking by either", async () => {
  await cashier.show("desk-confirm-stop");
  await cashier.page.keyboard.press("Enter");
  expect(await cashier.commands()).toEqual([]);
  await cashier.press("desk-confirm");
  await cashier.show("desk-confirm");
  await cashier.page.keyboard.press("Enter");
  await expect.poll(cashier.commands).toEqual([{ kind: "desk-confirm" }, { kind: "desk-confirm" }]);
});
