import { describe, expect, test } from "vitest";
import { composeCardSlip } from "#counter/card-slip.ts";
import { freshLive } from "#counter/live.ts";
import { deskNow, deskScreen } from "#counter/view-desk.ts";
import type { DeskStage } from "#register/desk-stage.ts";
import type { EntryOf } from "#register/entry.ts";
import { sayDesk } from "#renderer/desk-saying.ts";
import { isWord, saySaying } from "#renderer/words/words.ts";
import { settings } from "#tests/db/sample-facts.ts";

const live = { ...freshLive(0), deskName: "生協 花子" };
const change = { act: "link", member: "m-1", card: "c", seq: 9, by: "07" } as const;
const stages: readonly DeskStage[] = [
  { kind: "desk" },
  { kind: "desk-member", act: "link" },
  { kind: "desk-finding", act: "link" },
  { kind: "desk-confirm", act: "link", member: "m-1", cards: 1 },
  { kind: "desk-card", act: "link", member: "m-1" },
  { kind: "desk-card", act: "why", member: null },
  { kind: "desk-sending", ...change },
  { kind: "desk-done", act: "link", code: "done" },
  { kind: "desk-done", act: "link", code: "desk-card-taken" },
  { kind: "desk-done", act: "why", code: "why-lost" },
];

describe("the card desk on the screens", () => {
  test("shows the name to the cashier while it is confirmed and the card is waited for, and never again", () => {
    const names = stages.map((stage) => {
      const screen = deskScreen(live, stage);
      return screen.kind === "desk-step" ? screen.name : null;
    });
    expect(names.map((name) => name !== null)).toEqual([0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map(Boolean));
  });

  test("shows the member the own name, and of a refusal no more than that there was one", () => {
    expect(stages.map((stage) => deskNow(live, stage))).toEqual([
      { kind: "idle" },
      { kind: "idle" },
      { kind: "idle" },
      { kind: "name", act: "link", name: "生協 花子" },
      { kind: "tap", for: "desk", amount: 0 },
      { kind: "tap", for: "desk", amount: 0 },
      { kind: "working", for: "desk", amount: 0 },
      { kind: "card-done", act: "link", code: "done" },
      { kind: "card-done", act: "link", code: "desk-not-done" },
      { kind: "idle" },
    ]);
  });

  test("lets the cashier leave only once headquarters is known not to answer", () => {
    expect(deskScreen(live, { kind: "desk-sending", ...change })).toMatchObject({ canLeave: false });
    expect(deskScreen(live, { kind: "desk-sending", ...change, away: true })).toMatchObject({ canLeave: true });
  });

  test("has a sentence for whatever it can come to, in both languages", () => {
    const whys = ["unlinked", "lost", "moved", "left", "other", "denied", "suspended", "away", "list-old"];
    const codes = [...whys.map((why) => `why-${why}`), "desk-card-taken", "desk-has-card", "desk-unlinked"];
    const notices = [
      "member-unknown",
      "app-away",
      "refused",
      "away",
      "no-card",
      "trying",
      "left",
      "settled",
      "not-done",
    ];
    const said = [
      ...codes.map((code) => sayDesk("why", code)),
      ...(["link", "move", "stop"] as const).map((act) => sayDesk(act, "done")),
      sayDesk("why", "ok"),
      sayDesk("why", "account_closed"),
    ];
    for (const saying of said) {
      expect(saySaying("ja", saying)).toMatch(/カード|電子マネー/u);
      expect(saySaying("en", saying)).toMatch(/^[ -~“”]+$/u);
    }
    expect(said.every(({ word }) => word !== "notice.other")).toBe(true);
    expect(notices.filter((code) => !isWord(`notice.desk-${code}`))).toEqual([]);
  });
});

describe("the slip of a card set-up", () => {
  const entry = (data: object) =>
    ({
      kind: "approval",
      reg: "R1",
      epoch: 1,
      seq: 20,
      op: "07",
      at: "2026-11-22T12:05:00.000+09:00",
      data: { by: "07", key: "0a1b2c3d-0000-4000-8000-000000000000", member: "m-310012", ...data },
    }) as unknown as EntryOf<"approval">;
  const context = { settings, mode: "live", hash: Buffer.from("a936422d", "hex"), copy: 0 } as const;
  const textOf = (data: object): string =>
    (composeCardSlip(entry(data), context) ?? [])
      .map((line) => (line.kind === "row" ? `${line.left} ${line.right}` : line.kind === "text" ? line.text : ""))
      .join("\n");

  test("says what was done and what it means, and names nobody", () => {
    expect(textOf({ for: "card-link", card: "c".repeat(64) })).toContain("カード登録");
    expect(textOf({ for: "card-move", card: "c".repeat(64) })).toContain("これまでのカードは使えなくなりました");
    expect(textOf({ for: "card-stop" })).toContain("お持ちのすべてのカード");
    expect(textOf({ for: "card-stop", card: "c".repeat(64) })).not.toContain("お持ちのすべてのカード");
    for (const what of ["card-link", "card-move", "card-stop"]) {
      const text = textOf({ for: what, card: "c".repeat(64) });
      expect(text).toContain("お問い合わせ番号 0A1B2C3D");
      expect(text).not.toMatch(/310012|cccc/u);
    }
  });

  test("belongs to no other approval", () => {
    expect(composeCardSlip(entry({ for: "trust", on: true }), context)).toBeNull();
  });
});
