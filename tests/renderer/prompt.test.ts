import { describe, expect, test } from "vitest";
import { isOverdue, sayAge } from "#renderer/age.ts";
import { countDown } from "#renderer/count-down.ts";
import { isSameResult } from "#renderer/member/member.ts";
import { pickLine } from "#renderer/pick-line.ts";
import type { View } from "#ipc/view.ts";
import { choosePrompt } from "#renderer/prompt.ts";
import { listTroubles } from "#renderer/trouble.ts";
import { memberScenes } from "#tests/renderer/support/member-scenes.ts";
import { stateScenes } from "./support/state-scenes.ts";
import { scenes } from "#tests/renderer/support/scenes.ts";
import { viewOf } from "#tests/renderer/support/view-of.ts";

const sale = viewOf({ kind: "sale" });
const up = { register: "up", cards: "up", serial: "up", sinceMs: 0 } as const;

describe("the prompt line", () => {
  test("What was just refused comes before why no money can be taken, that before the notice, that before the screen's own", () => {
    const noticed = { ...sale, notice: { code: "unknown-code", text: "49" } };
    const guarded = { ...noticed, guard: "clock" };
    const chosen = [
      choosePrompt(guarded, { code: "not-now" }),
      choosePrompt(guarded, null),
      choosePrompt(noticed, null),
      choosePrompt(sale, null),
    ];
    expect(chosen.map(({ word, tone }) => [word, tone])).toEqual([
      ["notice.not-now", "refused"],
      ["notice.clock", "look"],
      ["notice.unknown-code", "look"],
      ["notice.ring", "ask"],
    ]);
  });

  test("What went well is not said over a sheet nor again after it; what a person must look at comes back", () => {
    const said = (code: string, sheet: "menu" | null) =>
      choosePrompt({ ...sale, notice: { code } }, null, { sheet, isNoticeSeen: true }).word;
    expect([said("cancelled", "menu"), said("cancelled", null), said("device-fault", "menu")]).toEqual([
      "prompt.menu",
      "notice.ring",
      "prompt.menu",
    ]);
    expect(said("device-fault", null)).toBe("notice.device-fault");
    const now = { sheet: "menu", isNoticeSeen: false } as const;
    expect(choosePrompt({ ...sale, notice: { code: "unknown-code" } }, null, now).word).toBe("notice.unknown-code");
  });

  test("While the printer cannot print, nobody is told to hand over a receipt", () => {
    const said = ["done-no-paper", "done-no-printer", "done-cash"].map((name) => {
      const view = scenes[name] ?? expect.fail("no scene");
      return choosePrompt(view, null);
    });
    expect(said.map(({ word, tone }) => [word, tone])).toEqual([
      ["prompt.done.change.paper", "look"],
      ["prompt.done.printer", "look"],
      ["prompt.done.change", "ask"],
    ]);
  });

  test("The drawer speaks first where nothing is asked of the member, and below where something is; its word goes before what went well only", () => {
    const scene = (name: string) => scenes[name] ?? expect.fail("no scene");
    const said = (name: string, notice: View["notice"] = null) => {
      const { word, tone } = choosePrompt({ ...scene(name), notice }, null);
      return [word, tone];
    };
    expect([
      said("sale-drawer-alarm"),
      said("sale-drawer-left"),
      said("done-drawer-shut"),
      said("tender-drawer-alarm"),
    ]).toEqual([
      ["drawer.alarm", "refused"],
      ["drawer.left", "look"],
      ["drawer.shut", "look"],
      ["prompt.tender", "ask"],
    ]);
    expect(said("sale-drawer-left", { code: "no-sale", text: "両替" })).toEqual(["drawer.left", "look"]);
    expect(said("sale-drawer-left", { code: "cash-back", amount: 100 })).toEqual(["notice.cash-back", "look"]);
    expect(choosePrompt(scene("sale-drawer-alarm"), null, { sheet: "menu", isNoticeSeen: false }).word).toBe(
      "prompt.menu",
    );
  });

  test("A parked charge speaks of the charge, its slip and the change", () => {
    const view = scenes["done-parked"] ?? expect.fail("no scene");
    expect(choosePrompt(view, null)).toMatchObject({ word: "prompt.done.change.slip", tone: "look" });
    expect(choosePrompt({ ...sale, notice: { code: "parked" } }, null).word).toBe("notice.parked");
  });

  test("What is handed over is named: cash of a return, the slip of a charge that waits, the receipt of a sale on trust", () => {
    const said = (name: string) => {
      const { word, values, tone } = choosePrompt({ ...(scenes[name] ?? expect.fail("no scene")), notice: null }, null);
      return [word, values?.["yen"], tone];
    };
    expect(
      ["done-refund-cash", "done-refund", "done-refund-no-paper", "done-charge-deferred", "done-claim"].map(said),
    ).toEqual([
      ["prompt.done.refund.cash", "¥594", "ask"],
      ["prompt.done.refund", undefined, "ask"],
      ["prompt.done.refund.cash.paper", "¥594", "look"],
      ["prompt.done.deferred.change", undefined, "look"],
      ["prompt.done.claim", undefined, "ask"],
    ]);
  });

  test("A barcode is asked for only where one can be read, and what the meal plan leaves over is said", () => {
    const all = { ...scenes, ...stateScenes };
    const said = (name: string) => choosePrompt(all[name] ?? expect.fail("no scene"), null);
    expect(
      ["card+no-reader", "card-meal+no-reader", "sale-express-touch+no-reader"].map((name) => said(name).word),
    ).toEqual(["prompt.card.no-reader.scan", "prompt.card.no-reader", "prompt.express.app"]);
    expect(["card", "card-only", "card-meal", "meal-offer-all"].map((name) => said(name).word)).toEqual([
      "prompt.card.pay.scan",
      "prompt.card.pay",
      "prompt.card.meal",
      "prompt.meal-offer",
    ]);
    expect(said("meal-offer")).toMatchObject({
      word: "prompt.meal-offer.part",
      values: { covers: "¥814", due: "¥2,750" },
    });
  });

  test("On trust the way on is named while there is something left of it", () => {
    const said = (name: string) => choosePrompt(scenes[name] ?? expect.fail("no scene"), null).word;
    expect([said("tender-trust"), said("tender-trust-spent")]).toEqual(["prompt.tender.trust", "prompt.tender"]);
  });

  test("Each screen has a sentence of its own", () => {
    const said = Object.values(scenes).map((view) => choosePrompt({ ...view, notice: null, guard: null }, null).word);
    expect(new Set(said).size).toBeGreaterThanOrEqual(14);
  });
});

