import { describe, expect, test } from "vitest";
import { approvalOf, away, card, hanako, openDesk, openSending, tapOf, unknown } from "./open-desk.ts";
import { openPaperShop, payers } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";

describe("a card set-up", () => {
  test("links a card: member, name, card, approval, then headquarters, then the slip", () => {
    const d = openDesk("link");
    d.found();
    expect(d.stage()).toEqual({ kind: "desk-confirm", act: "link", member: "m-1", cards: 0 });
    d.take({ kind: "desk-confirm" });
    expect(d.stage()).toEqual({ kind: "desk-card", act: "link", member: "m-1" });
    expect(d.register.kinds(1)).toEqual(["day-open"]);
    d.take(tapOf(unknown));
    const seq = approvalOf(d.register);
    const change = { act: "link", member: "m-1", card, seq, by: "07" };
    expect(d.register.entries.at(-1)).toMatchObject({
      kind: "approval",
      data: { for: "card-link", by: "07", member: "m-1", card, key: expect.stringMatching(/^0{8}-/u) },
    });
    expect(d.stage()).toEqual({ kind: "desk-sending", ...change });
    expect(d.register.effects.at(-1)).toEqual({ kind: "desk-send", ...change });
    expect(d.register.jobs).toEqual([]);
    d.told({ kind: "changed" });
    expect(d.stage()).toEqual({ kind: "desk-done", act: "link", code: "done" });
    expect(d.register.jobs).toEqual([{ device: "printer", what: { kind: "card-slip", copy: 0 }, of: seq }]);
    d.take({ kind: "next" });
    expect(d.stage()).toEqual({ kind: "sale" });
  });

  test("moves to the card that is put on the reader, and stops without one", () => {
    const moved = openSending("move");
    expect(moved.register.effects.at(-1)).toMatchObject({ act: "move", card });
    const stopped = openSending("stop");
    expect(stopped.register.effects.at(-1)).toMatchObject({ act: "stop", member: "m-1", card: null });
    expect(stopped.register.entries.at(-1)).toMatchObject({ data: { for: "card-stop", member: "m-1" } });
    expect(stopped.register.entries.at(-1)?.data).not.toHaveProperty("card");
  });

  test("stops the one card that is tapped, after its member has confirmed the name", () => {
    const d = openDesk("stop");
    d.take(tapOf({ kind: "known", payer: payers[0] }));
    expect(d.register.effects.at(-1)).toEqual({ kind: "desk-find", by: { card } });
    d.take({ kind: "desk-told", answer: { ...hanako, cards: 2 } });
    d.take({ kind: "desk-confirm" });
    expect(d.register.effects.at(-1)).toMatchObject({ kind: "desk-send", act: "stop", card });
  });

  test("takes the member from the app's barcode and from the sticker's barcode too", () => {
    const d = openDesk("link");
    d.take({ kind: "app-code", code: { kind: "cpm", handle: "h" } });
    expect(d.register.effects.at(-1)).toEqual({ kind: "desk-find", by: { handle: "h" } });
    d.take({ kind: "desk-told", answer: { kind: "refused", code: "desk-app-away" } });
    expect([d.stage().kind, d.notice()]).toEqual(["desk-member", "desk-app-away"]);
    d.take({ kind: "ring", code: "20261234", qty: 1, item: null });
    expect(d.register.effects.at(-1)).toEqual({ kind: "desk-find", by: { number: "20261234" } });
  });

  test("keeps neither number nor name, in draft or journal", () => {
    const d = openSending("link");
    d.told({ kind: "changed" });
    expect(JSON.stringify([d.register.entries, d.register.state().draft])).not.toContain("20261234");
  });

  test("leaves a card that works for another member alone, and does not say whose it is", () => {
    const d = openDesk("link");
    d.found();
    d.take({ kind: "desk-confirm" });
    expect(() => d.take(tapOf({ kind: "known", payer: payers[1] }))).toThrow("desk-card-taken");
    expect(d.register.kinds(1)).toEqual(["day-open"]);
    d.take(tapOf(unknown));
    d.told({ kind: "refused", code: "card-taken" });
    expect(d.stage()).toMatchObject({ kind: "desk-done", code: "desk-card-taken" });
    expect(d.register.jobs).toEqual([]);
  });

  test("goes one step back from each step without harm", () => {
    const d = openDesk("link");
    d.take({ kind: "desk-member", number: "1" });
    const steps: unknown[] = [];
    const back = () => (d.take({ kind: "back" }), steps.push(d.stage().kind));
    back();
    d.found();
    back();
    d.found();
    d.take({ kind: "desk-confirm" });
    back();
    back();
    back();
    expect(steps).toEqual(["desk-member", "desk-member", "desk-member", "desk", "sale"]);
    expect(d.register.kinds(1)).toEqual(["day-open"]);
  });

  test("an answer to a question that was left says nothing any more", () => {
    const d = openDesk("link");
    d.take({ kind: "desk-member", number: "1" });
    d.take({ kind: "back" });
    expect(() => d.take({ kind: "desk-told", answer: hanako })).toThrow("late-outcome");
    expect(() => d.take({ kind: "desk-told", seq: 1, answer: { kind: "changed" } })).toThrow("late-outcome");
  });

  test("says at once that headquarters is away, and that a member or a card is not there", () => {
    const d = openDesk("stop");
    for (const [answer, code] of [
      [away, "desk-away"],
      [{ kind: "refused", code: "member-unknown" }, "desk-member-unknown"],
      [{ kind: "refused", code: "too-large" }, "desk-refused"],
      [{ kind: "member", member: "m-1", cards: 0 }, "desk-no-card"],
    ] as const) {
      d.found(answer);
      expect([d.stage().kind, d.notice()]).toEqual(["desk-member", code]);
    }
  });

  test("begins in no sale, without nobody signed on, and at no closed register", () => {
    const register = openPaperShop();
    const s = stepsOf(register);
    s.ring();
    expect(() => s.take({ kind: "desk" })).toThrow("desk-not-empty");
    s.cash(440);
    s.take({ kind: "desk" });
    s.take({ kind: "back" });
    s.z();
    expect(() => s.take({ kind: "desk" })).toThrow("no-day");
  });
});

