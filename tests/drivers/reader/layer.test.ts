import type { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { makeFolder } from "../support/bench.ts";

type Pulse = {
  beat(): Promise<boolean>;
  readonly down: Promise<string>;
  isDown(): boolean;
  isGone(): boolean;
  close(): void;
};
type NativeReader = EventEmitter & { _status(state: number, atr?: Buffer): void };
type NewReader = new (name: string, pulse: Pick<Pulse, "beat" | "isGone">, close: () => void) => NativeReader;

const layer = createRequire(import.meta.resolve("#drivers/reader/pcsclite/index.cjs"));
const { CardReader } = layer("./card-reader.cjs") as { CardReader: NewReader };
const { openPulse } = layer("./pulse.cjs") as { openPulse: () => Pulse };

const [EMPTY, PRESENT, LOST] = [0x0012, 0x0022, 0x000a];
const counted = (count: number, flags: number): number => count * 0x1_0000 + flags;

/** What nfc-pcsc would see of these states of pcscd. */
function play(...states: readonly number[]): string {
  const reader = new CardReader("x", { beat: () => Promise.resolve(true), isGone: () => false }, () => undefined);
  const seen: string[] = [];
  reader.on("status", ({ state }: { state: number }) => seen.push((state & 0x20) === 0 ? "-" : "C"));
  for (const state of states) reader._status(state);
  return seen.join("");
}

describe("what the layer makes of pcscd's states", () => {
  test("is the same for a card that comes and goes while somebody looks", () => {
    expect(play(counted(0, EMPTY), counted(1, PRESENT), counted(2, EMPTY))).toBe("-C-");
  });

  test("shows two cards that changed places between two looks, by pcscd's count alone", () => {
    expect(play(counted(0, EMPTY), counted(1, PRESENT), counted(3, PRESENT))).toBe("-C-C");
    // The control: without the count nothing shows that the card is another.
    expect(play(EMPTY, PRESENT, PRESENT)).toBe("-CC");
  });

  test("is one card where pcscd tells the state first and counts it afterwards", () => {
    expect(play(counted(0, EMPTY), counted(0, PRESENT), counted(1, PRESENT), counted(3, PRESENT))).toBe("-CC-C");
    expect(play(counted(0, PRESENT), counted(0, EMPTY), counted(1, EMPTY), counted(3, EMPTY))).toBe("C--C-");
  });

  test("shows a card that came and went between two looks", () => {
    expect(play(counted(0, EMPTY), counted(2, EMPTY))).toBe("-C-");
    expect(play(EMPTY, EMPTY)).toBe("--");
  });

  test("has no card while the reader is lost, and counts nothing across that", () => {
    expect(play(counted(1, PRESENT), LOST, counted(2, PRESENT))).toBe("C-C");
    expect(play(counted(1, PRESENT), LOST, counted(4, EMPTY))).toBe("C--");
  });
});

describe("the pulse", () => {
  const folder = makeFolder();
  const path = join(folder.path, "pcscd.comm");
  const before = process.env["PCSCLITE_CSOCK_NAME"];
  let server: Server | undefined;
  const clients = new Set<Socket>();
  afterAll(() => folder[Symbol.dispose]());
  afterEach(async () => {
    for (const socket of clients) socket.destroy();
    if (server) await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    clients.clear();
    if (before === undefined) delete process.env["PCSCLITE_CSOCK_NAME"];
  });

  async function serve(answer: (question: Buffer) => Uint8Array | undefined): Promise<Pulse> {
    process.env["PCSCLITE_CSOCK_NAME"] = path;
    const listening = createServer((socket) => {
      clients.add(socket);
      socket.on("data", (question) => {
        const bytes = answer(question);
        if (bytes) socket.write(bytes);
      });
    });
    server = listening;
    await new Promise<void>((resolve) => listening.listen(path, resolve));
    return openPulse();
  }

  test("asks for the version, twenty bytes, and is alive with the twelfth byte of the answer", async () => {
    const asked: string[] = [];
    const pulse = await serve((question) => (asked.push(question.toString("hex")), new Uint8Array(12)));
    expect(await pulse.beat()).toBe(true);
    expect(asked).toEqual(["0c00000011000000040000000400000000000000"]);
    pulse.close();
    expect(await pulse.beat()).toBe(false);
  });

  test("takes no answer to an earlier question for one to this", async () => {
    let answers = 1;
    const pulse = await serve(() => (answers-- > 0 ? new Uint8Array(12) : undefined));
    const [early, late] = await Promise.all([pulse.beat(), pulse.beat()]);
    expect([early, late]).toEqual([true, false]);
    expect(await pulse.down).toBe("OFFLINE");
  });

  test("tells a service that is silent from one that is gone", async () => {
    const silent = await serve(() => undefined);
    expect(await silent.beat()).toBe(false);
    expect([await silent.down, silent.isGone()]).toEqual(["OFFLINE", false]);
    process.env["PCSCLITE_CSOCK_NAME"] = join(folder.path, "nobody");
    const gone = openPulse();
    expect(await gone.beat()).toBe(false);
    expect([await gone.down, gone.isGone()]).toEqual(["NOSERVICE", true]);
  });

  test("notices by itself that the service dies", async () => {
    const pulse = await serve(() => new Uint8Array(12));
    expect(await pulse.beat()).toBe(true);
    for (const socket of clients) socket.destroy();
    expect(await pulse.down).toBe("NOSERVICE");
  });
});
