import { describe, expect, test } from "vitest";
import { lockMs } from "#register/decide-sign.ts";
import { openTrustShop, supervisor } from "./trust-shop.ts";

const on = { kind: "trust", on: true } as const;

describe("an approval", () => {
  test("is a supervisor's: another operator is told so before the PIN is checked", () => {
    const { approve, register } = openTrustShop();
    expect(approve(on, true, "07")).toBe("need-supervisor");
    expect(approve(on, true, "31")).toBe("need-supervisor");
    expect(register.effects.some(({ kind }) => kind === "check-pin")).toBe(false);
  });

  test("carries the act to the check of the PIN and back", () => {
    const { approve, register } = openTrustShop();
    expect(approve(on)).toBe("accepted");
    expect(register.effects.at(-1)).toEqual({ kind: "check-pin", op: supervisor, pin: "1234", for: "act", act: on });
  });

  test("a wrong PIN is journalled, counts and locks as at sign-on, and nothing is approved", () => {
    const { approve, register, book } = openTrustShop();
    for (let n = 0; n < 5; n += 1) approve(on, false);
    expect(register.kinds(5)).toEqual(["lock", "lock", "lock", "lock", "lock"]);
    expect(book().locks[supervisor]?.tries).toBe(5);
    expect(approve(on)).toBe("locked");
    register.wait(lockMs(5));
    expect(approve(on)).toBe("accepted");
    expect(book().locks).toEqual({});
  });

  test("tries asked for at once count for nothing behind the lock, the right one too", () => {
    const { approve, register, code, book } = openTrustShop();
    for (let n = 0; n < 5; n += 1) approve(on, false);
    const late = register.take({ kind: "pin-checked", op: supervisor, ok: true, for: "act", act: on });
    expect(code(late)).toBe("locked");
    expect(book().trustUntilMs).toBe(0);
  });

  test("is not asked for while nothing may be journalled, or where the act would be refused anyway", () => {
    const { approve, register } = openTrustShop();
    register.setGuard("storage");
    expect(approve(on)).toBe("storage");
    register.setGuard(null);
    expect(approve({ kind: "settle", key: "nobody", as: "seen" })).toBe("pending-gone");
    expect(approve({ kind: "charge-correct", seq: 3 })).not.toBe("accepted");
  });
});
