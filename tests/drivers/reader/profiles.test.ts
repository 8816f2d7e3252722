import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { canBuildIfd } from "#rig/card/ifd/build-ifd.ts";
import { acr122u, acr1252u, makeRcS300, type ReaderModel } from "#rig/card/models.ts";
import { readerProfile, readReaderProfile } from "#drivers/reader/profile.ts";
import { STUDENT, tapped, TRANSIT } from "../support/cards.ts";
import { actAs, eventually, type IfdBench, openDriver, openIfdBench } from "../support/ifd-bench.ts";

const MODELS = ["generic", "rc-s300", "acr122u", "acr1252u"] as const;
/** The IDm of the FCF system: as the card's own, with the system's number first. */
const IDM = "11223344aabbccdd";
const BLOCK = "30313130323931323334353600000000";

describe("the reader profiles", () => {
  test.each(MODELS)("%s names its public source and says that the device was not tried", (name) => {
    const { source, tried } = readerProfile(name);
    expect(tried).toBe(false);
    expect(source).toContain("from public documents, not tried on the device");
  });

  test("are refused by name and part when they are wrong", () => {
    expect(() => readerProfile("rc-s380")).toThrow('no reader profile "rc-s380"');
    const model = { name: "x", source: "x", tried: false };
    expect(() => readReaderProfile("x", model)).toThrow("reads no card");
    const pcsc = { selectService: "ffa4000102{service}", readBlock: "ffb000{block}0", idm: "ffca000000" };
    expect(() => readReaderProfile("x", { ...model, pcsc })).toThrow('reader profile "x" is wrong: pcsc.readBlock');
  });
});

