import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openJournal } from "#db/open-journal.ts";
import { evolve } from "#register/evolve.ts";
import { cardOf } from "#rig/open-rig.ts";
import { openShop, type Shop } from "./open-shop.ts";
import { openTechnician, type TestTechnician, until } from "./technician.ts";

const supervisor = "01";
let shop: Shop;
let technician: TestTechnician;
beforeAll(async () => {
  shop = await openShop();
  technician = await openTechnician(shop.house);
});
afterAll(() => shop[Symbol.asyncDispose]());

/** What the journal of the register at work holds, newest last. */
function journalled(kind: string): unknown[] {
  using journal = openJournal({ dir: shop.rig.data, evolve, readonly: true });
  const entries = Array.from({ length: journal.book().seq }, (_, n) => journal.entry(n + 1)?.entry);
  return entries.filter((entry) => entry?.kind === kind).map((entry) => entry?.data);
}

async function sign(): Promise<void> {
  const pin = shop.rig.servers.pins[supervisor] ?? "";
  expect(await technician.ask({ kind: "sign", op: supervisor, pin })).toMatchObject({ kind: "signed", op: supervisor });
}

async function look() {
  const answer = await technician.ask({ kind: "look" });
  if (answer.kind !== "health") throw new Error(JSON.stringify(answer));
  return answer.health;
}

test("Before a PIN was right nothing is shown and nothing is done", async () => {
  const refused = { kind: "refused", code: "signed-off" };
  expect(await technician.ask({ kind: "look" })).toEqual(refused);
  expect(await technician.ask({ kind: "act", act: "open-drawer" })).toEqual(refused);
  expect(await technician.ask({ kind: "list-ports", device: "printer" })).toEqual(refused);
  expect(shop.rig.devices.drawer.kicks).toBe(0);
});

test("A cashier's PIN does not open it, and wrong ones are counted in the journal like those of a sign-on", async () => {
  const { pins } = shop.rig.servers;
  expect(await technician.ask({ kind: "sign", op: "07", pin: pins["07"] ?? "" })).toMatchObject({
    code: "need-supervisor",
  });
  for (const tries of [1, 2]) {
    expect(await technician.ask({ kind: "sign", op: supervisor, pin: "0000" })).toMatchObject({ code: "pin-wrong" });
    expect(journalled("lock").at(-1)).toMatchObject({ op: supervisor, tries });
  }
  // The cashier in front of the queue is not told of it.
  expect(shop.window.view().notice).toBeNull();
  await sign();
  expect(journalled("service-visit")).toEqual([{ by: supervisor, what: "begin" }]);
});

test("Each device is told with state, power, times, counters and its last frames", async () => {
  const health = await look();
  expect(health).toMatchObject({ serial: "up", cards: "up", guard: null });
  expect(health.devices.map(({ device }) => device).toSorted()).toEqual(["display", "printer", "reader", "scanner"]);
  for (const { state, port } of health.devices) {
    expect(state).toMatchObject({ state: expect.stringMatching(/^(?:idle|busy)$/), power: "online" });
    expect(state.sinceMs).toBeGreaterThan(1_700_000_000_000);
    expect(state.counters["opens"]).toBeGreaterThan(0);
    expect(port).not.toBe("");
  }
  const printer = health.devices.find(({ device }) => device === "printer");
  expect(printer).toMatchObject({ profile: "epson-tm-t88", state: { paper: "ok", cover: "closed" } });
  expect(printer?.state.lastGoodMs).toBeGreaterThan(0);
  // DLE EOT, the question every start begins with.
  expect(printer?.frames.map(({ hex }) => hex).join(" ")).toContain("1004");
  expect(printer?.frames.length).toBeLessThanOrEqual(50);
});

test("A test slip says that it is one, with profile, width and port, and stands in no journal", async () => {
  const { printer } = shop.rig.devices;
  const { seq } = shop.window.view();
  const count = printer.papers().length;
  expect(await technician.ask({ kind: "act", act: "print" })).toEqual({ kind: "done" });
  const paper = await printer.waitForPaper(count + 1, 5_000);
  const text = paper.text.join("\n");
  for (const said of ["試験", "売上ではありません", "epson-tm-t88", "48"]) expect(text).toContain(said);
  expect(text.replaceAll("\n", "")).toContain(shop.rig.devices.paths.printer);
  expect(shop.window.view().seq).toBe(seq);
});

test("The drawer opens through the book: the reason stands in the journal before the pulse", async () => {
  const { drawer } = shop.rig.devices;
  expect(await technician.ask({ kind: "act", act: "open-drawer" })).toEqual({ kind: "done" });
  expect(journalled("no-sale").at(-1)).toMatchObject({ by: supervisor, reason: expect.stringContaining("点検") });
  await expect.poll(() => drawer.isOpen(), { timeout: 5_000 }).toBe(true);
  drawer.close();
});

