import { describe, expect, test } from "vitest";
import { itemOn } from "#register/item-price.ts";
import type { Item } from "#register/item.ts";
import { isOnMenu, weekdayOf } from "#register/on-menu.ts";

const rice: Item = {
  code: "20400033",
  name: "ライス中",
  kana: "ライスチュウ",
  class: "cafeteria",
  tax: "standard",
  rate: 10,
  price: 110,
  unit_takeout: 108,
};

describe("a price sent ahead", () => {
  const next = [
    { from: "2027-10-01", price: 140 },
    { from: "2027-04-01", price: 121, unit_takeout: 119 },
  ];
  test.each([
    { today: "2027-03-31", price: 110, takeout: 108 },
    { today: "2027-04-01", price: 121, takeout: 119 },
    { today: "2027-09-30", price: 121, takeout: 119 },
    // The take-out price goes with the price it was set beside.
    { today: "2027-10-01", price: 140, takeout: undefined },
  ])("on $today it is $price", ({ today, price, takeout }) => {
    const sold = itemOn({ ...rice, next }, today);
    expect([sold.price, sold.unit_takeout, sold.next]).toEqual([price, takeout, undefined]);
  });
  test("without one the item is as it is", () => expect(itemOn(rice, "2027-04-01")).toBe(rice));
});

describe("what is on the menu", () => {
  test("the day of the week is that of the calendar", () => {
    for (let day = 0; day < 2000; day += 1) {
      const at = new Date(Date.UTC(2024, 0, 1) + day * 86_400_000);
      expect(weekdayOf(at.toISOString().slice(0, 10))).toBe(at.getUTCDay() === 0 ? 7 : at.getUTCDay());
    }
  });
  const at = (today: string, time = "12:00") => ({ today, time });
  test("always, where nothing limits it", () => expect(isOnMenu({}, at("2026-11-23"))).toBe(true));
  test("between two dates, both inclusive", () => {
    const days = ["2026-11-22", "2026-11-23", "2026-11-27", "2026-11-28"];
    expect(days.map((day) => isOnMenu({ from: "2026-11-23", to: "2026-11-27" }, at(day)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
  test("on dates of its own and on days of the week", () => {
    expect(isOnMenu({ dates: ["2026-11-24"] }, at("2026-11-23"))).toBe(false);
    // 2026-11-23 is a Monday.
    expect(isOnMenu({ days: [1] }, at("2026-11-23"))).toBe(true);
    expect(isOnMenu({ days: [6, 7] }, at("2026-11-23"))).toBe(false);
  });
  test("at meal times: to the minute, the end not inclusive, over midnight too", () => {
    const lunch = { meals: [{ from: "10:30", to: "14:30" }] };
    const night = { meals: [{ from: "22:00", to: "02:00" }] };
    const on = (when: typeof lunch, time: string) => isOnMenu(when, at("2026-11-23", time));
    expect(["10:29", "10:30", "14:29", "14:30"].map((time) => on(lunch, time))).toEqual([false, true, true, false]);
    expect(["21:59", "23:59", "01:59", "02:00"].map((time) => on(night, time))).toEqual([false, true, true, false]);
  });
});
