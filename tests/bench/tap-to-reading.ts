import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";
import type * as Smartcard from "smartcard";
import { openReader } from "#drivers/reader/open-reader.ts";
import { type IfdReader, openIfdService } from "#rig/card/ifd/open-ifd-service.ts";
import type { Figure } from "./figure.ts";
import { median, quantile } from "./statistics.ts";

const rounds = 20;
const tapsOfRound = 5;
const card = { idm: "11223344aabbccdd", fcf: { number: "1029123456" } } as const;
const fcf = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" } as const;
/** What the driver asks of a card, asked bare. */
const APDUS = ["ffa40001028b1a", "ffb0000000"].map((hex) => Buffer.from(hex, "hex"));
const PRESENT = 0x20;
const CHANGED = 0x02;
/** What a FeliCa card and a USB reader take for one command: 2.5 ms of bits at 212 kbit/s, the card's own time, and two USB transfers. */
const cardMs = 10;
/** Between two taps, so that the driver takes them for two (300 ms without a card), and pcscd has done with the one before. */
const pauseMs = 450;

/** Somebody who reads cards. `next` resolves when the card that comes next has been read. */
type Taker = AsyncDisposable & { next(): Promise<void> };

async function openOurs({ name }: IfdReader): Promise<Taker> {
  const idle = Promise.withResolvers<void>();
  let read = Promise.withResolvers<void>();
  const driver = openReader({
    card: { pcsc: name },
    profile: "generic",
    fcf,
    see: ({ state }) => state === "idle" && idle.resolve(),
    hear: ({ kind }) => kind === "card" && read.resolve(),
  });
  await idle.promise;
  return {
    async next() {
      await read.promise;
      read = Promise.withResolvers();
    },
    [Symbol.asyncDispose]: () => driver[Symbol.asyncDispose](),
  };
}

/** The library alone, in the loop its own examples show: wait for a card, connect, two commands. */
async function openBare(
  { name }: IfdReader,
  { Context, SCARD_LEAVE_CARD, SCARD_SHARE_SHARED }: typeof Smartcard,
): Promise<Taker> {
  const context = new Context();
  let state = 0;
  const until = async (isPresent: boolean): Promise<void> => {
    do {
      const [change] = (await context.waitForChange([{ name, state, changed: false, atr: null }], 1_000)) ?? [];
      if (change) state = (change.state & ~CHANGED) >>> 0;
    } while (((state & PRESENT) !== 0) !== isPresent);
  };
  await until(false);
  return {
    async next() {
      await until(true);
      const reader = context.listReaders().find((one) => one.name === name);
      const link = await reader?.connect(SCARD_SHARE_SHARED, 3);
      for (const apdu of APDUS) await link?.transmit(apdu);
      link?.disconnect(SCARD_LEAVE_CARD);
    },
    async [Symbol.asyncDispose]() {
      await until(false);
      context.close();
    },
  };
}

async function timeTaps(taker: Taker, { field }: IfdReader): Promise<number[]> {
  const times: number[] = [];
  for (let tap = 0; tap < tapsOfRound; tap += 1) {
    const read = taker.next();
    const from = performance.now();
    field.put(card);
    await read;
    times.push(performance.now() - from);
    field.lift();
    await wait(pauseMs);
  }
  return times;
}

/** From the card on the reader to the reading, against the library alone on the same pcscd, in turns. */
export const tapToReading: Figure = {
  name: "tap-to-reading",
  limit: 1.3,
  async run({ say }) {
    // A unix socket's path is short, and the library takes it from the environment once for each process.
    const dir = mkdtempSync(join(tmpdir(), "tap-"));
    try {
      await using service = await openIfdService({ dir });
      Object.assign(process.env, service.env);
      const smartcard = await import("smartcard");
      const [reader] = service.readers;
      if (!reader) throw new Error("no reader");
      reader.hand.transmit = () => wait(cardMs, undefined);
      const ours: number[] = [];
      const bare: number[] = [];
      for (let round = -1; round < rounds; round += 1) {
        for (const [open, times] of [
          [openOurs, ours] as const,
          [(one: IfdReader) => openBare(one, smartcard), bare] as const,
        ]) {
          await using taker = await open(reader);
          const taken = await timeTaps(taker, reader);
          if (round >= 0) times.push(...taken);
        }
        if (round % 5 === 4) say(`${round + 1} of ${rounds}`);
      }
      const [own, base] = [quantile(ours, 0.95), quantile(bare, 0.95)];
      const baseline = {
        of: "a bare smartcard loop on the same pcscd, p95 of both",
        value: base,
        ours: own,
        unit: "ms",
      };
      const notes = [
        `median ${median(ours).toFixed(1)} ms, bare ${median(bare).toFixed(1)} ms; a card of ${cardMs} ms a command on a reader that tells of it at once, as USB readers do`,
      ];
      return { value: own / base, unit: "×", samples: ours.length, baseline, notes };
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  },
};
