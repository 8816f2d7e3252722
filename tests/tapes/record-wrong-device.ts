import { setTimeout as wait } from "node:timers/promises";
import { join } from "node:path";
import { openPrinter, type PrinterState } from "#drivers/printer/open-printer.ts";
import { openScanner } from "#rig/scanner.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { replayPrinter, sayState } from "./replay-printer.ts";
import { hexOf, type Line, type Tape } from "./tape.ts";

const WITHIN_MS = 15_000;
const what = "a scanner hangs where the printer should, and is scanned with";

/** A driver of a printer on a scanner's line: it asks, and article codes answer. */
export async function recordWrongDevice(name: string): Promise<Tape> {
  await using stack = new AsyncDisposableStack();
  const link = join(stack.use(makeTempDir()).path, "scanner");
  const scanner = stack.use(await openScanner({ link }));
  const states: string[] = [];
  const see = (state: PrinterState): void => void states.push(sayState(state));
  const driver = stack.use(
    openPrinter({ port: { serial: link, baud: 9600 }, profile: "epson-tm-t88", openWhenHigh: false, see }),
  );
  const firstOut = (): number | undefined => driver.frames().find(({ way }) => way === "out")?.at;
  while (firstOut() === undefined) await wait(5);
  // The frame log counts from 1970; the tape from the first question.
  const began = (firstOut() ?? 0) - performance.timeOrigin;
  const lines: Line[] = [{ at: 0, do: "up" }];
  const until = performance.now() + WITHIN_MS;
  const isFound = (): boolean => driver.state().trouble === "WRONG_DEVICE" && driver.state().state === "closed";
  while (!isFound()) {
    if (performance.now() > until) throw new Error(`${name}: taken for a printer: ${states.join(", ")}`);
    const bytes = Buffer.from("4901234567894\r", "latin1");
    lines.push({ at: scanner.send(bytes) - began, way: "in", hex: hexOf(bytes) });
    await wait(150);
  }
  const made = `node tests/tapes/record.ts ${name}`;
  const tape: Tape = { name, header: { device: "printer", profile: "epson-tm-t88", what, made, expect: null }, lines };
  const expect = replayPrinter(tape);
  if (!expect.states.some((state) => state.includes("WRONG_DEVICE")))
    throw new Error(`${name}: ${expect.states.join(", ")}`);
  return { ...tape, header: { ...tape.header, expect } };
}