describe("a change headquarters does not answer", () => {
  test("cannot be left before it is known that nobody answers; then the queue goes on and it ends by itself", () => {
    const d = openSending("stop");
    const seq = approvalOf(d.register);
    expect(() => d.take({ kind: "back" })).toThrow("desk-sending");
    d.told(away);
    expect([d.stage().kind, d.notice()]).toEqual(["desk-sending", "desk-trying"]);
    d.take({ kind: "back" });
    expect([d.stage().kind, d.notice()]).toEqual(["sale", "desk-left"]);
    d.ring();
    d.cash(440);
    d.told(away);
    expect(d.stage().kind).toBe("done");
    d.take({ kind: "desk" });
    expect(() => d.take({ kind: "desk-act", act: "link" })).toThrow("desk-waiting");
    d.take({ kind: "back" });
    d.register.jobs.length = 0;
    d.told({ kind: "changed" });
    expect([d.notice(), d.register.jobs.map(({ what, of }) => [what.kind, of])]).toEqual([
      "desk-settled",
      [["card-slip", seq]],
    ]);
    expect(() => d.told({ kind: "changed" })).toThrow("late-outcome");
  });

  test("is asked for again after a restart, on its own screen or left, over sales and a Z", () => {
    const d = openSending("link");
    const sent = d.register.effects.at(-1);
    d.register.effects.length = 0;
    d.restart();
    expect([d.stage().kind, d.register.effects]).toEqual(["desk-sending", [sent]]);
    d.told(away);
    d.take({ kind: "back" });
    d.ring();
    d.take({ kind: "cancel-sale" });
    d.z();
    d.register.effects.length = 0;
    d.restart();
    expect(d.register.effects).toEqual([sent]);
    d.told({ kind: "refused", code: "member-has-card" });
    expect(d.notice()).toBe("desk-not-done");
    d.register.effects.length = 0;
    d.restart();
    expect(d.register.effects).toEqual([]);
  });

  test("a restart before the card asks for the member again: the name was in memory only", () => {
    const kinds = (["finding", "confirm", "card"] as const).map((step) => {
      const d = openDesk("link");
      d.take({ kind: "desk-member", number: "1" });
      if (step !== "finding") d.take({ kind: "desk-told", answer: hanako });
      if (step === "card") d.take({ kind: "desk-confirm" });
      d.restart();
      return d.stage();
    });
    const again = { kind: "desk-member", act: "link" };
    expect(kinds).toEqual([again, again, again]);
  });
});
