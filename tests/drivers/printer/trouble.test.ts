import { describe, expect, test, vi } from "vitest";
import { muteStatus } from "#rig/printer/behaviours.ts";
import type { PrinterState } from "#drivers/printer/open-printer.ts";
import { openBench } from "../support/bench.ts";

type Bench = Awaited<ReturnType<typeof openBench>>;

/** Within 500 ms of the printer's word; asserted at three times that. */
const TOLD_MS = 1_500;
const soon = { timeout: 15_000, interval: 2 };

/** What a person can tell one state from another by. */
const looks = ({ state, power, trouble, cover, paper }: PrinterState): string =>
  [state, power, trouble, cover, paper].join(" ");

/** Does it, and returns how long after the printer first said so the driver showed it. */
async function tell(bench: Bench, act: (bench: Bench) => void, shows: Partial<PrinterState>): Promise<number> {
  const seen = bench.states.length;
  const from = performance.now();
  act(bench);
  let toldAt = 0;
  await vi.waitFor(() => {
    const told = bench.states
      .slice(seen)
      .find((state) => Object.entries(shows).every(([k, v]) => Object.is(state[k as keyof PrinterState], v)));
    expect(told).toBeDefined();
    toldAt = performance.now();
  }, soon);
  const said = bench.printer.tape().find(({ at, from: who }) => who === "printer" && at >= from)?.at ?? from;
  return toldAt - said;
}

const troubles: [string, (bench: Bench) => void, Partial<PrinterState>, (bench: Bench) => void][] = [
  [
    "the cover is open",
    ({ printer }) => printer.cover("open"),
    { trouble: "COVER_OPEN", cover: "open" },
    ({ printer }) => printer.cover("closed"),
  ],
  [
    "the paper has ended",
    ({ printer }) => printer.paper("end"),
    { trouble: "PAPER_END", paper: "end" },
    ({ printer }) => printer.paper("ok"),
  ],
  [
    "the paper is about to end",
    ({ printer }) => printer.paper("near-end"),
    { state: "idle", paper: "near-end" },
    ({ printer }) => printer.paper("ok"),
  ],
  [
    "the cutter is jammed",
    ({ printer }) => printer.fault("cutter"),
    { trouble: "CUTTER" },
    ({ printer }) => printer.fault("none"),
  ],
  [
    "only switching it off helps",
    ({ printer }) => printer.fault("unrecoverable"),
    { trouble: "UNRECOVERABLE" },
    ({ printer }) => printer.fault("none"),
  ],
  [
    "its head is too hot",
    ({ printer }) => printer.fault("auto-recoverable"),
    { trouble: "AUTO_RECOVERABLE" },
    ({ printer }) => printer.fault("none"),
  ],
  [
    "somebody holds FEED down",
    ({ printer }) => printer.feed(true),
    { trouble: "FEED" },
    ({ printer }) => printer.feed(false),
  ],
];

describe("how a printer feels", () => {
  test("is shown within half a second of its word, each trouble unlike any other, and is over as soon", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "idle", paper: "ok" }), soon);
    const seen = new Set([looks(bench.driver.state())]);
    for (const [what, act, shows, undo] of troubles) {
      expect(await tell(bench, act, shows), what).toBeLessThan(TOLD_MS);
      const look = looks(bench.driver.state());
      expect(seen.has(look), `${what}: ${look}`).toBe(false);
      seen.add(look);
      expect(await tell(bench, undo, { state: "idle", paper: "ok", cover: "closed" }), `${what}, no more`).toBeLessThan(
        TOLD_MS,
      );
    }
  });

  test("is asked for, where it does not tell by itself, and known after the next question", async () => {
    const timeScale = 0.2;
    await using bench = await openBench({ driver: { timeScale } });
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.behave(muteStatus({ origins: ["automatic"] }));
    for (const [what, act, shows, undo] of troubles) {
      expect(await tell(bench, act, shows), what).toBeLessThan(TOLD_MS);
      await tell(bench, undo, { state: "idle", paper: "ok", cover: "closed" });
    }
  });

  test("is no secret when it is switched off, nor when it is switched on again", async () => {
    await using bench = await openBench();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    const idle = looks(bench.driver.state());
    bench.printer.power(false);
    // It says nothing: the next question (2 s) and the one after it stay without an answer, 750 ms each; asserted at three times that.
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ state: "error", power: "off-or-offline" }), {
      timeout: 5_500 * 3,
      interval: 5,
    });
    expect(looks(bench.driver.state())).not.toBe(idle);
    const seen = bench.states.length;
    const from = performance.now();
    bench.printer.power(true);
    await vi.waitFor(() => expect(bench.states.slice(seen).some(({ power }) => power === "online")).toBe(true), {
      timeout: TOLD_MS,
      interval: 2,
    });
    await vi.waitFor(() => expect(looks(bench.driver.state())).toBe(idle), { timeout: TOLD_MS, interval: 2 });
    expect(performance.now() - from).toBeLessThan(2 * TOLD_MS);
  });
});
