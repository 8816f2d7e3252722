import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openCardPort } from "#drivers/card-port.ts";
import { openBook } from "#drivers/changer/open-book.ts";
import { openChanger } from "#drivers/changer/open-changer.ts";
import { openDisplay } from "#drivers/display/open-display.ts";
import { openPrinter, type Printer, type PrinterOptions } from "#drivers/printer/open-printer.ts";
import { openScanner } from "#drivers/scanner/open-scanner.ts";
import { openCardPort as openRigCardPort } from "#rig/card/card-port.ts";
import { makeField, mute } from "#rig/card/field.ts";
import { openChanger as openRigChanger } from "#rig/changer/open-changer.ts";
import { openPrinter as openRigPrinter } from "#rig/printer/open-printer.ts";
import { openPty } from "#rig/pty.ts";
import { RECEIPT } from "#tests/drivers/support/receipt.ts";
import { makeFolder } from "#tests/drivers/support/bench.ts";

/** Driver waits run at a fifth; no call may take longer than this, busy machine and all. */
const timeScale = 0.2;
const limitMs = 20_000;
const soon = { timeout: limitMs, interval: 10 };
const deaf = { see: () => undefined, hear: () => undefined, timeScale };

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder[Symbol.dispose]());

/** What a call comes to, or "pending" when it does not end. */
async function ended<T>(call: PromiseLike<T>): Promise<T | "pending"> {
  const { promise, resolve } = Promise.withResolvers<"pending">();
  const timer = setTimeout(() => resolve("pending"), limitMs);
  const first = await Promise.race([call, promise]);
  clearTimeout(timer);
  return first;
}

const printerOn = (port: PrinterOptions["port"]): Printer => openPrinter({ port, profile: "epson-tm-t88", ...deaf });
const notSent = { kind: "failed", code: expect.stringMatching(/^(OFFLINE|TIMEOUT|BUSY)$/) };

describe("with a peer that is there and never answers, every call ends", () => {
  test("a printer's on a serial line that nobody reads, and its closing too", async () => {
    await using pty = await openPty({ link: join(folder.path, "p") });
    pty.hang(true);
    const printer = printerOn({ serial: pty.path, baud: 38_400 });
    expect(await Promise.all([ended(printer.print(RECEIPT)), ended(printer.kick())])).toEqual([notSent, notSent]);
    expect(await ended(printer[Symbol.asyncDispose]())).not.toBe("pending");
    pty.hang(false);
  });

  test("a printer's at a network address that takes the connection and reads nothing", async () => {
    const server = createServer({ pauseOnConnect: true });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const printer = printerOn({ tcp: `127.0.0.1:${port}` });
    expect(await Promise.all([ended(printer.print(RECEIPT)), ended(printer.kick())])).toEqual([notSent, notSent]);
    expect(await ended(printer[Symbol.asyncDispose]())).not.toBe("pending");
    server.close();
  });

  test("a printer's that hangs in the middle of a receipt: that one is unknown", async () => {
    const link = join(folder.path, "p");
    await using rig = await openRigPrinter({ link, baud: 38_400, timeScale: 0.2 });
    await using printer = printerOn({ serial: link, baud: 38_400 });
    await vi.waitFor(() => expect(printer.state().state).toBe("idle"), soon);
    let bytes = 0;
    rig.onByte((got) => {
      bytes += got.length;
      if (bytes > 300) rig.power(false);
    });
    expect(await ended(printer.print(RECEIPT))).toMatchObject({ kind: "unknown" });
  });

  test("a card's that lies there mute, and a reader's that swallows the command", async () => {
    const field = makeField();
    field.behave(mute());
    const path = join(folder.path, "r");
    await using _service = await openRigCardPort({ path, field });
    const events: string[] = [];
    await using port = openCardPort({ rig: path }, (event) => events.push(event.kind), timeScale);
    field.put({ idm: "0114b34d5e6f7081" });
    await vi.waitFor(() => expect(events).toContain("card"), soon);
    const ask = Uint8Array.of(0xff, 0xca, 0, 0, 0);
    const signal = () => AbortSignal.timeout(200);
    expect(await ended(port.transmit(ask, { signal: signal() }))).toEqual({ kind: "trouble", code: "TIMEOUT" });
    expect(await ended(port.control(ask, { signal: signal() }))).toMatchObject({ kind: "trouble" });
  });

  test("a display's and a scanner's, whose closing waits for nobody", async () => {
    await using pty = await openPty({ link: join(folder.path, "d") });
    const port = { serial: pty.path, baud: 9_600 };
    const display = openDisplay({ port, ...deaf });
    await vi.waitFor(() => expect(display.state().state).toBe("idle"), soon);
    pty.hang(true);
    const from = performance.now();
    for (let n = 0; n < 1_000; n += 1) display.show(["合計", String(n)]);
    expect(performance.now() - from).toBeLessThan(3 * 100);
    expect(await ended(display[Symbol.asyncDispose]())).not.toBe("pending");
    const scanner = openScanner({ port, ...deaf });
    await vi.waitFor(() => expect(scanner.state().state).toBe("idle"), soon);
    expect(await ended(scanner[Symbol.asyncDispose]())).not.toBe("pending");
    pty.hang(false);
  });

  test("a changer's: questions fail, a payment under way is unknown", async () => {
    await using rig = await openRigChanger({ link: join(folder.path, "c"), pieceMs: 20 });
    const port = { serial: rig.path, baud: 9_600 };
    await using changer = openChanger({ port, book: openBook(join(folder.path, "book.json")), ...deaf });
    await vi.waitFor(() => expect(changer.state().state).toBe("idle"), soon);
    const paid = ended(changer.dispenseCash({ 100: 3 }, { job: "a" }));
    await vi.waitFor(() => expect(rig.paid("a").length).toBeGreaterThan(0), soon);
    rig.deaf(true);
    expect(await paid).toEqual({ kind: "unknown", code: "TIMEOUT" });
    const failed = { kind: "failed", code: expect.stringMatching(/^(TIMEOUT|OFFLINE)$/) };
    expect(await ended(changer.readCashCounts())).toMatchObject(failed);
    expect(await ended(changer.beginDeposit())).toMatchObject(failed);
  });

  test("and a call that did stay pending would be seen", async () => {
    vi.useFakeTimers();
    const never = ended(new Promise<void>(() => undefined));
    await vi.advanceTimersByTimeAsync(limitMs);
    vi.useRealTimers();
    expect(await never).toBe("pending");
  });
});
