import {
  type KeepAction,
  type KeepInput,
  type KeepLimits,
  type KeepState,
  statusOf,
  supervise,
  tickMs,
  unstarted,
} from "#shell/supervise.ts";
import { describe, expect, test } from "vitest";

const limits: KeepLimits = { silentMs: 5_000, startMs: 15_000 };

/** A process under the machine, on a clock of its own: what it does at each tick is told by `answers`. */
function keep(o: { readonly answers: (atMs: number) => boolean; readonly diesAfterMs?: number }) {
  let state: KeepState = unstarted;
  let bornMs: number | null = null;
  const log: { atMs: number; action: KeepAction }[] = [];
  const take = (input: KeepInput, atMs: number): void => {
    const { next, actions } = supervise(state, input, limits);
    state = next;
    for (const action of actions) {
      log.push({ atMs, action });
      if (action === "start") bornMs = atMs;
      if (action === "kill") gone(atMs);
      if (action === "ping" && o.answers(atMs)) take({ kind: "heard", atMs }, atMs);
    }
  };
  const gone = (atMs: number): void => {
    bornMs = null;
    take({ kind: "gone", atMs }, atMs);
  };
  const run = (fromMs: number, untilMs: number): void => {
    for (let atMs = fromMs; atMs <= untilMs; atMs += tickMs) {
      if (bornMs !== null && o.diesAfterMs !== undefined && atMs - bornMs >= o.diesAfterMs) gone(atMs);
      take({ kind: "tick", atMs }, atMs);
    }
  };
  const times = (action: KeepAction): number[] => log.filter((one) => one.action === action).map(({ atMs }) => atMs);
  return { run, take, gone, times, state: () => state };
}

describe("a process that answers", () => {
  test("is started once, pinged each second and left alone", () => {
    const kept = keep({ answers: () => true });
    kept.run(0, 10_000);
    expect(kept.times("start")).toEqual([0]);
    expect(kept.times("ping")).toEqual([1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000]);
    expect(statusOf(kept.state())).toBe("up");
  });

  test("is up with its first word and not before", () => {
    const kept = keep({ answers: () => true });
    kept.run(0, 500);
    expect(statusOf(kept.state())).toBe("restarting");
    kept.take({ kind: "heard", atMs: 600 }, 600);
    expect(statusOf(kept.state())).toBe("up");
  });
});

describe("a process that falls silent", () => {
  test("is killed within its limit and started again at once", () => {
    const stoppedMs = 20_000;
    const kept = keep({ answers: (atMs) => atMs <= stoppedMs || atMs > stoppedMs + 6_000 });
    kept.run(0, 40_000);
    const [killedMs = Infinity] = kept.times("kill");
    expect(killedMs - stoppedMs).toBeGreaterThan(4_000);
    expect(killedMs - stoppedMs).toBeLessThanOrEqual(limits.silentMs);
    expect(kept.times("start")).toEqual([0, killedMs]);
    expect(statusOf(kept.state())).toBe("up");
  });

  test("has its longer limit until its first word", () => {
    const kept = keep({ answers: () => false });
    kept.run(0, 15_000);
    expect(kept.times("kill")).toEqual([15_000]);
  });

  test("is not blamed for a silence in which we ourselves stood still", () => {
    const kept = keep({ answers: () => true });
    kept.run(0, 10_000);
    kept.run(60_000, 70_000);
    expect(kept.times("kill")).toEqual([]);
  });

  test("is killed once, however long its end takes", () => {
    const running: KeepState = {
      kind: "killed",
      step: 0,
      restarts: [],
      tickMs: 0,
      startedMs: 0,
      heardMs: 0,
      pingedMs: 0,
    };
    expect(supervise(running, { kind: "tick", atMs: 60_000 }, limits).actions).toEqual([]);
    expect(supervise(running, { kind: "heard", atMs: 60_000 }, limits).next.kind).toBe("killed");
  });
});

describe("a process that keeps ending", () => {
  test("is started at once, then after 0.5, 1, 2 and 5 s, then rests for a minute and is said to be down", () => {
    const kept = keep({ answers: () => true, diesAfterMs: tickMs });
    kept.run(0, 11_000);
    const starts = kept.times("start");
    const pauses = starts.slice(1).map((at, n) => at - (starts[n] ?? 0) - tickMs);
    expect(pauses).toEqual([0, 500, 1_000, 2_000, 5_000]);
    expect(statusOf(kept.state())).toBe("down");
    const lastMs = (starts.at(-1) ?? 0) + tickMs;
    kept.run(11_250, lastMs + 60_000 - tickMs);
    expect(kept.times("start")).toHaveLength(6);
    kept.run(lastMs + 60_000, lastMs + 60_000);
    expect(kept.times("start")).toHaveLength(7);
    expect(statusOf(kept.state())).toBe("restarting");
  });

  test("waits 10 s at most when it ends too slowly to be down", () => {
    const kept = keep({ answers: () => true, diesAfterMs: 14_000 });
    kept.run(0, 200_000);
    const starts = kept.times("start");
    const pauses = starts.slice(1).map((at, n) => at - (starts[n] ?? 0) - 14_000);
    expect(pauses.slice(0, 7)).toEqual([0, 500, 1_000, 2_000, 5_000, 10_000, 10_000]);
  });

  test("is started at once again after it ran for a minute", () => {
    const kept = keep({ answers: () => true, diesAfterMs: 61_000 });
    kept.run(0, 250_000);
    expect(kept.times("start")).toEqual([0, 61_000, 122_000, 183_000, 244_000]);
  });

  test("is killed when it says that it cannot start", () => {
    const kept = keep({ answers: () => true });
    kept.run(0, 250);
    kept.take({ kind: "failed", atMs: 300 }, 300);
    expect(kept.times("kill")).toEqual([300]);
    expect(kept.times("start")).toEqual([0, 300]);
  });
});

test("After stop nothing is started, pinged or killed any more", () => {
  const kept = keep({ answers: () => true });
  kept.run(0, 2_000);
  kept.take({ kind: "stop" }, 2_000);
  const before = kept.times("ping").length;
  kept.gone(2_100);
  kept.run(2_250, 30_000);
  expect(kept.times("start")).toEqual([0]);
  expect(kept.times("ping")).toHaveLength(before);
  expect(kept.times("kill")).toEqual([]);
});
