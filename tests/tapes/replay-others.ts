import { DISPLAY_INIT, showLines } from "#drivers/display/frame.ts";
import type { FcfLayout } from "#drivers/reader/frame.ts";
import { newReaderMachine, READER_TIMES, type ReaderInput, stepReader, wakeReader } from "#drivers/reader/machine.ts";
import { readerProfile } from "#drivers/reader/profile.ts";
import { readCard } from "#drivers/reader/read-card.ts";
import { NOTHING_SCANNED, parseScans, type Scan } from "#drivers/scanner/frame.ts";
import { makePanel } from "#rig/display.ts";
import { bytesOf, hexOf, isCrossing, type Tape } from "./tape.ts";

/** Where the number stands on a card of the rig (FCF Campus Card, block 0). */
export const fcf: FcfLayout = { system: "FE00", service: "1A8B", offset: 2, length: 10, pattern: "^[0-9]{10}$" };

/** A pause long enough to part any two codes. */
const QUIET_MS = 10_000;

export type ScannerHeard = { readonly scans: readonly Scan[]; readonly garbage: number };

export function replayScanner({ lines }: Tape): ScannerHeard {
  const scans: Scan[] = [];
  let garbage = 0;
  let carry = NOTHING_SCANNED;
  const crossings = lines.filter(isCrossing);
  const end = { at: (crossings.at(-1)?.at ?? 0) + QUIET_MS, hex: "" };
  for (const { at, hex } of [...crossings, end]) {
    const parsed = parseScans(carry, bytesOf(hex), at);
    ({ carry } = parsed);
    garbage += parsed.garbage;
    scans.push(...parsed.scans);
  }
  return { scans, garbage };
}

/** The card's answers, in order, to whatever the reader's profile asks; what was asked is compared by the caller. */
export async function replayCard({
  header,
  lines,
}: Tape): Promise<{ readonly heard: readonly unknown[]; readonly asked: readonly string[] }> {
  let machine = newReaderMachine(READER_TIMES);
  const left = [...lines];
  /** The next answer of this presence: what comes after the next deed belongs to another. */
  function nextAnswer(): Uint8Array | undefined {
    for (let line = left[0]; line && isCrossing(line); line = left[0]) {
      left.shift();
      if (line.way === "in") return bytesOf(line.hex);
    }
    return undefined;
  }
  const heard: unknown[] = [];
  const asked: string[] = [];
  const profile = readerProfile(header.profile);
  const transmit = (apdu: Uint8Array) => {
    asked.push(hexOf(apdu));
    const data = nextAnswer();
    return Promise.resolve(
      data ? ({ kind: "answer", data } as const) : ({ kind: "trouble", code: "NOHARDWARE" } as const),
    );
  };
  async function take(input: ReaderInput, at: number): Promise<void> {
    const step = stepReader(machine, input, at);
    ({ machine } = step);
    for (const effect of step.effects) {
      if (effect.kind === "hear") heard.push(effect.reading);
      const [next] = left;
      if (effect.kind !== "read" || !next || !isCrossing(next)) continue;
      const result = await readCard({ transmit, control: transmit, refused: () => undefined }, profile, fcf);
      await take({ kind: "result", n: effect.n, result }, at);
    }
  }
  await take({ kind: "reader" }, 0);
  await take({ kind: "card", state: "empty" }, 0);
  for (let line = left.shift(); line; line = left.shift()) {
    if (isCrossing(line)) continue;
    if (wakeReader(machine) <= line.at) await take({ kind: "tick" }, wakeReader(machine));
    if (line.do === "card") await take({ kind: "card", state: "present", atr: new Uint8Array() }, line.at);
    if (line.do === "empty") await take({ kind: "card", state: "empty" }, line.at);
  }
  await take({ kind: "tick" }, (lines.at(-1)?.at ?? 0) + QUIET_MS);
  return { heard, asked };
}

export type DisplayHeard = { readonly lines: readonly [string, string]; readonly findings: readonly string[] };

/** What stands on the display after the bytes of the tape, and after the bytes that its deeds are turned into now. */
export function replayDisplay({ lines }: Tape): { readonly taped: DisplayHeard; readonly now: DisplayHeard } {
  const [taped, now] = [makePanel(), makePanel()];
  now.feed(DISPLAY_INIT);
  for (const line of lines) {
    if (isCrossing(line)) taped.feed(bytesOf(line.hex));
    else if (line.do === "show") now.feed(showLines(line.lines));
  }
  const read = (panel: typeof now): DisplayHeard => ({ lines: panel.lines(), findings: panel.findings() });
  return { taped: read(taped), now: read(now) };
}