describe("device trouble", () => {
  test("It names the thing, what it means for selling, and the next step", () => {
    const lamps = { ...sale.lamps, printer: { state: "bad", code: "PAPER_END" } as const };
    expect(listTroubles(lamps, up)).toEqual([
      { device: "printer", thing: "trouble.paper", effect: "effect.printer", next: "next.paper", isBad: true },
    ]);
  });

  test("A scanner that sends garbage names its settings, and a display that is gone only where there is one", () => {
    const garbled = { ...sale.lamps, scanner: { state: "warn", code: "GARBLED" } as const };
    expect(listTroubles(garbled, up)).toEqual([
      { device: "scanner", thing: "trouble.garbled", effect: "effect.scanner", next: "next.garbled", isBad: false },
    ]);
    const dead = { ...sale.lamps, display: { state: "warn", code: "TIMEOUT" } as const };
    expect(listTroubles(dead, up).map(({ device, next }) => [device, next])).toEqual([["display", "next.gone"]]);
    expect(listTroubles(sale.lamps, { ...up, serial: "restarting" }).map(({ device }) => device)).not.toContain(
      "display",
    );
  });

  test("The worst comes first and a device whose process restarts is said to restart", () => {
    const lamps = { ...sale.lamps, scanner: { state: "warn", code: "BUSY" } as const };
    const found = listTroubles(lamps, { ...up, cards: "restarting" });
    expect(found.map(({ device, thing }) => [device, thing])).toEqual([
      ["reader", "trouble.restarting"],
      ["scanner", "trouble.busy"],
    ]);
  });

  test("A server that is away reconnects by itself, and a code nobody listed is a fault", () => {
    const lamps = {
      ...sale.lamps,
      pokepay: { state: "bad", code: "AWAY" } as const,
      drawer: { state: "bad", code: "NEVER_SEEN" } as const,
    };
    expect(listTroubles(lamps, null).map(({ thing, next }) => [thing, next])).toEqual([
      ["trouble.gone", "next.reconnect"],
      ["trouble.failed", "next.key"],
    ]);
  });
});

test("数量 and 訂正 speak of the line that was touched, else of the last one that is not void", () => {
  const lines = scenes["sale"]?.basket.lines ?? [];
  expect([pickLine(lines, 1)?.n, pickLine(lines, null)?.n, pickLine(lines, 4)?.n, pickLine([], null)]).toEqual([
    1,
    3,
    3,
    undefined,
  ]);
});

test("Time left is told in minutes and seconds, a begun second counts, and it never falls below zero", () => {
  expect([179_001, 60_000, 1, 0, -5_000].map((leftMs) => countDown(leftMs, 0))).toEqual([
    "3:00",
    "1:00",
    "0:01",
    "0:00",
    "0:00",
  ]);
});

test("An age is told in the largest unit that fits, and never below zero", () => {
  const at = (ms: number): string => {
    const { word, values } = sayAge(0, ms);
    return `${values?.["n"]} ${word}`;
  };
  expect([at(-5), at(59_999), at(60_000), at(7_200_000)]).toEqual([
    "0 age.seconds",
    "59 age.seconds",
    "1 age.minutes",
    "2 age.hours",
  ]);
});

test("What has waited for more than 15 minutes is an alarm; what has no time is not", () => {
  expect([isOverdue(1, 900_001), isOverdue(1, 900_002), isOverdue(0, 9e9)]).toEqual([false, true, false]);
});

test("A result comes back to the customer window neither with another lamp nor after it was cleared, but the next one does", () => {
  const [done, other, tap] = [memberScenes["done"], memberScenes["done-cash"], memberScenes["tap"]];
  if (done === undefined || other === undefined || tap === undefined) expect.fail("no scene");
  const again = { ...done, rev: 99 };
  expect([
    isSameResult(done, again),
    isSameResult(null, done),
    isSameResult(done, other),
    isSameResult(tap, done),
    isSameResult(tap, tap),
  ]).toEqual([true, false, false, false, false]);
});