test("A card is read and told by its last two digits, and the sale never hears of it", async () => {
  const [member] = shop.rig.servers.members;
  if (!member) throw new Error("no member");
  const { seq, gate, notice } = shop.window.view();
  const asked = technician.ask({ kind: "act", act: "read-card" });
  const read = await until(asked, () => shop.rig.devices.reader.tap(cardOf(member)));
  expect(read).toEqual({ kind: "read", what: "fcf", shown: `········${member.number.slice(-2)}` });
  expect(shop.window.view()).toMatchObject({ seq, gate, notice });
});

test("A display shows the test and then what stood there before", async () => {
  const { display } = shop.rig.devices;
  const before = display.lines();
  const asked = technician.ask({ kind: "act", act: "display" });
  await expect.poll(() => display.lines()[0], { timeout: 5_000 }).toContain("ﾃｽﾄ");
  expect(await asked).toEqual({ kind: "done" });
  await expect.poll(() => display.lines(), { timeout: 5_000 }).toEqual(before);
});

test("The drawer's switch is learned with the drawer in the hand, noted in the book, and in force at once", async () => {
  const { drawer } = shop.rig.devices;
  const learn = (step: "begin" | "next") => technician.ask({ kind: "learn", step });
  drawer.contact("inverted");
  // Wired the other way round it is told as open while it is shut, until it has been learned.
  const told = async () => (await look()).devices.find(({ device }) => device === "printer")?.state.drawer;
  await expect.poll(told, { timeout: 5_000 }).toBe("open");
  expect(await learn("begin")).toEqual({ kind: "lesson", lesson: { step: "close" } });
  expect(await learn("next")).toMatchObject({ lesson: { step: "open" } });
  drawer.open("key");
  await expect.poll(told, { timeout: 5_000 }).toBe("closed");
  expect(await learn("next")).toMatchObject({ lesson: { step: "close-again" } });
  drawer.close();
  await expect.poll(told, { timeout: 5_000 }).toBe("open");
  expect(await learn("next")).toEqual({ kind: "lesson", lesson: { step: "learned", openWhen: "low" } });
  await expect.poll(told, { timeout: 5_000 }).toBe("closed");
  expect(journalled("service-visit").at(-1)).toEqual({ by: supervisor, what: "learn", device: "drawer" });
  const file = JSON.parse(readFileSync(join(shop.rig.data, "devices.json"), "utf8")) as unknown;
  expect(file).toMatchObject({ drawer: { open_when: "low" } });
});

test("The cashier's port understands nothing of the technician's contract, nor the technician's of the cashier's", async () => {
  const { window, house } = shop;
  const heard: unknown[] = [];
  const { hear } = window;
  window.hear = (raw) => {
    heard.push(raw);
    hear(raw);
  };
  house.register().onLink("cashier", (message) => window.hear(message));
  const kicks = shop.rig.devices.drawer.kicks;
  for (const message of [
    { kind: "look", id: 901 },
    { kind: "act", id: 902, act: "open-drawer" },
    { kind: "sign", id: 903, op: supervisor, pin: shop.rig.servers.pins[supervisor] },
  ])
    window.post(message);
  await expect
    .poll(() => heard)
    .toEqual(expect.arrayContaining([901, 902, 903].map((id) => ({ kind: "malformed", id }))));
  expect(shop.rig.devices.drawer.kicks).toBe(kicks);
  const { boot, gate } = window.view();
  const command = { kind: "send", id: 904, boot, gate, command: { kind: "no-sale", reason: "x" } };
  expect(await technician.say(command)).toEqual({ kind: "malformed", id: 904 });
  // The control: what was refused there is heard here.
  expect(await technician.say({ kind: "look", id: 905 } as never)).toMatchObject({ kind: "answer", id: 905 });
});

test("A device host that is killed is told as silent at once, and its devices are back when it is", async () => {
  const { house } = shop;
  house.host("devices-serial").child.kill("SIGKILL");
  await house.host("devices-serial").exited;
  expect(await look()).toMatchObject({ serial: "silent", cards: "up", devices: [{ device: "reader" }] });
  expect(await technician.ask({ kind: "act", act: "print" })).toEqual({ kind: "failed", code: "HOST" });
  await house.restartHost("devices-serial");
  await expect.poll(async () => (await look()).devices.length, { timeout: 10_000 }).toBe(4);
});

test("A window that is opened anew asks for the PIN anew", async () => {
  technician = await openTechnician(shop.house);
  expect(await technician.ask({ kind: "look" })).toEqual({ kind: "refused", code: "signed-off" });
  await sign();
  expect(await technician.ask({ kind: "leave" })).toEqual({ kind: "left" });
  expect(await technician.ask({ kind: "look" })).toEqual({ kind: "refused", code: "signed-off" });
});

test("Five wrong PINs in a row lock, and the right one does not unlock", async () => {
  for (let tries = 1; tries <= 5; tries += 1) await technician.ask({ kind: "sign", op: supervisor, pin: "0000" });
  const pin = shop.rig.servers.pins[supervisor] ?? "";
  expect(await technician.ask({ kind: "sign", op: supervisor, pin })).toMatchObject({
    kind: "refused",
    code: "locked",
  });
  expect(await technician.ask({ kind: "look" })).toEqual({ kind: "refused", code: "signed-off" });
});
