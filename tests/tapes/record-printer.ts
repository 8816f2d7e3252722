import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import type { PrintDocument } from "#drivers/printer/document.ts";
import { encodeDocument, intoParts } from "#drivers/printer/encode.ts";
import { openPrinter as openDriver, type Printer, type PrinterState } from "#drivers/printer/open-printer.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { openDrawer, type RigDrawer } from "#rig/drawer.ts";
import { paperOut, resetMidJob, linkCut } from "#rig/printer/behaviours.ts";
import { openPrinter, type RigPrinter } from "#rig/printer/open-printer.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { RECEIPT } from "#tests/drivers/support/receipt.ts";
import { type PrinterHeard, replayPrinter, sayState } from "./replay-printer.ts";
import { type Deed, hexOf, type Line, type Tape } from "./tape.ts";

const WITHIN_MS = 20_000;
const baud = 115_200;
/** As the driver allows: a line of paper 60 ms, 5 s besides, 500 ms a part that proves nothing. */
const ALLOWED_MS = 10_000;
const PART_MS = 1_500;

type Hands = {
  readonly printer: RigPrinter;
  readonly drawer: RigDrawer;
  readonly driver: Printer;
  print(document: PrintDocument): Promise<unknown>;
  kick(): Promise<unknown>;
  /** Until the driver feels so. */
  see(is: (state: PrinterState) => boolean): Promise<void>;
};
export type PrinterScene = {
  readonly profile: string;
  readonly what: string;
  readonly play: (hands: Hands) => Promise<unknown>;
};

const isIdle = ({ state }: PrinterState): boolean => state === "idle";
const once = (profile: string, what: string, play: PrinterScene["play"]): PrinterScene => ({ profile, what, play });

async function newRoll({ printer, print, see }: Hands): Promise<void> {
  printer.behave(paperOut({ atLine: 5 }));
  const done = print(RECEIPT);
  await see(({ trouble }) => trouble === "PAPER_END");
  await wait(500);
  printer.paper("ok");
  await done;
}

export const printerScenes: Readonly<Record<string, PrinterScene>> = {
  "printer-receipt": once("epson-tm-t88", "a drawer kick and a receipt of twenty lines", async ({ kick, print }) => {
    await kick();
    await print(RECEIPT);
  }),
  "printer-paper-out": once("epson-tm-t88", "the roll ends in the fifth line and is replaced", newRoll),
  "printer-cover": once(
    "epson-tm-t88",
    "the cover is opened and shut, and paper is nearly at its end",
    async ({ printer, see }) => {
      printer.cover("open");
      await see(({ cover }) => cover === "open");
      printer.paper("near-end");
      printer.cover("closed");
      await see(({ cover, paper }) => cover === "closed" && paper === "near-end");
    },
  ),
  "printer-power-cycle": once(
    "epson-tm-t88",
    "switched off in the middle of a receipt, and on again",
    async ({ printer, print, see }) => {
      printer.behave(resetMidJob({ atLine: 5, forMs: 3_000 }));
      await print(RECEIPT);
      await see(isIdle);
    },
  ),
  "printer-cable": once(
    "epson-tm-t88",
    "the cable is pulled in the middle of a receipt, and put back",
    async ({ printer, print, see }) => {
      printer.behave(linkCut({ atByte: 300, forMs: 800 }));
      await print(RECEIPT);
      await see(isIdle);
    },
  ),
  "printer-clone": once("clone-gs-r", "a clone that answers GS r in order prints a receipt", ({ print }) =>
    print(RECEIPT),
  ),
  "star-receipt": once(
    "star-line",
    "a Star in Line mode gives a kick and prints a receipt",
    async ({ kick, print }) => {
      await kick();
      await print(RECEIPT);
    },
  ),
  "star-paper-out": once("star-line", "a Star's roll ends in the fifth line and is replaced", newRoll),
};

/** Plays a scene with the real driver on the rig, and writes down what crossed the line and what the driver made of it. */
export async function recordPrinter(
  name: string,
  { profile: id, what, play }: PrinterScene,
): Promise<Tape<PrinterHeard>> {
  await using stack = new AsyncDisposableStack();
  const profile = printerProfile(id);
  const link = join(stack.use(makeTempDir()).path, "printer");
  const printer = stack.use(
    await openPrinter({ link, baud, language: profile.dialect, onKick: (kick) => drawer.feel(kick) }),
  );
  const drawer = stack.use(openDrawer({ onLevel: (high) => printer.setPin3(high) }));
  const deeds: Deed[] = [];
  const outcomes: Record<string, string> = {};
  const states: string[] = [];
  const began = performance.now();
  const now = (): number => performance.now() - began;
  let isDown = true;
  stack.defer(
    printer.onByte((_, at) => {
      if (isDown) deeds.push({ at: at - began - 1, do: "up" });
      isDown = false;
    }),
  );
  const see = (state: PrinterState): void => {
    states.push(sayState(state));
    if (state.state !== "closed" || state.trouble === undefined) return;
    deeds.push({ at: now(), do: "down", code: state.trouble });
    isDown = true;
  };
  const driver = openDriver({ port: { serial: link, baud }, profile: id, openWhenHigh: false, see });
  let jobs = 0;
  const tell = async (kind: "printed" | "kicked", job: number, outcome: Promise<unknown>): Promise<void> =>
    void (outcomes[`${kind} ${job}`] = JSON.stringify(await outcome));

  const hands: Hands = {
    printer,
    drawer,
    driver,
    print(document) {
      const parts = intoParts(encodeDocument(document, profile).pieces, profile.windowBytes);
      const job = (jobs += 1);
      const partMs = parts.map(() => PART_MS);
      deeds.push({ at: now(), do: "print", job, parts: parts.map(hexOf), partMs, allowedMs: ALLOWED_MS });
      return tell("printed", job, driver.print(document, { deadlineMs: ALLOWED_MS }));
    },
    kick() {
      const job = (jobs += 1);
      deeds.push({ at: now(), do: "kick", job });
      return tell("kicked", job, driver.kick());
    },
    async see(is) {
      const until = performance.now() + WITHIN_MS;
      while (!is(driver.state())) {
        if (performance.now() > until) throw new Error(`${name}: not seen: ${sayState(driver.state())}`);
        await wait(5);
      }
    },
  };
  await hands.see(isIdle);
  await play(hands);
  // What is still on its way (a drawer's level, the last answers) belongs to the tape.
  await wait(300);
  const endMs = now();
  await driver[Symbol.asyncDispose]();
  const crossings: Line[] = printer.tape().map(({ at, from, bytes }) => ({
    at: at - began,
    way: from === "host" ? "out" : "in",
    hex: hexOf(bytes),
  }));
  const lines = [...crossings, ...deeds].filter(({ at }) => at <= endMs).toSorted((a, b) => a.at - b.at);
  const device = profile.dialect === "star" ? "star" : "printer";
  const tape = {
    name,
    header: { device, profile: id, what, made: `node tests/tapes/record.ts ${name}`, expect: undefined },
    lines,
  } as const;
  const heard = replayPrinter(tape);
  const seen = states.slice(
    0,
    states.findLastIndex((one) => one.startsWith("closed unknown CLOSED")),
  );
  const missed = [...new Set(seen)].filter((one) => !heard.states.includes(one));
  if (missed.length > 0 || JSON.stringify(heard.outcomes) !== JSON.stringify(outcomes))
    throw new Error(
      `${name}: the driver saw ${missed.join(", ")} and ${JSON.stringify(outcomes)}; replayed ${JSON.stringify(heard.outcomes)}`,
    );
  return { ...tape, header: { ...tape.header, expect: heard } };
}
