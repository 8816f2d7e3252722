import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { deviceFaults } from "#rig/bench/faults.ts";
import { openDrivenRig, soon } from "./open-driven-rig.ts";

const code = "4901234567894";
const timeScale = 0.4;
let stand: Awaited<ReturnType<typeof openDrivenRig>>;

beforeAll(async () => {
  stand = await openDrivenRig({ timeScale });
  stand.tell({ kind: "show", lines: ["ようこそ", "0"] });
  await vi.waitFor(stand.expectRest, soon);
});
afterAll(() => stand[Symbol.asyncDispose]());

/** What is done while the switch is on, and what must then be seen. */
type Walk = { readonly do?: () => unknown; readonly see: () => void | Promise<void>; readonly after?: () => unknown };
const printer = (state: object): Walk => ({ see: () => expect(stand.last("printer")).toMatchObject(state) });
let mark = 0;
let job = "";
let counted = 0;

const walks: Readonly<Record<string, Walk>> = {
  "paper-near": printer({ paper: "near-end", state: "idle" }),
  "paper-end": printer({ trouble: "PAPER_END", paper: "end" }),
  "paper-out-soon": {
    do: () => void (job = stand.print()),
    see: () => expect(stand.last("printer")).toMatchObject({ trouble: "PAPER_END" }),
    after: () => vi.waitFor(() => expect(stand.outcome(job)).toEqual({ kind: "done" }), soon),
  },
  cover: printer({ trouble: "COVER_OPEN", cover: "open" }),
  cutter: printer({ trouble: "CUTTER" }),
  unrecoverable: printer({ trouble: "UNRECOVERABLE" }),
  "auto-recoverable": printer({ state: "error", power: "offline" }),
  feed: printer({ state: "error", power: "offline" }),
  power: printer({ state: "error", power: "off-or-offline" }),
  mute: printer({ state: "error", power: "off-or-offline" }),
  "half-open": printer({ state: "error", power: "off-or-offline" }),
  slow: {
    do: () => void (job = stand.print()),
    see: () => {
      expect(stand.last("printer")).toMatchObject({ state: "busy", power: "online" });
      expect(stand.rig.devices.printer.idle()).toBe(false);
    },
    after: () => vi.waitFor(() => expect(stand.outcome(job)).toEqual({ kind: "done" }), soon),
  },
  // Under XOFF the driver sends nothing and waits, up to two minutes; after three seconds it says so.
  xoff: {
    do: () => void (job = stand.print()),
    see() {
      expect(stand.last("printer")).toMatchObject({ state: "error", power: "offline", trouble: "BUSY" });
      expect(stand.outcome(job)).toBeUndefined();
      expect(stand.rig.devices.printer.current().text.join("")).toBe("");
    },
    after: () => vi.waitFor(() => expect(stand.outcome(job)).toBeDefined(), soon),
  },
  floods: {
    do: () => {
      stand.rig.devices.printer.paper("end");
      job = stand.print();
    },
    see: () => {
      expect(stand.rig.devices.printer.behaviours()).toContain("floods");
      expect(stand.last("printer")).toMatchObject({ trouble: "PAPER_END" });
    },
    after: () => stand.rig.devices.printer.paper("ok"),
  },
  noise: { see: async () => expect(await stand.count("printer", "garbage")).toBeGreaterThan(counted) },
  "wrong-device": printer({ trouble: "WRONG_DEVICE" }),
  "printer-cable": printer({ state: "closed", trouble: "NOHARDWARE" }),
  "drawer-locked": {
    do: () => void (job = stand.kick()),
    see: () => {
      expect(stand.outcome(job)).toMatchObject({ kind: "done", confirmed: false });
      expect(stand.last("printer")?.drawer).toBe("closed");
    },
  },
  "drawer-key": printer({ drawer: "open" }),
  "drawer-left": {
    do: () => stand.rig.devices.drawer.close(),
    see: () => {
      stand.rig.devices.drawer.close();
      expect(stand.last("printer")?.drawer).toBe("open");
    },
  },
  "drawer-flicker": {
    // At least ten bad contacts.
    do: () => new Promise((resolve) => setTimeout(resolve, 10 * 150 * timeScale)),
    see() {
      const levels = stand.heard
        .slice(mark)
        .flatMap((one) => (one.kind === "state" && one.device === "printer" ? [one.state.drawer] : []));
      expect(levels.filter((level) => level === "open").length).toBeLessThan(3);
      expect(
        stand.rig.devices.printer.tape().filter((one) => one.at > 0 && one.from === "printer").length,
      ).toBeGreaterThan(10);
    },
  },
  "drawer-inverted": printer({ drawer: "open" }),
  "drawer-unplugged": printer({ drawer: "open" }),
  "scanner-cable": {
    see: () => expect(stand.last("scanner")).toMatchObject({ state: "closed", trouble: "NOHARDWARE" }),
  },
  "scanner-garbage": {
    do: () => stand.rig.devices.scanner.scan(code),
    see: async () => expect(await stand.count("scanner", "garbage")).toBeGreaterThan(counted),
    after: () => expect(stand.codesSince(mark)).toEqual([]),
  },
  "scanner-split": {
    do: () => stand.rig.devices.scanner.scan(code),
    see: () => expect(stand.codesSince(mark)).toEqual([code]),
  },
  "scanner-aim": {
    do: () => stand.rig.devices.scanner.scan(code),
    see: () => expect(stand.codesSince(mark)).toEqual([code]),
  },
  "scanner-digit": {
    do: () => stand.rig.devices.scanner.scan(code),
    see: () => expect(stand.codesSince(mark)).toEqual(["4901234567895"]),
  },
  "scanner-suffix": {
    do: () => stand.rig.devices.scanner.scan(code),
    see: async () => expect(await stand.count("scanner", "garbage")).toBeGreaterThan(counted),
    after: () => expect(stand.codesSince(mark)).toEqual([]),
  },
  service: { see: () => expect(stand.last("reader")).toMatchObject({ power: "off-or-offline" }) },
  "service-killed": { see: () => expect(stand.last("reader")).toMatchObject({ power: "off-or-offline" }) },
  "service-frozen": { do: () => stand.tap(), see: () => expect(stand.cardsSince(mark)).toContain("unreadable") },
  "reader-removed": { see: () => expect(stand.last("reader")).toMatchObject({ power: "off-or-offline" }) },
  torn: { do: () => stand.tap(), see: () => expect(stand.cardsSince(mark)).toContain("unreadable") },
  "mute-card": { do: () => stand.tap(), see: () => expect(stand.cardsSince(mark)).toContain("unreadable") },
  "rf-error": { do: () => stand.tap(), see: () => expect(stand.cardsSince(mark)).toContain("unreadable") },
  "slow-card": { do: () => stand.tap(), see: () => expect(stand.cardsSince(mark)).toContain("unreadable") },
  "card-left": {
    see: () => expect(stand.cardsSince(mark)).toEqual(["card"]),
    after: () => vi.waitFor(() => expect(stand.cardsSince(mark)).toEqual(["card", "card-off"]), soon),
  },
  "display-cable": {
    see: () => expect(stand.last("display")).toMatchObject({ state: "closed", trouble: "NOHARDWARE" }),
  },
  "display-hung": {
    do: () => stand.tell({ kind: "show", lines: ["ABC", "1"] }),
    async see() {
      stand.tell({ kind: "show", lines: ["ABC", "2"] });
      expect(stand.rig.devices.display.lines()[0]).not.toContain("ABC");
    },
    after: () => vi.waitFor(() => expect(stand.rig.devices.display.lines()[1].trim()).toBe("2"), soon),
  },
};

describe("a switch of the bench window", () => {
  test("each one for a device has its walk here, and says what the cashier should see", () => {
    expect(Object.keys(walks).toSorted()).toEqual(deviceFaults.map(({ id }) => id).toSorted());
    for (const { shows } of deviceFaults) expect(shows).toMatch(/。$/u);
  });

  for (const { id, label } of deviceFaults)
    test(`${id} (${label}): the device says so, and heals when it is put off`, async () => {
      const walk = walks[id];
      await vi.waitFor(stand.expectRest, soon);
      mark = stand.heard.length;
      counted = await stand.count(id.startsWith("scanner") ? "scanner" : "printer", "garbage");
      expect((await stand.press(id, true)).status).toBe(200);
      try {
        await walk?.do?.();
        await vi.waitFor(() => walk?.see(), soon);
      } finally {
        expect((await stand.press(id, false)).status).toBe(200);
      }
      await walk?.after?.();
      stand.rig.devices.drawer.close();
      await vi.waitFor(stand.expectRest, soon);
    }, 120_000);
});
