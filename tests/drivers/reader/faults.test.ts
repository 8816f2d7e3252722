import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { canBuildIfd } from "#rig/card/ifd/build-ifd.ts";
import { OTHER_STUDENT, STUDENT, tapped } from "../support/cards.ts";
import { eventually, type IfdBench, openDriver, openIfdBench } from "../support/ifd-bench.ts";

/** Each fault is said within a second; asserted at three times that. */
const SAID_MS = 3 * 1_000;
const OFF = { kind: "card-off" } as const;
const unreadable = (code: string) => ({ kind: "unreadable", code });
const A = tapped("1029123456");
const B = tapped("1029654321");

// Without compiler or pcscd there is no test IFD handler; build/setup installs both.
const canRun = canBuildIfd();
// One for all: libpcsclite takes the socket's name from the environment once for each process.
let bench: IfdBench;
beforeAll(async () => {
  if (canRun) bench = await openIfdBench();
});
afterAll(() => bench[Symbol.asyncDispose]());
afterEach(async () => {
  bench.hand.mute(false);
  bench.hand.find();
  bench.hand.transmit = () => undefined;
  bench.field.lift();
  // The next driver must not meet the card of this test.
  await eventually(() => expect(bench.hand.told()).toBe("empty"));
  bench.hand.asked.length = 0;
});

describe.runIf(canRun)("a tap that fails", () => {
  const attempts = () => bench.hand.asked.filter((line) => line.startsWith("transmit ffa4")).length;

  /** Taps; the fault must be said as this code, once, in time, after three attempts at most; then the next card must be read. */
  async function expectTold(codes: readonly string[], fault: () => void, heal: () => void) {
    await using reader = openDriver();
    await reader.online();
    fault();
    const from = performance.now();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toHaveLength(1));
    const [said] = reader.heard;
    expect(codes.map(unreadable)).toContainEqual(said);
    expect((reader.heardAt[0] ?? Infinity) - from).toBeLessThan(SAID_MS);
    expect(attempts(), bench.hand.asked.join("; ")).toBeLessThanOrEqual(3);
    expect(reader.driver.state().counters["failed-reads"]).toBeLessThanOrEqual(3);
    heal();
    bench.hand.release();
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual(OFF));
    bench.field.put(OTHER_STUDENT);
    await eventually(() => expect(reader.heard).toEqual([said, OFF, B]));
  }
  const answering = (answer: "rf" | "silence" | Buffer) => () => {
    bench.hand.transmit = () => answer;
  };
  const honestly = () => {
    bench.hand.transmit = () => undefined;
  };

  test("by a card that cannot be powered", () =>
    expectTold(
      // pcscd keeps the reader while it tries to power the card.
      ["FAILURE", "TIMEOUT"],
      () => bench.hand.mute(true),
      () => bench.hand.mute(false),
    ));

  test("by an error in the field", () => expectTold(["FAILURE"], answering("rf"), honestly));

  test("by a status word that is not 90 00", () => expectTold(["FAILURE"], answering(Buffer.of(0x63, 0x00)), honestly));

  test("by an answer of no byte", () => expectTold(["FAILURE"], answering(Buffer.alloc(0)), honestly));

  test("by a card that never answers", () => expectTold(["TIMEOUT"], answering("silence"), honestly));

  test("by an ISO 14443-4 card, whose seven bytes are nobody's name", () =>
    expectTold(
      ["WRONG_DEVICE"],
      () => {
        bench.hand.transmit = (apdu) => Buffer.from(apdu[1] === 0xca ? "04a1b2c3d4e5f69000" : "6a81", "hex");
      },
      honestly,
    ));

  test("by a card with a random number of four bytes", () =>
    expectTold(
      ["WRONG_DEVICE"],
      () => {
        bench.hand.transmit = (apdu) => Buffer.from(apdu[1] === 0xca ? "081234569000" : "6a81", "hex");
      },
      honestly,
    ));

  test("by a program that has the reader for itself", async () => {
    const { Context, SCARD_SHARE_EXCLUSIVE, SCARD_STATE_PRESENT } = await import("smartcard");
    using stack = new DisposableStack();
    const context = stack.adopt(new Context(), (one) => one.close());
    bench.field.put(STUDENT);
    await eventually(() => expect((context.listReaders()[0]?.state ?? 0) & SCARD_STATE_PRESENT).toBeTruthy());
    const thief = await context.listReaders()[0]?.connect(SCARD_SHARE_EXCLUSIVE, 3);
    await using reader = openDriver();
    await reader.online();
    await eventually(() => expect(reader.heard).toEqual([unreadable("BUSY")]));
    thief?.disconnect(0);
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual(OFF));
    bench.field.put(OTHER_STUDENT);
    await eventually(() => expect(reader.heard.at(-1)).toEqual(B));
  });

  test("by a card taken away in the middle of a command", async () => {
    await using reader = openDriver();
    await reader.online();
    const from = performance.now();
    bench.hand.transmit = () => {
      bench.field.lift();
      return "silence";
    };
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([unreadable("FAILURE"), OFF]));
    expect((reader.heardAt[0] ?? Infinity) - from).toBeLessThan(SAID_MS);
  });

  test("is read at the second and at the third attempt", async () => {
    for (const failures of [1, 2]) {
      await using reader = openDriver();
      await reader.online();
      let left = failures;
      bench.hand.transmit = () => (left-- > 0 ? "rf" : undefined);
      bench.field.put(STUDENT);
      await eventually(() => expect(reader.heard).toEqual([A]));
      expect(reader.driver.state().counters["failed-reads"]).toBe(failures);
      bench.field.lift();
      await eventually(() => expect(reader.heard.at(-1)).toEqual(OFF));
    }
  });
});

