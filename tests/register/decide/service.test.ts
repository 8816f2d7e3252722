import { describe, expect, test } from "vitest";
import { lockMs } from "#register/decide-sign.ts";
import { openTrustShop, supervisor } from "./trust-shop.ts";

describe("a technician's visit", () => {
  const open = () => {
    const shop = openTrustShop();
    const sign = (ok: boolean, op = supervisor) => shop.code(shop.register.take({ kind: "service-sign", op, ok }));
    return { ...shop, sign };
  };

  test("begins with a supervisor's PIN, stands in the journal, and leaves the cashier's screen as it was", () => {
    const { sign, register } = open();
    const { draft } = register.state();
    expect(sign(true)).toBe("accepted");
    expect(register.kinds(1)).toEqual(["service-visit"]);
    expect(sign(false)).toBe("accepted");
    expect(register.kinds(1)).toEqual(["lock"]);
    expect(register.state().draft).toStrictEqual(draft);
  });

  test("is not for a cashier, nor for somebody nobody knows", () => {
    const { sign } = open();
    expect([sign(true, "07"), sign(true, "31")]).toEqual(["need-supervisor", "need-supervisor"]);
  });

  test("counts and locks together with the other PINs of that operator, and a right one ends the count", () => {
    const { sign, register, book, approve } = open();
    for (let n = 0; n < 4; n += 1) sign(false);
    approve({ kind: "trust", on: true }, false);
    expect(book().locks[supervisor]?.tries).toBe(5);
    expect(sign(true)).toBe("locked");
    register.wait(lockMs(5));
    expect(sign(true)).toBe("accepted");
    expect(book().locks).toEqual({});
  });

  test("what it changes for good is noted with who did it, and a note does not unlock anybody", () => {
    const { sign, register, book } = open();
    sign(false);
    register.take({ kind: "service-note", op: supervisor, what: "bind", device: "printer" });
    expect(register.kinds(1)).toEqual(["service-visit"]);
    expect(book().locks[supervisor]?.tries).toBe(1);
  });

  test("opens the drawer as a no-sale that names who asked, and not in the middle of a sale", () => {
    const { register, code } = open();
    expect(code(register.take({ kind: "service-kick", op: supervisor }))).toBe("accepted");
    expect(register.kinds(2)).toEqual(["no-sale", "drawer-kick"]);
    register.setGuard("storage");
    expect(code(register.take({ kind: "service-kick", op: supervisor }))).toBe("storage");
  });
});
