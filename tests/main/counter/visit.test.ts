import { createHmac, randomBytes, scryptSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { openVisit } from "#counter/technician/visit.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import { emptyBook } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { emptyDraft } from "#register/draft.ts";
import { lockMs } from "#register/decide-sign.ts";
import type { State } from "#register/verdict.ts";

const pepper = randomBytes(32);
const [n, r, p] = [2 ** 10, 8, 1];
const salt = randomBytes(16);
const hash = scryptSync(createHmac("sha256", pepper).update("2468").digest(), salt, 32, { N: n, r, p });
const pin = `scrypt$${n}$${r}$${p}$${salt.toString("hex")}$${hash.toString("hex")}`;
const settings = { operators: [{ op: "01", name: "京極", role: "supervisor", pin }] } as unknown as State["settings"];
const state: State = {
  reg: "R1",
  epoch: 1,
  mode: "test",
  settings,
  book: emptyBook,
  draft: emptyDraft,
  guard: "storage",
  emoney: "unknown",
};

let nowMs: number;
let taken: Command[];
/** A register whose journal answers so. */
function open(answer: SendAnswer, at: Partial<State> = {}) {
  return openVisit({
    state: () => ({ ...state, ...at }),
    take: (command) => {
      taken.push(command);
      return answer;
    },
    pepper,
    nowMs: () => nowMs,
  });
}
const full: SendAnswer = { kind: "refused", code: "storage" };
beforeEach(() => {
  nowMs = 1_000_000;
  taken = [];
});

describe("a visit while the journal can take nothing", () => {
  test("begins with the right PIN all the same: the one who may mend it must be able to look", async () => {
    const visit = open(full);
    expect(await visit.sign("01", "2468")).toEqual({ kind: "signed", op: "01", name: "京極" });
    expect(visit.who(false)).toBe("01");
  });

  test("counts wrong PINs in memory, and the fifth locks the right one too", async () => {
    const visit = open(full);
    for (let tries = 0; tries < 5; tries += 1)
      expect(await visit.sign("01", "0000")).toMatchObject({ code: "pin-wrong" });
    expect(await visit.sign("01", "2468")).toMatchObject({ kind: "refused", code: "locked", amount: lockMs(5) / 1000 });
    nowMs += lockMs(5);
    expect(await visit.sign("01", "2468")).toMatchObject({ kind: "signed" });
  });
});

describe("a visit", () => {
  test("does not begin where the register refuses the right PIN: a lock that came first holds", async () => {
    const visit = open({ kind: "refused", code: "locked", amount: 30 });
    expect(await visit.sign("01", "2468")).toMatchObject({ code: "locked" });
    expect(visit.who(false)).toBeNull();
  });

  test("checks one PIN at a time: those asked for at once are not even looked at", async () => {
    const visit = open({ kind: "taken" });
    const answers = await Promise.all(["0000", "1111", "2468"].map((tried) => visit.sign("01", tried)));
    expect(answers.map((answer) => ("code" in answer ? answer.code : answer.kind))).toEqual([
      "pin-wrong",
      "busy",
      "busy",
    ]);
    expect(taken).toHaveLength(1);
  });

  test("ends after ten minutes without a finger, however often the page looks", async () => {
    const visit = open({ kind: "taken" });
    await visit.sign("01", "2468");
    nowMs += 9 * 60_000;
    expect(visit.who(true)).toBe("01");
    nowMs += 9 * 60_000;
    expect(visit.who(false)).toBe("01");
    nowMs += 2 * 60_000;
    expect(visit.who(false)).toBeNull();
  });

  test("says so where no operators are known yet", async () => {
    expect(await open({ kind: "taken" }, { settings: null }).sign("01", "2468")).toMatchObject({ code: "starting" });
  });
});
