import { describe, expect, test } from "vitest";
import { pendingOf } from "#register/book.ts";
import { nextStep } from "#register/pending-next.ts";
import { openCharge, payOf, declined, lost, notSent } from "./acts.ts";
import { settings } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";
import { openTrustShop } from "./trust-shop.ts";

const idKeepMs = settings.authority.id_keep_ms;

function open() {
  const shop = openTrustShop();
  const { register, book } = shop;
  const s = stepsOf(register);
  const first = () => Object.values(book().intents)[0];
  const next = (laterMs = 0) => {
    const intent = first();
    return intent && nextStep(intent, intent.atMs + laterMs, idKeepMs);
  };
  return { ...shop, s, first, next };
}

/** A charge certainly not posted, its screen left behind. */
function openNotPosted() {
  const shop = open();
  openCharge(shop.s, 3000);
  const key = shop.s.keyNow();
  shop.s.answered(lost, key);
  shop.s.take({ kind: "park" });
  shop.s.notFound(key);
  return { ...shop, key };
}

describe("a pending item", () => {
  test("of a lost payment asks now; once its id is forgotten a supervisor settles it", () => {
    const { s, register, next, code, approve, book } = open();
    const key = payOf(s);
    s.answered(lost, key);
    expect(next()).toBe("ask");
    expect(code(register.take({ kind: "pending-ask", key }))).toBe("accepted");
    expect(register.effects.at(-1)).toEqual({ kind: "resolve", key, now: true });
    s.take({ kind: "park" });
    expect(approve({ kind: "settle", key, as: "captured" })).toBe("settle-not-yet");
    register.wait(idKeepMs);
    expect(next(idKeepMs)).toBe("settle");
    expect(approve({ kind: "settle", key, as: "not-charged" })).toBe("accepted");
    expect(register.entries.at(-1)).toMatchObject({ data: { for: "settle", key, as: "not-charged", by: "99" } });
    expect(book().intents).toEqual({});
  });

  test("on its own screen is set aside first", () => {
    const { s, register, approve } = open();
    const key = payOf(s);
    s.answered(lost, key);
    register.wait(idKeepMs);
    expect(approve({ kind: "settle", key, as: "captured" })).toBe("settle-on-screen");
  });

  test("of a rejected charge, or one not posted, is cash to hand back", () => {
    const { s, next } = open();
    openCharge(s, 3000);
    s.answered(declined);
    expect(next()).toBe("hand-back");
    expect(openNotPosted().next()).toBe("hand-back");
  });

  test("nobody knows is gone", () => {
    const { register, code } = open();
    expect(code(register.take({ kind: "pending-ask", key: "nobody" }))).toBe("pending-gone");
    expect(code(register.take({ kind: "pending-resend", key: "nobody" }))).toBe("pending-gone");
  });

  test("is carried through the Z with how it stood, and stays after it", () => {
    const { s, register, book, key } = openNotPosted();
    s.take({ kind: "next" });
    const before = pendingOf(book());
    s.z();
    expect(register.entries.at(-1)).toMatchObject({ data: { pending: [{ key, state: "not-charged", amount: 3000 }] } });
    expect(pendingOf(book())).toEqual(before);
  });
});

describe("a charge that was not posted and is still wanted", () => {
  test("is sent again under its key, the drawer as it was, and printed when it is posted", () => {
    const { s, register, book, key, code, collect } = openNotPosted();
    s.take({ kind: "next" });
    expect(code(register.take({ kind: "pending-resend", key }))).toBe("accepted");
    expect(register.kinds(1)).toEqual(["charge-unknown"]);
    expect(register.effects.at(-1)).toEqual({ kind: "collect", key });
    expect(() => s.take({ kind: "charge-returned", key })).toThrow("not-now");
    expect(collect(key, { kind: "captured", authority: { id: "tx", money: 3000, points: 0 } })).toBe("accepted");
    expect(register.kinds(1)).toEqual(["charge-posted"]);
    expect(register.jobs.at(-1)?.what.kind).toBe("charge-slip");
    expect(book().intents).toEqual({});
    // Float and the cash of one charge.
    expect(s.z().drawer).toBe(53_000);
  });

  test("sent again without getting through is as it was; refused, its cash goes back", () => {
    const { s, register, key, collect, first } = openNotPosted();
    s.take({ kind: "next" });
    register.take({ kind: "pending-resend", key });
    collect(key, notSent);
    expect(first()?.state).toBe("not-charged");
    register.take({ kind: "pending-resend", key });
    collect(key, declined);
    expect(first()?.state).toBe("rejected");
    s.take({ kind: "charge-returned", key });
    expect(first()).toBeUndefined();
  });

  test("is not sent again once the authority may have forgotten its key, while it is away, or in the middle of a sale", () => {
    const { s, register, key, code } = openNotPosted();
    s.take({ kind: "next" });
    const resend = (): string => code(register.take({ kind: "pending-resend", key }));
    register.setEmoney("down");
    expect(resend()).toBe("emoney-away");
    register.setEmoney("up");
    s.ring();
    expect(resend()).toBe("charge-not-empty");
    s.take({ kind: "cancel-sale" });
    register.wait(idKeepMs);
    expect(resend()).toBe("resend-old");
  });

  test("found booked after its cash went back all the same is taken back, not credited twice", () => {
    const { s, register, key, collect, first } = openNotPosted();
    s.take({ kind: "charge-returned", key });
    expect(collect(key, { kind: "captured", authority: { id: "tx", money: 3000, points: 0 } })).toBe("accepted");
    expect(register.kinds(1)).toEqual(["charge-reverse-due"]);
    expect(first()?.state).toBe("refund-due");
  });
});
