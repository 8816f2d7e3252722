import fc from "fast-check";
import { expect, test } from "vitest";
import { msOfInstant } from "#register/instant.ts";

const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });

test("an instant is read as the platform's own calendar reads it", () => {
  const time = fc.date({ min: new Date("1970-01-02"), max: new Date("2199-12-30"), noInvalidDate: true });
  fc.assert(
    fc.property(time, offset, (date, minutes) => {
      const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
      const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) =>
        String(n).padStart(2, "0"),
      );
      return msOfInstant(`${local}${minutes < 0 ? "-" : "+"}${hour}:${minute}`) === date.getTime();
    }),
  );
});

test("a leap day is a day", () => {
  expect(msOfInstant("2028-03-01T00:00:00.000+09:00") - msOfInstant("2028-02-29T00:00:00.000+09:00")).toBe(86_400_000);
});

test("another form is refused", () => {
  expect(() => msOfInstant("2026-11-22T00:00:00Z")).toThrow(RangeError);
});