// Without compiler or pcscd there is no test IFD handler; build/setup installs both.
describe.runIf(canBuildIfd())("byte by byte through pcscd", () => {
  let bench: IfdBench;
  beforeAll(async () => {
    bench = await openIfdBench();
  });
  afterAll(() => bench[Symbol.asyncDispose]());
  afterEach(async () => {
    bench.field.lift();
    bench.hand.transmit = () => undefined;
    bench.hand.control = () => undefined;
    await eventually(() => expect(bench.hand.told()).toBe("empty"));
    bench.hand.asked.length = 0;
  });
  const asked = (what: string): string[] => bench.hand.asked.filter((line) => line.startsWith(what));

  async function tap(profile: string, model: ReaderModel | undefined, card = STUDENT) {
    if (model) actAs(bench, model);
    await using reader = openDriver({ profile });
    await reader.online();
    bench.field.put(card);
    await eventually(() => expect(reader.heard).toHaveLength(1));
    await eventually(() => expect(reader.driver.state().state).toBe("idle"));
    const { heard, states } = reader;
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual({ kind: "card-off" }));
    return { said: heard[0], state: reader.driver.state(), states, frames: reader.driver.frames() };
  }

  test("generic: select the service, read its block", async () => {
    const { said } = await tap("generic", undefined);
    expect(said).toEqual(tapped("1029123456"));
    expect(asked("transmit")).toEqual(["transmit ffa40001028b1a", "transmit ffb0000000"]);
    expect(asked("control")).toEqual([]);
  });

  test("ACR122U: no retries, poll for the co-op's system, exchange, light and sound", async () => {
    const { said } = await tap("acr122u", acr122u);
    expect(said).toEqual(tapped("1029123456"));
    expect(asked("transmit")).toEqual([
      "transmit ff00000006d43205000000",
      "transmit ff00000009d44a010100fe000100",
      `transmit ff00000013d440011006${IDM}018b1a018000`,
    ]);
    await eventually(() =>
      expect(asked("control")).toEqual(["control 42000001 ff00520000", "control 42000001 ff00400e0401000101"]),
    );
  });

  test("ACR1252U: the frames as they are, light and sound", async () => {
    const { said } = await tap("acr1252u", acr1252u);
    expect(said).toEqual(tapped("1029123456"));
    expect(asked("transmit")).toEqual(["transmit ff000000060600fe000100", `transmit ff000000101006${IDM}018b1a018000`]);
    await eventually(() =>
      expect(asked("control")).toEqual(["control 42000001 e00000290102", "control 42000001 e0000028010a"]),
    );
  });

  test("RC-S300: a transparent session by escape commands, closed again", async () => {
    const { said } = await tap("rc-s300", makeRcS300());
    expect(said).toEqual(tapped("1029123456"));
    expect(asked("transmit")).toEqual([]);
    expect(asked("control").map((line) => line.split(" ").at(-1))).toEqual([
      "ff50000002820000",
      "ff50000002810000",
      "ff50000002830000",
      "ff50000002840000",
      "ff500002048f02030000",
      "ff5000010000115f4604a0860100958200060600fe000100000000",
      `ff50000100001b5f4604a0860100958200101006${IDM}018b1a018000000000`,
      "ff50000002820000",
    ]);
  });

  test.each([
    ["acr122u", acr122u],
    ["acr1252u", acr1252u],
    ["rc-s300", makeRcS300()],
  ] as const)("%s knows a card of another system by its IDm, after asking for ours twice", async (profile, model) => {
    const { said } = await tap(profile, model, TRANSIT);
    expect(said).toEqual({ kind: "card", id: { kind: "idm", idm: "01b2c3d4e5f60718" }, presentAtStart: false });
    const polls = bench.hand.asked.filter((line) => /00(fe00|ffff)0100/u.test(line));
    expect(polls.map((line) => /00(fe00|ffff)0100/u.exec(line)?.[1])).toEqual(["fe00", "ffff", "fe00"]);
  });

  test("where the driver refuses escape commands the tap is read all the same, and the finding is said once", async () => {
    actAs(bench, acr122u);
    bench.hand.control = () => "denied";
    const { said, state } = await tap("acr122u", undefined);
    expect(said).toEqual(tapped("1029123456"));
    expect(state).toMatchObject({ state: "idle", power: "online", finding: "escape-refused" });
    // Asked once, not at each tap: 80100016h from pcscd each time would fill its log.
    expect(asked("control")).toEqual(["control 42000001 ff00520000"]);
  });

  test("an RC-S300 whose driver refuses escape commands is read by PC/SC commands, with the finding", async () => {
    const { said, state } = await tap("rc-s300", undefined);
    expect(said).toEqual(tapped("1029123456"));
    expect(asked("transmit")).toEqual(["transmit ffa40001028b1a", "transmit ffb0000000"]);
    expect(state.finding).toBe("escape-refused");
  });

  test("a reading is told before its light and sound, which a hung reader cannot hold up", async () => {
    actAs(bench, acr122u);
    bench.hand.control = () => "silence";
    await using reader = openDriver({ profile: "acr1252u" });
    bench.hand.transmit = (bytes) => acr1252u.transmit(bytes, bench.field.card());
    await reader.online();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([tapped("1029123456")]));
    const toldAt = performance.now();
    await eventually(() => expect(asked("control")).toHaveLength(1));
    expect(reader.heardAt[0]).toBeLessThanOrEqual(toldAt);
    bench.hand.release();
    bench.field.lift();
    await eventually(() => expect(reader.heard.at(-1)).toEqual({ kind: "card-off" }));
  });

  test("a card that cannot be read is shown and sounded as a failure", async () => {
    actAs(bench, acr122u);
    const honest = bench.hand.transmit;
    bench.hand.transmit = (bytes, code) =>
      bytes.includes(0x40) ? Buffer.from("d541019000", "hex") : honest(bytes, code);
    await using reader = openDriver({ profile: "acr122u" });
    await reader.online();
    bench.field.put(STUDENT);
    await eventually(() => expect(reader.heard).toEqual([{ kind: "unreadable", code: "FAILURE" }]));
    await eventually(() => expect(asked("control").at(-1)).toBe("control 42000001 ff00400d0401010103"));
  });

  test("what a card said and is called stands in no frame of the devices page", async () => {
    for (const [profile, model] of [
      ["acr122u", acr122u],
      ["acr1252u", acr1252u],
      ["rc-s300", makeRcS300()],
      ["generic", undefined],
    ] as const) {
      const { frames } = await tap(profile, model);
      expect(frames.length).toBeGreaterThan(3);
      const shown = JSON.stringify(frames);
      for (const secret of [IDM, IDM.slice(2), BLOCK.slice(4, 24), "1029123456"]) expect(shown).not.toContain(secret);
      bench.hand.transmit = () => undefined;
      bench.hand.control = () => undefined;
    }
  });
});
