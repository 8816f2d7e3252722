import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openDisplay as openDisplayDriver } from "#drivers/display/open-display.ts";
import { type CardReading, openReader } from "#drivers/reader/open-reader.ts";
import { openScanner as openScannerDriver, type ScanReading } from "#drivers/scanner/open-scanner.ts";
import type { RigCard } from "#rig/card/felica.ts";
import { tornTap } from "#rig/card/field.ts";
import { openReader as openRigReader, type RigReader } from "#rig/card/open-reader.ts";
import { openDisplay } from "#rig/display.ts";
import { openScanner } from "#rig/scanner.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { OTHER_STUDENT, STUDENT, TRANSIT } from "#tests/drivers/support/cards.ts";
import { fcf, replayCard, replayDisplay, replayScanner } from "./replay-others.ts";
import { hexOf, type Header, type Line, type Tape } from "./tape.ts";

const WITHIN_MS = 10_000;
const made = (name: string): string => `node tests/tapes/record.ts ${name}`;

async function until(what: string, is: () => boolean): Promise<void> {
  const by = performance.now() + WITHIN_MS;
  while (!is()) {
    if (performance.now() > by) throw new Error(`not seen: ${what}`);
    await wait(5);
  }
}
function compare(name: string, driver: unknown, replayed: unknown): void {
  const [one, two] = [JSON.stringify(driver), JSON.stringify(replayed)];
  if (one !== two) throw new Error(`${name}: the driver heard ${one}, the replay ${two}`);
}

/** Each piece goes out `gapMs` after the one before. */
async function recordScanner(name: string, what: string, gapMs: number, pieces: readonly string[]): Promise<Tape> {
  await using stack = new AsyncDisposableStack();
  const link = join(stack.use(makeTempDir()).path, "scanner");
  const scanner = stack.use(await openScanner({ link }));
  const heard: ScanReading[] = [];
  const driver = stack.use(
    openScannerDriver({ port: { serial: link, baud: 9600 }, see: () => undefined, hear: (one) => heard.push(one) }),
  );
  await until("idle", () => driver.state().state === "idle");
  const began = performance.now();
  const lines: Line[] = [];
  for (const piece of pieces) {
    const bytes = Buffer.from(piece, "latin1");
    lines.push({ at: scanner.send(bytes) - began, way: "in", hex: hexOf(bytes) });
    await wait(gapMs);
  }
  const tape: Tape = {
    name,
    header: { device: "scanner", profile: "serial", what, made: made(name), expect: null },
    lines,
  };
  const expect = replayScanner(tape);
  await until("all codes", () => heard.length >= expect.scans.length);
  await wait(400);
  compare(
    name,
    heard.map(({ code, symbology }) => ({ code, ...(symbology === undefined ? {} : { symbology }) })),
    expect.scans,
  );
  compare(name, driver.state().counters["garbage"] ?? 0, expect.garbage);
  return { ...tape, header: { ...tape.header, expect } };
}

async function recordCard(name: string, what: string, play: (reader: RigReader) => Promise<unknown>): Promise<Tape> {
  await using stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir()).path;
  const rig = stack.use(await openRigReader({ dir, card: "port" }));
  const heard: CardReading[] = [];
  const driver = stack.use(
    openReader({ card: rig.address, profile: "generic", fcf, see: () => undefined, hear: (one) => heard.push(one) }),
  );
  await until("idle", () => driver.state().state === "idle");
  const began = performance.now();
  const now = (): number => performance.now() - began;
  const lines: Line[] = [];
  rig.behave({
    name: "tape",
    transmit(apdu, honest) {
      lines.push({ at: now(), way: "out", hex: hexOf(apdu) });
      const data = honest();
      lines.push({ at: now(), way: "in", hex: hexOf(data) });
      return { kind: "data", data };
    },
  });
  const deed = (what: "card" | "empty"): void => void lines.push({ at: now(), do: what });
  await play({
    ...rig,
    put(card) {
      deed("card");
      rig.put(card);
    },
    lift() {
      rig.lift();
      deed("empty");
    },
    behave: (behaviour) =>
      rig.behave({
        name: behaviour.name,
        async transmit(apdu, honest) {
          const answer = await behaviour.transmit(apdu, honest);
          if (answer?.kind !== "torn") return answer;
          lines.push({ at: now(), way: "out", hex: hexOf(apdu) }, { at: now(), way: "in", hex: "" });
          deed("empty");
          return answer;
        },
      }),
  });
  await until("card off", () => heard.at(-1)?.kind === "card-off");
  const header: Header = {
    device: "card",
    profile: "generic",
    what,
    made: made(name),
    expect: { heard: heard.slice() },
  };
  const tape: Tape = { name, header, lines };
  compare(name, heard, (await replayCard(tape)).heard);
  return tape;
}

