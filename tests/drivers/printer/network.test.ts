import { createServer, type Socket } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { linkCut, paperOut, silent } from "#rig/printer/behaviours.ts";
import { openLink } from "#drivers/port.ts";
import { openPrinter } from "#drivers/printer/open-printer.ts";
import { openBench } from "../support/bench.ts";
import { RECEIPT } from "../support/receipt.ts";

const soon = { timeout: 15_000, interval: 5 };
const tcp = { host: "127.0.0.1", port: 0 };

async function openIdle(timeScale: number) {
  const bench = await openBench({ rig: { tcp, timeScale }, driver: { timeScale } });
  await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
  return bench;
}

/** Somebody else at the address: says `answer` to whatever comes, or never reads at all. */
async function openStranger(answer: string | undefined) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    if (answer === undefined) socket.pause();
    else socket.on("data", () => socket.write(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    port: { tcp: `127.0.0.1:${port}` },
    heard: () => [...sockets].reduce((sum, socket) => sum + socket.bytesRead, 0),
    [Symbol.asyncDispose]: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

describe("a printer on the network", () => {
  test("prints, proves it, kicks its drawer, and waits for paper as one on a serial line does", async () => {
    await using bench = await openIdle(0.3);
    expect(await bench.driver.kick()).toEqual({ kind: "done", confirmed: true });
    bench.printer.behave(paperOut({ atLine: 4 }));
    const printing = bench.driver.print(RECEIPT);
    await vi.waitFor(() => expect(bench.driver.state()).toMatchObject({ trouble: "PAPER_END", paper: "end" }), soon);
    bench.printer.paper("ok");
    expect(await printing).toEqual({ kind: "done" });
    expect([bench.printer.papers().length, bench.printer.kicks().length]).toEqual([1, 1]);
  });

  test("that is gone without a word is noticed by the questions it does not answer, and met again on a new connection", async () => {
    const timeScale = 0.1;
    await using bench = await openIdle(timeScale);
    const wake = bench.printer.behave(silent());
    // Questions every 2 s, two answers of 750 ms missing: 5 s and a half, asserted at three times that.
    await vi.waitFor(
      () => expect(bench.driver.state()).toMatchObject({ power: "off-or-offline", trouble: "OFFLINE" }),
      {
        timeout: 5_500 * 3 * timeScale,
        interval: 5,
      },
    );
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "failed", code: "OFFLINE" });
    expect(await bench.driver.kick()).toEqual({ kind: "failed", code: "OFFLINE" });
    await vi.waitFor(() => expect(bench.driver.state().counters["opens"]).toBeGreaterThan(1), soon);
    // It is still the same trouble for whoever looks: no flicker between one try and the next.
    expect(bench.driver.state()).toMatchObject({ power: "off-or-offline", trouble: "OFFLINE" });
    wake();
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.kicks()).toEqual([]);
  });

  test("that is gone in the middle of a receipt leaves an unknown, and not a byte of it comes on the next connection", async () => {
    await using bench = await openIdle(0.1);
    bench.printer.behave(linkCut({ atByte: 200, forMs: 2_000 }));
    const before = bench.printer.bytes().length;
    expect((await bench.driver.print(RECEIPT)).kind).toBe("unknown");
    const cut = bench.printer.bytes().length;
    expect(cut - before).toBe(200);
    // The broken paper is marked and cut off before anything else is printed on it.
    const paper = await bench.printer.waitForPaper(1, 15_000);
    expect(paper.text.join("\n")).toContain("印字中断");
    expect(bench.printer.bytes().subarray(cut).includes(Buffer.from("CR1/01/1/1234"))).toBe(false);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(2);
    expect(bench.printer.papers()[1]?.text.join("\n")).not.toContain("印字中断");
  });

  test("that wakes sixty seconds after the register is greeted within its longest pause", async () => {
    const timeScale = 0.02;
    await using bench = await openBench({ rig: { tcp, timeScale }, driver: { timeScale } });
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), soon);
    bench.printer.power(false);
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("closed"), soon);
    await new Promise((resolve) => setTimeout(resolve, 60_000 * timeScale));
    expect((await bench.driver.print(RECEIPT)).kind).toBe("failed");
    bench.printer.power(true);
    // 10 s and a fifth between two tries, and 1 s for the greeting; asserted at three times that.
    await vi.waitFor(() => expect(bench.driver.state().state).toBe("idle"), { timeout: 13_000 * 3 * timeScale });
    expect(await bench.driver.print(RECEIPT)).toEqual({ kind: "done" });
    expect(bench.printer.papers()).toHaveLength(1);
  });

  test("that accepts and never reads is refused in good time, and let go within two seconds", async () => {
    await using stranger = await openStranger(undefined);
    const printer = openPrinter({ port: stranger.port, profile: "epson-tm-t88", see: () => undefined });
    const from = performance.now();
    expect((await printer.print(RECEIPT)).kind).toBe("failed");
    expect((await printer.kick()).kind).toBe("failed");
    // A job waits 2 s for a printer that is being greeted, a kick 3 s; together, three times over.
    expect(performance.now() - from).toBeLessThan(15_000);
    const closing = performance.now();
    await printer[Symbol.asyncDispose]();
    expect(performance.now() - closing).toBeLessThan(6_000);
  });

  test("that is no printer is told apart, and gets neither a line nor a pulse", async () => {
    await using stranger = await openStranger("HTTP/1.1 400 Bad Request\r\n\r\n");
    const troubles = new Set<string | undefined>();
    await using printer = openPrinter({
      port: stranger.port,
      profile: "epson-tm-t88",
      see: ({ trouble }) => troubles.add(trouble),
      timeScale: 0.2,
    });
    await vi.waitFor(() => expect(troubles).toContain("WRONG_DEVICE"), soon);
    expect((await printer.print(RECEIPT)).kind).toBe("failed");
    expect((await printer.kick()).kind).toBe("failed");
    const asked = printer.frames().filter(({ way }) => way === "out");
    expect(asked.every(({ bytes }) => bytes === 12)).toBe(true);
  });

  test("is not waited for any longer once the register has lost interest", async () => {
    const stop = new AbortController();
    const deaf = { data: () => undefined, down: () => undefined };
    // TEST-NET-1 (RFC 5737): nobody is there, and often nobody says so.
    const opening = openLink({ tcp: "192.0.2.1:9100" }, deaf, stop.signal);
    const from = performance.now();
    stop.abort();
    expect((await opening).kind).toBe("trouble");
    expect(performance.now() - from).toBeLessThan(1_000);
  });
});
