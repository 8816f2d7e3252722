import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EscPosBytes } from "#drivers/printer/dialect/bytes.ts";
import { type PrinterInput, stepPrinter, wakePrinter } from "#drivers/printer/machine.ts";
import { printerProfile } from "#drivers/printer/profile.ts";
import { newPrinterMachine, type PrinterEffect, type PrinterMachine, TIMES } from "#drivers/printer/turn.ts";

type Method = "process-id" | "gs-r";
type Move =
  | "realtime"
  | "echo"
  | "old-echo"
  | "queued"
  | "info"
  | "asb-ok"
  | "asb-stopped"
  | "noise"
  | "up"
  | "down"
  | "print"
  | "kick"
  | "abort"
  | "pause";

const moves = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<Move>("realtime", "echo", "queued", "info") },
    { weight: 3, arbitrary: fc.constantFrom<Move>("print", "kick", "pause", "asb-ok", "asb-stopped", "old-echo") },
    { weight: 1, arbitrary: fc.constantFrom<Move>("up", "down", "abort", "noise") },
  ),
  { maxLength: 120, size: "max" },
);

const GREETED: readonly Move[] = ["realtime", "realtime", "realtime", "realtime", "echo", "info"];

/** A part of job `n` is recognised by its first byte. */
const partsOf = (job: number) => [0, 1].map((n) => Uint8Array.of(0x80, job, n) as EscPosBytes);

/** Plays moves on the machine and keeps what a witness at the line would know. */
function play(method: Method, sequence: readonly Move[]) {
  const profile = { ...printerProfile("epson-tm-t88"), statusMethod: method };
  let machine: PrinterMachine = newPrinterMachine({ profile, drawerPin: 2, openWhenHigh: false, times: TIMES }, 0);
  let at = 0;
  let jobs = 0;
  let answered = false;
  const sent: string[] = [];
  const outcomes = new Map<number, { kind: string; sentBefore: number; kickBytes: number; echoed: boolean }>();
  const echoes: string[] = [];
  let lastEcho = "";
  const faults: string[] = [];

  const take = (input: PrinterInput): void => {
    const step = stepPrinter(machine, input, at);
    ({ machine } = step);
    for (const effect of step.effects) note(effect);
  };
  const note = (effect: PrinterEffect): void => {
    if (effect.kind === "write") {
      const hex = Buffer.from(effect.bytes).toString("hex");
      const isQuestion = /^(1004..)*$/u.test(hex);
      if (!isQuestion && !answered) faults.push(`sent ${hex} before the printer had answered`);
      sent.push(hex);
      const id = /1d284806003030(.{8})/u.exec(hex)?.[1];
      if (id) echoes.push(Buffer.from(id, "hex").toString("latin1"));
    }
    if (effect.kind === "printed" || effect.kind === "kicked") {
      if (outcomes.has(effect.job)) faults.push(`job ${effect.job} ended twice`);
      const marker = `80${effect.job.toString(16).padStart(2, "0")}`;
      const sentBefore = sent.filter((hex) => hex.startsWith(marker)).length;
      const kickBytes = sent.filter((hex) => hex.includes("1b7000") || hex.startsWith("1014")).length;
      outcomes.set(effect.job, {
        kind: effect.outcome.kind,
        sentBefore,
        kickBytes,
        echoed: lastEcho !== "" && lastEcho === echoes.at(-1),
      });
    }
  };
  const frames: Partial<Record<Move, () => PrinterInput>> = {
    realtime: () => ({ kind: "frame", frame: { kind: "realtime", byte: 0x12 } }),
    echo: () => ({ kind: "frame", frame: { kind: "echo", id: (lastEcho = echoes.at(-1) ?? "") } }),
    "old-echo": () => ({ kind: "frame", frame: { kind: "echo", id: "OLD0" } }),
    queued: () => ({ kind: "frame", frame: { kind: "queued", byte: 0 } }),
    info: () => ({ kind: "frame", frame: { kind: "info", text: "EPSON" } }),
    "asb-ok": () => ({ kind: "frame", frame: { kind: "asb", bytes: [0x14, 0, 0, 0x0f] } }),
    "asb-stopped": () => ({ kind: "frame", frame: { kind: "asb", bytes: [0x1c, 0, 0x0c, 0x0f] } }),
    noise: () => ({ kind: "garbage", bytes: 1 }),
    up: () => ({ kind: "up" }),
    down: () => ({ kind: "down", code: "NOHARDWARE" }),
    print: () => ({ kind: "print", job: (jobs += 1), parts: partsOf(jobs), allowedMs: 3_000 }),
    kick: () => ({ kind: "kick", job: (jobs += 1) }),
    abort: () => ({ kind: "abort", job: jobs }),
  };
  take({ kind: "up" });
  for (const move of sequence) {
    at += move === "pause" ? 700 : 5;
    if (move === "realtime") answered = true;
    if (move === "up" || move === "down") answered = false;
    // A link comes up only after it went down.
    if (move === "up") take({ kind: "down", code: "NOHARDWARE" });
    take(frames[move]?.() ?? { kind: "tick" });
    for (let n = 0; wakePrinter(machine) <= at && n < 10; n += 1) take({ kind: "tick" });
    if (wakePrinter(machine) <= at) faults.push(`wants a tick at ${wakePrinter(machine)} for ever`);
  }
  take({ kind: "down", code: "CLOSED" });
  return { outcomes, jobs, faults };
}

describe("the printer's machine, whatever the printer and the line do", () => {
  test.each<Method>(["process-id", "gs-r"])(
    "ends every job once, sends nothing to what has not answered, and never lies about %s",
    (method) => {
      const seen = new Set<string>();
      fc.assert(
        fc.property(moves, (sequence) => {
          const { outcomes, jobs, faults } = play(method, [...GREETED, ...sequence]);
          for (const { kind } of outcomes.values()) seen.add(kind);
          expect(faults).toEqual([]);
          expect(outcomes.size).toBe(jobs);
          for (const [, outcome] of outcomes) {
            // Both parts are out, and (where fences carry a number) the last number sent is the last one that came back.
            if (outcome.kind === "done" && outcome.kickBytes === 0) expect(outcome.sentBefore).toBe(2);
            if (outcome.kind === "done" && method === "process-id" && outcome.sentBefore > 0)
              expect(outcome.echoed).toBe(true);
            if (outcome.kind === "failed") expect(outcome.sentBefore).toBe(0);
          }
        }),
        { numRuns: 1_500 },
      );
    },
  );

  test("does come to its end when everything goes well, by either method", () => {
    const answered: Move[] = ["realtime", "realtime", "realtime", "realtime"];
    const printed = play("process-id", [...GREETED, "print", ...answered, "echo", "echo"]);
    expect([...printed.outcomes.values()].map(({ kind }) => kind)).toEqual(["done"]);
    const queued = play("gs-r", [...GREETED, "print", ...answered, "queued", "queued"]);
    expect([...queued.outcomes.values()].map(({ kind }) => kind)).toEqual(["done"]);
    const torn = play("process-id", [...GREETED, "print", ...answered, "echo", "down"]);
    expect([...torn.outcomes.values()].map(({ kind }) => kind)).toEqual(["unknown"]);
  });
});
