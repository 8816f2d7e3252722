import { once } from "node:events";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openHost } from "../host.ts";
import { makeTempDir } from "../temp-dir.ts";
import { openPrinter, type PrinterOptions } from "./open-printer.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const CUT = hex("1d 56 42 00");
const soon = { timeout: 6_000 };

/** A printer with both connectors. */
async function plugIn(o: Partial<PrinterOptions> = {}) {
  const stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const link = join(dir.path, "printer");
  const printer = stack.use(await openPrinter({ timeScale: 0.05, tcp: { host: "127.0.0.1", port: 0 }, ...o, link }));
  return { printer, stack, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** A host on the network. */
async function dial(address: string | undefined) {
  const [host = "", port = ""] = (address ?? "").split(":");
  const socket = connect({ host, port: Number(port) });
  const heard: Buffer[] = [];
  socket.on("data", (bytes) => heard.push(bytes));
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await once(socket, "connect");
  return {
    write: (bytes: Uint8Array) => void socket.write(bytes),
    heard: () => Buffer.concat(heard).toString("hex"),
    closed,
    [Symbol.asyncDispose]: async () => {
      socket.destroy();
      await closed;
    },
  };
}

describe("the network connector", () => {
  test("prints and answers as the serial one does, and each is answered where it asked", async () => {
    await using rig = await plugIn();
    const serial = rig.stack.use(await openHost(rig.printer.path));
    await using host = await dial(rig.printer.address);
    host.write(Buffer.concat([Buffer.from("network\n"), CUT, hex("1d7201")]));
    expect((await rig.printer.waitForPaper(1, 6_000)).text).toEqual(["network"]);
    await expect.poll(host.heard, soon).toBe("00");
    expect(serial.received().length).toBe(0);
    await host[Symbol.asyncDispose]();
    await expect.poll(() => (serial.write(hex("1d7201")), serial.received().length), soon).toBeGreaterThan(0);
  });

  test("loses its host when the plug is out or the power off, and is there again afterwards", async () => {
    await using rig = await plugIn();
    for (const [off, on] of [
      [() => rig.printer.cable("out"), () => rig.printer.cable("in")],
      [() => rig.printer.power(false), () => rig.printer.power(true)],
    ] as const) {
      await using host = await dial(rig.printer.address);
      await off();
      await host.closed;
      await expect(dial(rig.printer.address)).rejects.toThrow("ECONNREFUSED");
      await on();
      await expect
        .poll(() => dial(rig.printer.address).then((again) => again[Symbol.asyncDispose]()), soon)
        .toBe(undefined);
    }
  });
});

describe("BUSY", () => {
  const sheet = Buffer.from("line\n".repeat(40));

  test("for a full buffer only: it keeps eating while it stands without paper", async () => {
    await using rig = await plugIn({ bufferBytes: 1_000 });
    const serial = rig.stack.use(await openHost(rig.printer.path, { flow: false }));
    rig.printer.paper("end");
    serial.write(sheet);
    await expect.poll(() => rig.printer.bytes().length, soon).toBe(sheet.length);
    expect(rig.printer.tape().some(({ from, bytes }) => from === "printer" && bytes[0] === 0x13)).toBe(false);
  });

  test("for offline too: it says XOFF at once, and XON when there is paper", async () => {
    await using rig = await plugIn({ bufferBytes: 1_000, busy: "offline" });
    const serial = rig.stack.use(await openHost(rig.printer.path, { flow: false }));
    rig.printer.paper("end");
    await expect.poll(() => serial.received().includes(0x13), soon).toBe(true);
    rig.printer.paper("ok");
    await expect.poll(() => serial.received().includes(0x11), soon).toBe(true);
  });
});

describe("graphics that stay", () => {
  const store = hex("1d384c 0c000000 304330 4c31 01 0800 0100 31 f0");

  test("are printed by their key after the power was off, and are gone once deleted", async () => {
    await using rig = await plugIn();
    const serial = rig.stack.use(await openHost(rig.printer.path));
    serial.write(store);
    await expect.poll(() => rig.printer.idle(), soon).toBe(true);
    rig.printer.power(false);
    rig.printer.power(true);
    serial.write(Buffer.concat([hex("1d284c 0600 3045 4c31 0101"), CUT]));
    expect((await rig.printer.waitForPaper(1, 6_000)).text.join("")).toBe("[画像 8×1]");
    expect(rig.printer.findings()).toEqual([]);
    serial.write(Buffer.concat([hex("1d284c 0400 3042 4c31"), hex("1d284c 0600 3045 4c31 0101"), CUT]));
    await rig.printer.waitForPaper(2, 6_000);
    expect(rig.printer.findings().map(({ finding }) => finding)).toEqual(["range"]);
  });
});
