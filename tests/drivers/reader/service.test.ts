import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { canBuildIfd } from "#rig/card/ifd/build-ifd.ts";
import { OTHER_STUDENT, STUDENT, tapped } from "../support/cards.ts";
import { eventually, type IfdBench, openDriver, openIfdBench } from "../support/ifd-bench.ts";

/** Said within a second, back within five; asserted at three times that. */
const SAID_MS = 3 * 1_000;
const BACK_MS = 3 * 5_000;
const OFF = { kind: "card-off" } as const;
const [NAME_0, NAME_1] = ["Test Reader 00 00", "Test Reader 01 00"] as const;

// Without compiler or pcscd there is no test IFD handler; build/setup installs both.
const canRun = canBuildIfd();
let bench: IfdBench;
beforeAll(async () => {
  if (canRun) bench = await openIfdBench({ names: ["Test Reader", "Test Reader", "Other"] });
});
afterAll(() => bench[Symbol.asyncDispose]());
afterEach(async () => {
  bench.service.thaw();
  for (const { field } of bench.service.readers) field.lift();
  await bench.service.plug(0, 1, 2);
});

/** How long this thread stood still at most, ms. */
function watchThread() {
  let longest = 0;
  let before = performance.now();
  const pulse = setInterval(() => {
    longest = Math.max(longest, performance.now() - before);
    before = performance.now();
  }, 5);
  return { longestMs: () => longest, [Symbol.dispose]: () => clearInterval(pulse) };
}

type Driver = ReturnType<typeof openDriver>;
async function expectTrouble({ driver }: Driver, trouble: string, since: number) {
  await eventually(() => expect(driver.state()).toMatchObject({ state: "error", power: "off-or-offline", trouble }));
  expect(performance.now() - since).toBeLessThan(SAID_MS);
}
async function expectBack(reader: Driver, since: number) {
  await reader.online();
  expect(performance.now() - since).toBeLessThan(BACK_MS);
}
const open = () => openDriver({ card: { pcsc: NAME_0 } });

describe.runIf(canRun)("pcscd", () => {
  test.each(["SIGTERM", "SIGKILL"] as const)(
    "ended by %s is said at once, and its return heals everything",
    async (how) => {
      await using reader = open();
      await reader.online();
      bench.field.put(STUDENT);
      await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
      const from = performance.now();
      await bench.service.stop(how);
      await expectTrouble(reader, "NOSERVICE", from);
      const back = performance.now();
      await bench.service.start();
      await expectBack(reader, back);
      bench.field.lift();
      // The same presence all along: told once.
      await eventually(() => expect(reader.heard).toEqual([tapped("1029123456"), OFF]));
      bench.field.put(OTHER_STUDENT);
      await eventually(() => expect(reader.heard.at(-1)).toEqual(tapped("1029654321")));
    },
  );

  test("away at the start is said, and its coming heals", async () => {
    await bench.service.stop();
    const from = performance.now();
    await using reader = open();
    await expectTrouble(reader, "NOSERVICE", from);
    const back = performance.now();
    await bench.service.start();
    await expectBack(reader, back);
  });

  test("stopped under an idle reader is said within a second, holds no thread, and goes on", async () => {
    await using reader = open();
    await reader.online();
    using thread = watchThread();
    const from = performance.now();
    bench.service.freeze();
    await expectTrouble(reader, "OFFLINE", from);
    const back = performance.now();
    bench.service.thaw();
    await expectBack(reader, back);
    expect(thread.longestMs()).toBeLessThan(400);
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
  });

  test("stopped with a card in hand, and killed like that, is said and heals", async () => {
    await using reader = open();
    await reader.online();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toHaveLength(1));
    using thread = watchThread();
    const from = performance.now();
    bench.service.freeze();
    bench.field.lift();
    await expectTrouble(reader, "OFFLINE", from);
    await bench.service.stop("SIGKILL");
    await bench.service.start();
    await expectBack(reader, performance.now());
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456"), OFF]));
    expect(thread.longestMs()).toBeLessThan(400);
  });

  test("stopped in the middle of a command is said, and the card that lies there is read afterwards", async () => {
    await using reader = open();
    await reader.online();
    bench.hand.transmit = () => {
      bench.service.freeze();
      bench.hand.transmit = () => undefined;
      return undefined;
    };
    const from = performance.now();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard.map(({ kind }) => kind)).toEqual(["unreadable"]));
    await expectTrouble(reader, "OFFLINE", from);
    bench.service.thaw();
    await expectBack(reader, performance.now());
    await eventually(() => expect(reader.heard.at(-1)).toEqual({ ...tapped("1029123456"), presentAtStart: true }));
  });

  test("stopped before anything opened it holds neither the start nor the end of this driver", async () => {
    bench.service.freeze();
    using thread = watchThread();
    const from = performance.now();
    {
      await using reader = open();
      await expectTrouble(reader, "OFFLINE", from);
    }
    {
      await using reader = open();
      await expectTrouble(reader, "OFFLINE", from);
      bench.service.thaw();
      await expectBack(reader, performance.now());
      bench.service.freeze();
    }
    expect(thread.longestMs()).toBeLessThan(400);
    bench.service.thaw();
  });
});

describe.runIf(canRun)("a reader", () => {
  test("that is unplugged is said, and is used again when it is back", async () => {
    await using reader = open();
    await reader.online();
    await bench.service.plug(2);
    await eventually(() => expect(reader.driver.state()).toMatchObject({ state: "error", trouble: "NOHARDWARE" }));
    await bench.service.plug(0, 2);
    await expectBack(reader, performance.now());
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
  });

  test("that is not the configured one logs nobody in", async () => {
    await using mine = open();
    await using other = openDriver({ card: { pcsc: NAME_1 } });
    await using none = openDriver({ card: { pcsc: "Reader" } });
    await mine.online();
    await other.online();
    bench.service.readers[1]?.field.put(OTHER_STUDENT);
    await eventually(() => expect(other.heard).toEqual([tapped("1029654321")]));
    bench.service.readers[0]?.field.put(STUDENT);
    await eventually(() => expect(mine.heard).toEqual([tapped("1029123456")]));
    expect(none.heard).toEqual([]);
    await eventually(() => expect(none.driver.state()).toMatchObject({ state: "error", trouble: "NOHARDWARE" }));
  });

  test("whose name two readers have is not guessed at, until only one is left", async () => {
    await using reader = openDriver({ card: { pcsc: "Test Reader" } });
    await eventually(() => expect(reader.driver.state()).toMatchObject({ state: "error", trouble: "WRONG_DEVICE" }));
    bench.field.put(STUDENT);
    await eventually(() => expect(bench.hand.asked).toContain("power up"));
    expect(reader.heard).toEqual([]);
    bench.field.lift();
    await bench.service.plug(0, 2);
    await reader.online();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
  });
});
