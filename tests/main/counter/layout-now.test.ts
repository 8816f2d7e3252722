import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { composeLayout } from "#counter/compose-layout.ts";
import { systemClock } from "#counter/clock.ts";
import { openLayoutNow } from "#counter/layout-now.ts";
import type { Item } from "#register/item.ts";
import type { Settings } from "#register/settings.ts";
import { settings as sample } from "#tests/db/sample-facts.ts";

const dish = (code: string, name: string, more: Partial<Item> = {}): Item => ({
  code,
  name,
  kana: "",
  class: "cafeteria",
  tax: "standard",
  rate: 10,
  price: 110,
  ...more,
});
const goods = new Map(
  [
    dish("1", "ライス小", { group: "ライス", size: "小" }),
    dish("2", "味噌汁", { next: [{ from: "2026-11-24", price: 44 }], price: 33 }),
    dish("3", "ライス大", { group: "ライス", size: "大" }),
    dish("4", "月曜のカレー", { menu: { days: [1] }, sold_out: true }),
  ].map((one) => [one.code, one]),
);
const catalogue = {
  item: (code: string) => goods.get(code) ?? null,
  pictureId: (code: string) => (code === "1" ? "0123456789abcdef" : null),
};
const settings: Settings = {
  ...sample,
  layout: [
    { category: "昼", items: ["1", "2", "3", "4"], meals: [{ from: "10:30", to: "14:30" }] },
    { category: "いつも", items: ["2"] },
    { category: "よく使う", items: ["3", "none"], favourites: true },
  ],
};

describe("the touch keys of a moment", () => {
  const at = (today: string, time: string) => composeLayout(settings, catalogue, { today, time });
  test("favourites stand first, sizes of a dish together, with picture and sold-out", () => {
    const { categories } = at("2026-11-23", "12:00");
    expect(categories.map(({ name }) => name)).toEqual(["よく使う", "昼", "いつも"]);
    expect(categories[0]).toMatchObject({ favourites: true, keys: [{ code: "3" }] });
    expect(categories[1]?.keys.map(({ code }) => code)).toEqual(["1", "3", "2", "4"]);
    expect(categories[1]?.keys[0]).toMatchObject({ group: "ライス", size: "小", picture: "0123456789abcdef" });
    expect(categories[1]?.keys[3]).toMatchObject({ soldOut: true });
  });
  test("outside its meal a category is not there, on another day a dish is not", () => {
    expect(at("2026-11-23", "14:30").categories.map(({ name }) => name)).toEqual(["よく使う", "いつも"]);
    expect(at("2026-11-24", "12:00").categories[1]?.keys.map(({ code }) => code)).toEqual(["1", "3", "2"]);
  });
});

describe("the touch keys follow the clock", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const open = (start: string) => {
    vi.setSystemTime(new Date(start));
    const changed = vi.fn<() => void>();
    const keys = openLayoutNow({ catalogue, settings: () => settings, clock: systemClock, changed });
    return { keys, changed };
  };
  const soup = (keys: ReturnType<typeof open>["keys"]) =>
    keys
      .layout()
      .categories.flatMap((category) => category.keys)
      .find(({ code }) => code === "2")?.price;

  test("at midnight the price sent ahead holds, and windows are told, without a pull", async () => {
    const { keys, changed } = open("2026-11-23T23:59:58.500");
    expect(soup(keys)).toBe(33);
    const before = keys.layout().version;
    await vi.advanceTimersByTimeAsync(1400);
    expect([soup(keys), changed.mock.calls.length]).toEqual([33, 0]);
    await vi.advanceTimersByTimeAsync(200);
    expect([soup(keys), changed.mock.calls.length]).toEqual([44, 1]);
    expect(keys.layout().version).toBeGreaterThan(before);
    keys[Symbol.dispose]();
  });

  test("at the meal's first minute its category is there, and a minute in which nothing changes tells nobody", async () => {
    const { keys, changed } = open("2026-11-23T10:29:50");
    expect(keys.layout().categories).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(10_100);
    expect(keys.layout().categories).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(changed).toHaveBeenCalledTimes(1);
    keys[Symbol.dispose]();
  });

  test("a clock that is set forward is noticed within ten seconds", async () => {
    const { keys, changed } = open("2026-11-23T09:00:00");
    keys.layout();
    vi.setSystemTime(new Date("2026-11-23T11:00:00"));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([changed.mock.calls.length, keys.layout().categories.length]).toEqual([1, 3]);
    keys[Symbol.dispose]();
  });
});
