import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { SerialPort } from "serialport";
import { describe, expect, test, vi } from "vitest";
import { openPty } from "#rig/pty.ts";
import type { DeviceTrouble } from "#drivers/device-state.ts";
import { keepOpen } from "#drivers/keep.ts";
import { openLink } from "#drivers/port.ts";
import { openPrinter } from "#drivers/printer/open-printer.ts";
import { makeFolder } from "./support/bench.ts";

const soon = { timeout: 6_000, interval: 5 };
const deaf = { data: () => undefined, down: () => undefined };

describe("a port", () => {
  test("writes nothing once it is closed, and what was tried then does not go out at the next open", async () => {
    using folder = makeFolder();
    const heard: Buffer[] = [];
    await using pty = await openPty({ link: join(folder.path, "p"), onBytes: (bytes) => heard.push(bytes) });
    const address = { serial: pty.path, baud: 9_600 };
    const first = await openLink(address, deaf);
    if (first.kind !== "open") throw new Error(first.code);
    expect(first.link.write(Buffer.from("one"))).toBe(true);
    await vi.waitFor(() => expect(Buffer.concat(heard).toString()).toBe("one"), soon);
    await first.link.close();
    expect(first.link.write(Buffer.from("KICK"))).toBe(false);
    const second = await openLink(address, deaf);
    if (second.kind !== "open") throw new Error(second.code);
    second.link.write(Buffer.from("two"));
    await vi.waitFor(() => expect(Buffer.concat(heard).toString()).toBe("onetwo"), soon);
    await second.link.close();
  });

  test("would send what was written while it was closed, were it reopened: this is what one object per open is for", async () => {
    using folder = makeFolder();
    const heard: Buffer[] = [];
    await using pty = await openPty({ link: join(folder.path, "p"), onBytes: (bytes) => heard.push(bytes) });
    const port = new SerialPort({ path: pty.path, baudRate: 9_600, autoOpen: false });
    port.write("KICK");
    await new Promise<void>((resolve) => port.open(() => resolve()));
    await vi.waitFor(() => expect(Buffer.concat(heard).toString()).toBe("KICK"), soon);
    await new Promise<void>((resolve) => port.close(() => resolve()));
  });

  test("names what stands in the way", async () => {
    using folder = makeFolder();
    expect(await openLink({ serial: join(folder.path, "nothing"), baud: 9_600 }, deaf)).toEqual({
      kind: "trouble",
      code: "NOHARDWARE",
    });
    expect(await openLink({ tcp: "127.0.0.1:1" }, deaf)).toEqual({ kind: "trouble", code: "NOHARDWARE" });
    await using pty = await openPty({ link: join(folder.path, "p") });
    const first = await openLink({ serial: pty.path, baud: 9_600 }, deaf);
    expect(await openLink({ serial: pty.path, baud: 9_600 }, deaf)).toEqual({ kind: "trouble", code: "LOCKED" });
    if (first.kind === "open") await first.link.close();
  });

  test("tells within a second, without any traffic, that its cable is out", async () => {
    using folder = makeFolder();
    await using pty = await openPty({ link: join(folder.path, "p") });
    const gone = Promise.withResolvers<DeviceTrouble>();
    await openLink({ serial: pty.path, baud: 9_600 }, { data: () => undefined, down: gone.resolve });
    const from = performance.now();
    await pty.unplug();
    expect(await gone.promise).toBe("NOHARDWARE");
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  test("tells so even when the cable is pulled while bytes are coming in", async () => {
    using folder = makeFolder();
    // The library alone misses about one in ten of these and reads nothing for ever.
    for (let round = 0; round < 30; round += 1) {
      await using pty = await openPty({ link: join(folder.path, `p${round}`) });
      const gone = Promise.withResolvers<DeviceTrouble>();
      const opened = await openLink({ serial: pty.path, baud: 9_600 }, { data: () => undefined, down: gone.resolve });
      pty.write(Buffer.from("490123"));
      const from = performance.now();
      await pty.unplug();
      expect(await gone.promise).toBe("NOHARDWARE");
      expect(performance.now() - from).toBeLessThan(3_000);
      if (opened.kind === "open") await opened.link.close();
    }
  });

  test("is opened again after each loss, sooner after a link that was good", async () => {
    using folder = makeFolder();
    await using pty = await openPty({ link: join(folder.path, "p") });
    const seen: string[] = [];
    const keeper = keepOpen({
      open: (listener) => openLink({ serial: pty.path, baud: 9_600 }, listener),
      up() {
        seen.push("up");
        keeper.good();
      },
      data: () => undefined,
      down: (code) => seen.push(code),
      timeScale: 0.2,
    });
    await using kept = keeper;
    for (let round = 1; round <= 5; round += 1) {
      await vi.waitFor(() => expect(seen.filter((what) => what === "up")).toHaveLength(round), soon);
      kept.drop("TIMEOUT");
    }
    expect(seen.slice(0, 8)).toEqual(["up", "TIMEOUT", "up", "TIMEOUT", "up", "TIMEOUT", "up", "TIMEOUT"]);
  });

  test("can be TCP: a printer that answers there is greeted, and one that hangs up is missed", async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("data", (bytes) => {
        for (let n = 0; n + 2 < bytes.length; n += 1)
          if (bytes[n] === 0x10 && bytes[n + 1] === 0x04) socket.write(Uint8Array.of(0x12));
        const at = bytes.indexOf(Buffer.of(0x1d, 0x28, 0x48));
        if (at >= 0)
          socket.write(Buffer.concat([Buffer.of(0x37, 0x22), bytes.subarray(at + 7, at + 11), Buffer.of(0)]));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await using printer = openPrinter({
      port: { tcp: `127.0.0.1:${port}` },
      profile: "epson-tm-t88",
      see: () => undefined,
    });
    await vi.waitFor(
      () => expect(printer.state()).toMatchObject({ state: "idle", power: "online", paper: "ok" }),
      soon,
    );
    server.close();
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(() => expect(printer.state()).toMatchObject({ state: "closed", power: "off-or-offline" }), soon);
  });

  test("with a scanner on it is never taken for a printer's: nothing is printed, nothing kicked, and it says so", async () => {
    using folder = makeFolder();
    const heard: Buffer[] = [];
    await using pty = await openPty({ link: join(folder.path, "p"), onBytes: (bytes) => heard.push(bytes) });
    const troubles = new Set<string | undefined>();
    await using printer = openPrinter({
      port: { serial: pty.path, baud: 9_600 },
      profile: "epson-tm-t88",
      see: ({ trouble }) => troubles.add(trouble),
    });
    const scanning = setInterval(() => pty.write(Buffer.from("2226222622262\r")), 50);
    await vi.waitFor(() => expect(troubles).toContain("WRONG_DEVICE"), { timeout: 15_000, interval: 10 });
    expect((await printer.print([{ kind: "text", text: "A" }])).kind).toBe("failed");
    expect((await printer.kick()).kind).toBe("failed");
    clearInterval(scanning);
    expect(Buffer.concat(heard).includes(Buffer.of(0x1b, 0x70))).toBe(false);
    expect(Buffer.concat(heard).includes(Buffer.from("A\n"))).toBe(false);
  });
});
