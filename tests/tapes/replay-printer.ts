import { dialectOf } from "#drivers/printer/dialect/dialect-of.ts";
import type { CommandBytes } from "#drivers/printer/dialect/bytes.ts";
import type { DeviceTrouble } from "#drivers/device-state.ts";
import { feelPrinter } from "#drivers/printer/feeling.ts";
import type { Carry } from "#drivers/printer/frame.ts";
import { type PrinterInput, stepPrinter, wakePrinter } from "#drivers/printer/machine.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { newPrinterMachine, TIMES } from "#drivers/printer/turn.ts";
import { bytesOf, hexOf, isCrossing, type Line, type Tape } from "./tape.ts";

/** What a printer's driver made of a tape. `wrote` leaves out questions, which follow the clock. */
export type PrinterHeard = {
  readonly frames: readonly string[];
  readonly states: readonly string[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly wrote: string;
};

/** A state as one word after the other: state, power, trouble, paper, cover, drawer. */
export function sayState(state: ReturnType<typeof feelPrinter>): string {
  const { power, trouble = "-", paper, cover, drawer } = state;
  return [state.state, power, trouble, paper, cover, drawer].join(" ");
}

/** DLE EOT n, ESC ACK SOH, and NULs. */
export function leaveOutQuestions(hex: string): string {
  return hex.replaceAll(/(?:1004(?:01|02|03|04)|1b0601)/gu, (found, at: number) => (at % 2 === 0 ? "" : found));
}

/** The first number of a process id that the driver sent: it starts somewhere else each time. */
function firstFence(lines: readonly Line[]): number {
  const sent = lines.flatMap((line) => (isCrossing(line) && line.way === "out" ? [line.hex] : [])).join("");
  const id = /1d28480600 ?3030([0-9a-f]{8})/u.exec(sent)?.[1];
  return id === undefined ? 0 : Number.parseInt(Buffer.from(id, "hex").toString("latin1"), 36);
}

/** The tape through parser and machine alone: no port, no timer, the clock is the tape's. */
export function replayPrinter({ header, lines }: Tape): PrinterHeard {
  const profile = printerProfile(header.profile);
  const dialect = dialectOf(profile);
  const settings = { profile, drawerPin: 2, openWhenHigh: false, times: TIMES } as const;
  let machine = newPrinterMachine(settings, firstFence(lines));
  let carry: Carry = [];
  const frames: string[] = [];
  const states: string[] = [];
  const outcomes: Record<string, string> = {};
  const wrote: string[] = [];

  function take(input: PrinterInput, at: number): void {
    const step = stepPrinter(machine, input, at);
    ({ machine } = step);
    const state = sayState(feelPrinter(machine));
    if (states.at(-1) !== state) states.push(state);
    for (const effect of step.effects) {
      if (effect.kind === "write") wrote.push(hexOf(effect.bytes));
      if (effect.kind === "printed" || effect.kind === "kicked")
        outcomes[`${effect.kind} ${effect.job}`] = JSON.stringify(effect.outcome);
    }
  }
  function tickUntil(at: number): void {
    for (let wake = wakePrinter(machine); wake < at; wake = Math.max(wake + 1, wakePrinter(machine)))
      take({ kind: "tick" }, wake);
  }

  for (const line of lines) {
    const { at } = line;
    tickUntil(at);
    if (isCrossing(line)) {
      if (line.way === "out") continue;
      const parsed = dialect.parse(carry, bytesOf(line.hex));
      ({ carry } = parsed);
      if (parsed.garbage > 0) take({ kind: "garbage", bytes: parsed.garbage }, at);
      for (const frame of parsed.frames) {
        frames.push(JSON.stringify(frame));
        take({ kind: "frame", frame }, at);
      }
    } else if (line.do === "up") {
      carry = [];
      take({ kind: "up" }, at);
    } else if (line.do === "down") take({ kind: "down", code: line.code as DeviceTrouble }, at);
    else if (line.do === "kick") take({ kind: "kick", job: line.job }, at);
    else if (line.do === "print") {
      const { job, partMs, allowedMs } = line;
      const parts = line.parts.map((part) => bytesOf(part) as CommandBytes);
      take({ kind: "print", job, parts, partMs, allowedMs }, at);
    }
  }
  return { frames, states, outcomes, wrote: leaveOutQuestions(wrote.join("")) };
}
