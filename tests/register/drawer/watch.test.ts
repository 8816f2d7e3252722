import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type DrawerInput,
  type DrawerWatch,
  drawerCode,
  freshDrawer,
  stepDrawer,
  wakeDrawerWatch,
} from "#register/drawer-watch.ts";

const times = { leftMs: 30_000, alarmMs: 90_000 };
type Step = typeof stepDrawer;

/** What happened, in a word: open, shut and dark are seen; opened, stayed, blind, failed:CODE and unknown:CODE end the kick. */
function happening(word: string): DrawerInput {
  const [name = "", code = ""] = word.split(":");
  const end = (kind: "opened" | "shut" | "blind") => ({ kind: "kicked", of: 1, end: { kind } }) as const;
  switch (name) {
    case "open":
      return { kind: "seen", drawer: "open" };
    case "shut":
      return { kind: "seen", drawer: "closed" };
    case "dark":
      return { kind: "seen", drawer: "unknown" };
    case "kick":
      return { kind: "kick", of: 1 };
    case "on":
      return { kind: "moved-on" };
    case "stayed":
      return end("shut");
    case "opened":
    case "blind":
      return end(name);
    case "failed":
    case "unknown":
      return { kind: "kicked", of: 1, end: { kind: name, code } };
    default:
      return { kind: "tick" };
  }
}

/** Plays `second word, second word, …`; answers what was said and what stands on the screen at the end. */
function play(happened: string, untilS = 0) {
  let watch: DrawerWatch = freshDrawer;
  const said: string[] = [];
  const at = (ms: number, input: DrawerInput): void => {
    const done = stepDrawer(watch, input, ms, times);
    ({ watch } = done);
    for (const command of done.says) {
      if (command.kind === "drawer-opened" || command.kind === "drawer-left-open")
        said.push(`${command.kind} ${command.by}`);
      if (command.kind === "kick-failed") said.push(`${command.kind} ${command.code}`);
    }
  };
  let nowMs = 0;
  const sleepUntil = (ms: number): void => {
    for (let wake = wakeDrawerWatch(watch, nowMs, times); wake <= ms; wake = wakeDrawerWatch(watch, nowMs, times)) {
      nowMs = wake;
      at(nowMs, { kind: "tick" });
    }
    nowMs = ms;
  };
  for (const one of happened.split(", ")) {
    const [seconds, word = ""] = one.split(" ");
    sleepUntil(Number(seconds) * 1000);
    at(nowMs, happening(word));
  }
  sleepUntil(Math.max(nowMs, untilS * 1000));
  return { said, code: drawerCode(watch, nowMs, times), watch };
}

describe("who opened the drawer", () => {
  test("is our kick while one is on its way, in whichever order drawer and kick are heard of", () => {
    expect(play("0 shut, 1 kick, 1.2 open, 1.3 opened")).toMatchObject({ said: [], code: null });
    expect(play("0 shut, 1 kick, 1.2 opened, 1.3 open").said).toEqual([]);
    const late = play("0 shut, 1 kick, 2 unknown:TIMEOUT, 2.5 open");
    expect(late).toMatchObject({ said: ["kick-failed TIMEOUT"], code: null });
  });

  test("is the key when no kick is, and that stands until it is shut and somebody has gone on", () => {
    expect(play("0 shut, 5 open")).toMatchObject({ said: ["drawer-opened key"], code: "DRAWER_KEY" });
    expect(play("0 shut, 5 open, 6 on").code).toBe("DRAWER_KEY");
    expect(play("0 shut, 5 open, 6 shut").code).toBe("DRAWER_KEY");
    expect(play("0 shut, 5 open, 6 shut, 7 on").code).toBeNull();
    expect(play("0 shut, 5 open, 6 on, 7 shut").code).toBeNull();
  });

  test("is the key again a moment after the kick is over", () => {
    expect(play("0 shut, 1 kick, 1.2 open, 1.3 opened, 2 shut, 3 open").said).toEqual(["drawer-opened key"]);
  });

  test("is nobody we saw when it opened while the printer could not say", () => {
    expect(play("0 shut, 1 dark, 9 open")).toMatchObject({ said: ["drawer-opened unseen"], code: "DRAWER_UNSEEN" });
    expect(play("0 shut, 1 kick, 1.2 open, 2 dark, 3 open").said).toEqual([]);
    const dead = play("0 shut, 1 kick, 1.2 dark, 3 unknown:OFFLINE, 9 open, 10 shut, 11 open");
    expect(dead.said).toEqual(["kick-failed OFFLINE", "drawer-opened key"]);
  });

  test("is not asked at the start: found open, it is told and no alarm", () => {
    expect(play("0 dark, 1 open")).toMatchObject({ said: ["drawer-opened start"], code: null });
  });
});