async function hold(reader: RigReader, card: RigCard, holdMs = 500): Promise<void> {
  reader.put(card);
  await wait(holdMs);
  reader.lift();
  await wait(400);
}

async function recordDisplay(name: string): Promise<Tape> {
  await using stack = new AsyncDisposableStack();
  const link = join(stack.use(makeTempDir()).path, "display");
  const lines: Line[] = [];
  const display = stack.use(await openDisplay({ link }));
  const driver = stack.use(openDisplayDriver({ port: { serial: link, baud: 9600 }, see: () => undefined }));
  await until("idle", () => driver.state().state === "idle");
  const began = performance.now();
  let from = 0;
  const shown: readonly (readonly [string, string])[] = [
    ["チキンカツカレー", "¥480"],
    ["合計", "¥1,234"],
    ["ありがとうございました", ""],
  ];
  for (const pair of shown) {
    lines.push({ at: performance.now() - began, do: "show", lines: pair });
    driver.show(pair);
    await wait(250);
    const bytes = display.bytes();
    lines.push({ at: performance.now() - began, way: "out", hex: hexOf(bytes.subarray(from)) });
    from = bytes.length;
  }
  const header: Header = {
    device: "display",
    profile: "dm-d",
    what: "an article, a sum and thanks",
    made: made(name),
    expect: null,
  };
  const tape: Tape = { name, header, lines };
  const { taped, now } = replayDisplay(tape);
  compare(name, taped, now);
  compare(name, taped.lines, display.lines());
  return { ...tape, header: { ...header, expect: taped } };
}

/** What is recorded beside printers. Cards and codes are made up: they are nobody's. */
export const otherScenes: Readonly<Record<string, () => Promise<Tape>>> = {
  "scanner-split": () =>
    recordScanner("scanner-split", "one code in four pieces, two codes in one, the same again", 15, [
      "49012",
      "345678",
      "94",
      "\r",
      "4912345678904\r\n9784101010014\r",
      "9784101010014\r",
    ]),
  "scanner-garbage": () =>
    recordScanner("scanner-garbage", "noise, a code without an end, and good codes after it", 400, [
      "\xff\x80\x00\x1b4901\r",
      "4901234",
      "4901234567894\r",
      "\0\0\0",
      "\r4912345678904\r",
    ]),
  "scanner-aim": () =>
    recordScanner("scanner-aim", "codes with their AIM identifiers", 20, [
      "]E04901234567894\r",
      "]Q3CR1/R1/1/42/ABCDEF01\r",
      "]C1\r",
    ]),
  "card-fcf": () =>
    recordCard("card-fcf", "two student cards, one after the other", async (reader) => {
      await hold(reader, STUDENT);
      await hold(reader, OTHER_STUDENT);
    }),
  "card-idm": () =>
    recordCard("card-idm", "a card without a student number is known by its IDm", (reader) => hold(reader, TRANSIT)),
  "card-torn": () =>
    recordCard("card-torn", "pulled away while its second command is answered, then held again", async (reader) => {
      reader.behave(tornTap({ atApdu: 2 }));
      reader.put(STUDENT);
      await wait(800);
      await hold(reader, STUDENT);
    }),
  "display-sale": () => recordDisplay("display-sale"),
};
