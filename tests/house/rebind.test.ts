import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TechnicianAnswer } from "#ipc/technician.ts";
import { openDisplay } from "#rig/display.ts";
import { openPrinter } from "#rig/printer/open-printer.ts";
import { openScanner } from "#rig/scanner.ts";
import { openShop, type Shop } from "./open-shop.ts";
import { openTechnician, type TestTechnician } from "./technician.ts";

let shop: Shop;
let technician: TestTechnician;
let folder: string;
const stack = new AsyncDisposableStack();
beforeAll(async () => {
  shop = stack.use(await openShop());
  technician = await openTechnician(shop.house);
  await technician.ask({ kind: "sign", op: "01", pin: shop.rig.servers.pins["01"] ?? "" });
  folder = join(shop.rig.devices.paths.printer, "..");
});
afterAll(() => stack.disposeAsync());

function portsOf(answer: TechnicianAnswer) {
  if (answer.kind !== "ports") throw new Error(JSON.stringify(answer));
  return answer.ports;
}

/** Where the configuration says a device is. */
function boundTo(device: string, file = shop.rig.config): unknown {
  const { devices } = JSON.parse(readFileSync(file, "utf8")) as { devices: { [name: string]: { port: unknown } } };
  return devices[device]?.port;
}

test("The ports there are come by their lasting names, each with who uses it, and no udevadm is asked", async () => {
  const answer = await technician.ask({ kind: "list-ports", device: "scanner" });
  const used = Object.fromEntries(portsOf(answer).map(({ path, usedBy }) => [path, usedBy]));
  const { printer, scanner, display } = shop.rig.devices.paths;
  expect(used).toMatchObject({ [printer]: "printer", [scanner]: "scanner", [display]: "display" });
  expect(answer).toMatchObject({ baud: 9600 });
});

test("A scanner plugged in elsewhere is found by the code it is shown, bound, and scans for the sale again", async () => {
  const other = stack.use(await openScanner({ link: join(folder, "scanner-new") }));
  const free = portsOf(await technician.ask({ kind: "list-ports", device: "scanner" })).filter(
    ({ usedBy }) => usedBy === null,
  );
  // The machine under the tests may have ports of its own.
  expect(free.map(({ path }) => path)).toContain(other.path);
  const probing = technician.ask({
    kind: "probe",
    device: "scanner",
    paths: [other.path],
    baud: 9600,
    code: "20123451",
  });
  // Until the port is open nobody hears it; a person scans again.
  const scanning = setInterval(() => void other.scan("20123451"), 200);
  expect(await probing).toEqual({ kind: "found", path: other.path });
  clearInterval(scanning);
  const before = readFileSync(shop.rig.config, "utf8");
  const host = shop.house.host("devices-serial");
  expect(await technician.ask({ kind: "bind", device: "scanner", path: other.path, baud: 9600 })).toEqual({
    kind: "done",
  });
  expect(boundTo("scanner")).toEqual({ serial: other.path, baud: 9600 });
  expect(readFileSync(`${shop.rig.config}.before`, "utf8")).toBe(before);
  expect(existsSync(`${shop.rig.config}.trial`)).toBe(false);
  // Told to leave, it ends by itself: the supervisor starts it again.
  expect(await host.exited).toBe(0);
  await shop.house.restartHost("devices-serial");
  const { window } = shop;
  await window.see(({ lamps }) => lamps.scanner.state === "ok" && lamps.printer.state === "ok", "bound anew");
  const { categories } = await window.ask({ kind: "layout" });
  await other.scan(categories[0]?.keys[0]?.code ?? "");
  await window.see(({ basket }) => basket.count === 1, "a line from the new scanner");
});

test("What answers as a printer is one, what does not is not, and neither sees a line of print or a pulse", async () => {
  const printer = stack.use(await openPrinter({ link: join(folder, "printer-new"), timeScale: 0.1, onKick: () => {} }));
  const display = stack.use(await openDisplay({ link: join(folder, "display-new") }));
  const ask = (path: string) => technician.ask({ kind: "probe", device: "printer", paths: [path], baud: 38_400 });
  expect(await ask(printer.path)).toEqual({ kind: "found", path: printer.path });
  expect(printer.papers()).toEqual([]);
  expect(printer.kicks()).toEqual([]);
  // One without paper is a printer too.
  printer.paper("end");
  expect(await ask(printer.path)).toMatchObject({ kind: "found" });
  expect(await ask(display.path)).toMatchObject({ kind: "failed" });
  expect(await ask(shop.rig.devices.paths.printer)).toEqual({ kind: "failed", code: "LOCKED" });
  expect(await ask("/dev/no-such-port")).toEqual({ kind: "failed", code: "NOHARDWARE" });
});

test("A configuration the register would not start on is never written, nor one for a device that is not there", async () => {
  const { config } = shop.rig;
  const before = readFileSync(config, "utf8");
  const broken = JSON.parse(before) as { devices: { display?: unknown }; mode: string };
  delete broken.devices.display;
  const text = JSON.stringify(broken);
  writeFileSync(config, text);
  const bind = { kind: "bind", device: "display", path: "/dev/pos/display", baud: 9600 } as const;
  expect(await technician.ask(bind)).toEqual({ kind: "failed", code: "not-configured" });
  writeFileSync(config, JSON.stringify({ ...(JSON.parse(before) as object), reg: "" }));
  expect(await technician.ask(bind)).toMatchObject({ kind: "failed", code: "refused" });
  expect(readFileSync(config, "utf8")).toContain('"reg":""');
  writeFileSync(config, before);
  expect(statSync(config).mode & 0o777).toBe(0o644 & ~process.umask());
});
