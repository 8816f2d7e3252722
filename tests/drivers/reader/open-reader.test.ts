import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { mute, slowCard, sw6300, tornTap } from "#rig/card/field.ts";
import { canHavePcscd } from "#rig/card/pcscd.ts";
import { type OpenReader, openReader as openRigReader } from "#rig/card/open-reader.ts";
import type { DeviceState } from "#drivers/device-state.ts";
import { type CardReading, openReader } from "#drivers/reader/open-reader.ts";
import { makeFolder } from "../support/bench.ts";
import { KYOTO, OTHER_STUDENT, STUDENT, tapped, TRANSIT } from "../support/cards.ts";

// A real pcscd where the machine has one; the socket of the stand-in always.
const KINDS = canHavePcscd() ? (["pcscd", "port"] as const) : (["port"] as const);

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 9_000, interval: 10 });

describe.each(KINDS)("a card reader behind %s", (kind) => {
  const folder = makeFolder();
  let rig: OpenReader;
  let undo: () => void = () => undefined;

  beforeAll(async () => {
    rig = await openRigReader({ dir: folder.path, card: kind });
    Object.assign(process.env, rig.env);
  });
  afterAll(async () => {
    await rig[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  function open() {
    const heard: CardReading[] = [];
    const states: DeviceState[] = [];
    const driver = openReader({
      card: rig.address,
      profile: "generic",
      fcf: KYOTO,
      see: (state) => states.push(state),
      hear: (reading) => heard.push(reading),
    });
    const idle = () =>
      vi.waitFor(() => expect(driver.state()).toMatchObject({ state: "idle", power: "online" }), {
        timeout: 15_000,
        interval: 10,
      });
    const dispose = async () => {
      undo();
      undo = () => undefined;
      rig.lift();
      // pcscd looks every 400 ms: the next test must not meet the card of this one.
      try {
        await eventually(() => expect([undefined, "card-off"]).toContain(heard.at(-1)?.kind));
      } finally {
        await driver[Symbol.asyncDispose]();
      }
    };
    return { heard, states, driver, idle, [Symbol.asyncDispose]: dispose };
  }
  test("reads the student number once for a card that lies there, and its leaving", async () => {
    await using reader = open();
    await reader.idle();
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
    rig.lift();
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456"), { kind: "card-off" }]));
  });

  test("knows a card of another system by its IDm", async () => {
    await using reader = open();
    await reader.idle();
    rig.put(TRANSIT);
    await eventually(() =>
      expect(reader.heard).toEqual([
        { kind: "card", id: { kind: "idm", idm: "01b2c3d4e5f60718" }, presentAtStart: false },
      ]),
    );
  });

  test("says of a card that lay there at the start that nobody has just tapped it", async () => {
    await using first = open();
    await first.idle();
    rig.put(STUDENT);
    await eventually(() => expect(first.heard).toEqual([tapped("1029123456")]));
    await using second = open();
    await eventually(() => expect(second.heard).toEqual([{ ...tapped("1029123456"), presentAtStart: true }]));
    expect(first.heard).toHaveLength(1);
  });

  test("reads two members one after the other", async () => {
    await using reader = open();
    await reader.idle();
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toHaveLength(1));
    rig.lift();
    await eventually(() => expect(reader.heard).toHaveLength(2));
    rig.put(OTHER_STUDENT);
    await eventually(() =>
      expect(reader.heard).toEqual([tapped("1029123456"), { kind: "card-off" }, tapped("1029654321")]),
    );
  });

  test("reads at the second try what failed at the first", async () => {
    await using reader = open();
    await reader.idle();
    undo = rig.behave(sw6300({ times: 1 }));
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
    expect(reader.driver.state().counters["failed-reads"]).toBe(1);
  });

  test("says that a card cannot be read when it keeps failing, once", async () => {
    await using reader = open();
    await reader.idle();
    undo = rig.behave(sw6300({ ins: 0xb0 }));
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([{ kind: "unreadable", code: "FAILURE" }]));
    rig.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual({ kind: "card-off" }));
    expect(reader.heard).toHaveLength(2);
  });

  test("says that a card torn away in the middle cannot be read", async () => {
    await using reader = open();
    await reader.idle();
    undo = rig.behave(tornTap({ atApdu: 1 }));
    rig.put(STUDENT);
    await eventually(() =>
      expect(reader.heard).toEqual([{ kind: "unreadable", code: "FAILURE" }, { kind: "card-off" }]),
    );
  });

  test("gives up a card that never answers within a second, blocks nobody, and reads the next", async () => {
    await using reader = open();
    await reader.idle();
    undo = rig.behave(mute());
    let longest = 0;
    let before = performance.now();
    const pulse = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 10);
    rig.put(STUDENT);
    await eventually(() => expect(reader.driver.state().state).toBe("busy"));
    const from = performance.now();
    await eventually(() => expect(reader.heard).toEqual([{ kind: "unreadable", code: "TIMEOUT" }]));
    expect(performance.now() - from).toBeLessThan(3_000);
    clearInterval(pulse);
    // The library's own calls would hold this thread for as long as the card is mute.
    expect(longest).toBeLessThan(400);
    undo();
    rig.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual({ kind: "card-off" }));
    rig.put(OTHER_STUDENT);
    await eventually(() => expect(reader.heard.at(-1)).toEqual(tapped("1029654321")));
  });

  test("reads a slow card", async () => {
    await using reader = open();
    await reader.idle();
    undo = rig.behave(slowCard({ ms: 150 }));
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
  });

  test("is back by itself within five seconds of a service that was killed, and reads again", async () => {
    await using reader = open();
    await reader.idle();
    for (let round = 0; round < 3; round += 1) {
      await rig.killService();
      await eventually(() => expect(reader.driver.state()).toMatchObject({ state: "error", power: "off-or-offline" }));
      await rig.startService();
      const from = performance.now();
      await reader.idle();
      // Three times the five seconds it is held to in the bench.
      expect(performance.now() - from).toBeLessThan(15_000);
    }
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard.some((reading) => reading.kind === "card")).toBe(true));
    expect(reader.heard).toHaveLength(1);
  });

  test("opens without the service, blocks nobody, says what is missing, and comes alive with it", async () => {
    await rig.stopService();
    await using reader = open();
    const missing = kind === "pcscd" ? "NOSERVICE" : "NOHARDWARE";
    await eventually(() =>
      expect(reader.driver.state()).toMatchObject({ state: "error", power: "off-or-offline", trouble: missing }),
    );
    let beats = 0;
    const pulse = setInterval(() => (beats += 1), 10);
    await eventually(() => expect(beats).toBeGreaterThan(20));
    clearInterval(pulse);
    await rig.startService();
    await reader.idle();
    rig.put(STUDENT);
    await eventually(() => expect(reader.heard).toHaveLength(1));
  });

  const testWithNames = kind === "pcscd" ? test : undefined;
  testWithNames?.("never uses a reader it was not told to use", async () => {
    const heard: CardReading[] = [];
    await using driver = openReader({
      card: { pcsc: "Some Other Reader" },
      profile: "generic",
      fcf: KYOTO,
      see: () => undefined,
      hear: (reading) => heard.push(reading),
    });
    await eventually(() => expect(driver.state()).toMatchObject({ state: "error", trouble: "NOHARDWARE" }));
    await using right = open();
    await right.idle();
    rig.put(STUDENT);
    await eventually(() => expect(right.heard).toHaveLength(1));
    expect(heard).toEqual([]);
  });
});