describe("a kick that came to nothing", () => {
  const locked = "0 shut, 1 kick, 2 stayed";

  test("says what to do, once, until the next one leaves or the next customer's goods are rung up", () => {
    expect(play(locked, 60)).toMatchObject({ said: ["kick-failed NOT_CONFIRMED"], code: "KICK_SHUT" });
    expect([play(`${locked}, 9 on`).code, play(`${locked}, 9 kick`).code]).toEqual([null, null]);
  });

  test("makes the key that follows no surprise, but an entry all the same", () => {
    const { said, code, watch } = play(`${locked}, 5 open`);
    expect([said, code, watch.forced]).toEqual([["kick-failed NOT_CONFIRMED", "drawer-opened key"], null, null]);
  });

  test("has a sentence of its own for each reason, and none where nobody can say", () => {
    const reasons = {
      "failed:PAPER_END": "KICK_PAPER",
      "failed:COVER_OPEN": "KICK_COVER",
      "failed:BUSY": "KICK_BUSY",
      "failed:LATE": "KICK_LATE",
      "failed:NOHARDWARE": "KICK_OFFLINE",
      "unknown:TIMEOUT": "KICK_UNKNOWN",
      blind: null,
    };
    const met = Object.keys(reasons).map((end) => [end, play(`0 shut, 1 kick, 2 ${end}`).code]);
    expect(Object.fromEntries(met)).toEqual(reasons);
  });
});

describe("a drawer left open", () => {
  const sold = "0 shut, 1 kick, 1.2 open, 1.3 opened";

  test("is said on the screen half a minute after the sale, is an alarm and an entry after a minute and a half, once, and is over when shut", () => {
    expect(play(sold, 30).code).toBeNull();
    expect(play(sold, 32)).toMatchObject({ said: [], code: "DRAWER_LEFT" });
    expect(play(sold, 92)).toMatchObject({ said: ["drawer-left-open kick"], code: "DRAWER_ALARM" });
    expect(play(sold, 900).said).toEqual(["drawer-left-open kick"]);
    expect(play(`${sold}, 100 shut`).code).toBeNull();
  });

  test("through a rush is not nagged about after each sale, but the alarm counts from when it was opened", () => {
    const rush = (sales: number) =>
      Array.from({ length: sales }, (_, n) => `, ${20 + n * 20} kick, ${20.3 + n * 20} opened`).join("");
    expect(play(sold + rush(3)).code).toBeNull();
    expect(play(sold + rush(6)).said).toEqual(["drawer-left-open kick"]);
  });

  test("counts on while the printer cannot say, and raises nothing then", () => {
    expect(play(`${sold}, 10 dark`, 200)).toMatchObject({ said: [], code: null });
    expect(play(`${sold}, 10 dark, 200 open`).said).toEqual(["drawer-left-open kick"]);
  });
});

const words = "open shut dark kick on stayed opened blind failed:BUSY unknown:TIMEOUT tick".split(" ");
const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(...words)), { maxLength: 60 });

/** Openings that no entry tells though no kick was on its way, and alarms told more than once. */
function losses(day: readonly (readonly [gapS: number, word: string])[], step: Step): string[] {
  const found: string[] = [];
  let watch = freshDrawer;
  let at = 0;
  for (const [gapS, word] of day) {
    at += gapS * 1000;
    const done = step(watch, happening(word), at, times);
    const opens = done.watch.open !== null && watch.open === null;
    const isTold = done.says.some(({ kind }) => kind === "drawer-opened");
    if (opens && watch.kicks.length === 0 && !isTold) found.push("an opening nobody was told of");
    if (isTold && !opens) found.push("told of an opening that was none");
    if (done.says.some(({ kind }) => kind === "drawer-left-open") && watch.open?.isAlarmed)
      found.push("a second alarm");
    if (done.watch.kicks.length > 8) found.push("kicks are never forgotten");
    ({ watch } = done);
  }
  return found;
}

describe("over random days", () => {
  test("no opening without a kick goes untold, and no alarm is raised twice", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(losses(day, stepDrawer)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test("a watch that takes every opening for its own is caught", () => {
    const trusting: Step = (watch, input, at, within) => ({ ...stepDrawer(watch, input, at, within), says: [] });
    const day = [
      [0, "shut"],
      [5, "open"],
    ] as const;
    expect(losses(day, trusting)).toEqual(["an opening nobody was told of"]);
  });
});