describe.runIf(canRun)("a presence", () => {
  /** The handler's own clock, so that the script keeps its time however busy this process is. */
  const play = (...lines: readonly string[]) => bench.hand.script(...lines);
  const card = () => `card ${bench.field.atr().toString("hex")}`;

  async function openAt(first = STUDENT) {
    const reader = openDriver();
    await reader.online();
    bench.field.put(first);
    await eventually(() => expect(reader.heard).toHaveLength(1));
    return reader;
  }

  test("is told once for a card that flickers, and once for one that stays", async () => {
    await using reader = await openAt();
    play("empty", "wait 120", card(), "wait 400", "empty", "wait 150", card());
    await eventually(() => expect(reader.driver.state().counters["opens"]).toBe(1));
    await eventually(() => expect(bench.hand.asked.filter((line) => line === "power up").length).toBeGreaterThan(2));
    bench.field.lift();
    await eventually(() => expect(reader.heard).toEqual([A, OFF]));
  });

  test("of another card, exchanged faster than anyone looks, is told as one of its own", async () => {
    await using reader = await openAt();
    // Nobody looks meanwhile: only pcscd's count of events shows that a card went and one came.
    bench.field.put(OTHER_STUDENT);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700);
    await eventually(() => expect(reader.heard).toEqual([A, B]));
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual(OFF));
  });

  test("of 50 ms is never silent, seen or not", async () => {
    await using reader = await openAt();
    bench.field.lift();
    await eventually(() => expect(reader.heard).toEqual([A, OFF]));
    bench.field.put(STUDENT);
    play("wait 50");
    bench.field.lift();
    await eventually(() =>
      expect(
        reader.heard
          .slice(2)
          .map(({ kind }) => kind)
          .at(-1),
      ).toBe("card-off"),
    );
    expect(["card", "unreadable"]).toContain(reader.heard[2]?.kind);
    expect(reader.heard).toHaveLength(4);
    play(card(), "wait 50", "empty");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    await eventually(() => expect(reader.heard.slice(4).map(({ kind }) => kind)).toEqual(["unreadable", "card-off"]));
  });

  test("ends within a second where the reader loses contact, and the same card is read again without lifting it", async () => {
    await using reader = await openAt();
    const from = performance.now();
    bench.hand.lose();
    await eventually(() => expect(reader.heard).toEqual([A, OFF]));
    expect((reader.heardAt[1] ?? Infinity) - from).toBeLessThan(SAID_MS);
    expect(reader.driver.state()).toMatchObject({ state: "error", power: "off-or-offline", trouble: "OFFLINE" });
    bench.hand.find();
    await eventually(() => expect(reader.heard).toEqual([A, OFF, { ...A, presentAtStart: true }]));
    expect(reader.driver.state()).toMatchObject({ state: "idle", power: "online" });
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual(OFF));
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard.at(-1)).toEqual(A));
  });

  test("survives a loss of contact shorter than a flicker", async () => {
    await using reader = await openAt();
    play("lost", "wait 100", "found");
    await eventually(() => expect(reader.states.map(({ power }) => power)).toContain("off-or-offline"));
    await reader.online();
    bench.field.lift();
    await eventually(() => expect(reader.heard).toEqual([A, OFF]));
  });

  test("that was there at the start is told as nobody's tap", async () => {
    bench.field.put(STUDENT);
    await using reader = openDriver();
    await eventually(() => expect(reader.heard).toEqual([{ ...A, presentAtStart: true }]));
  });
});
