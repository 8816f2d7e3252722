import { describe, expect, test } from "vitest";
import { pendingOf } from "#register/book.ts";
import { openPaperShop } from "./paper-register.ts";
import { stepsOf } from "./steps.ts";
import { stories } from "./stories.ts";

describe("a story told on paper", () => {
  test.each(stories)("$name", ({ play, kinds, stage, cash, pending = [] }) => {
    const register = openPaperShop();
    const { seq } = register.state().book;
    const s = stepsOf(register);
    play(s, register);
    expect(register.entries.slice(seq).map((entry) => entry.kind)).toEqual(kinds);
    expect(register.state().draft.stage.kind).toBe(stage);
    const { intents } = register.state().book;
    expect(pendingOf(register.state().book).map(({ key }) => intents[key]?.state)).toEqual(pending);
    expect(s.z().drawer).toBe(50_000 + cash);
    expect(register.state().book.day).toBeNull();
  });
});
