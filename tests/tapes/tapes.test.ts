import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Found } from "#tests/fuzz/run-streams.ts";
import { streamOf } from "#tests/fuzz/run-streams.ts";
import { judgeAll } from "#tests/fuzz/target.ts";
import { targets } from "#tests/fuzz/targets/targets.ts";
import { replayCard, replayDisplay, replayScanner } from "./replay-others.ts";
import { leaveOutQuestions, type PrinterHeard, replayPrinter } from "./replay-printer.ts";
import { isCrossing, readTapes, type Tape } from "./tape.ts";

const tapes = readTapes();
const sent = ({ lines }: Tape): string[] =>
  lines.flatMap((line) => (isCrossing(line) && line.way === "out" ? [line.hex] : []));

async function replay(tape: Tape): Promise<unknown> {
  switch (tape.header.device) {
    case "printer":
    case "star":
      return replayPrinter(tape);
    case "scanner":
      return replayScanner(tape);
    case "card":
      return { heard: (await replayCard(tape)).heard };
    case "display":
      return replayDisplay(tape).now;
  }
}

describe("a recorded exchange", () => {
  test.for(tapes.map((tape) => [`${tape.name}: ${tape.header.what}`, tape] as const))(
    "is understood as it was when it was recorded: %s",
    async ([, tape]) => {
      expect(await replay(tape)).toEqual(tape.header.expect);
    },
  );

  test("of each kind of device is kept", () => {
    const devices = new Set(tapes.map(({ header }) => header.device));
    expect([...devices].toSorted()).toEqual(["card", "display", "printer", "scanner", "star"]);
  });

  test.for(
    tapes
      .filter(({ header }) => header.device === "printer" || header.device === "star")
      .map((tape) => [tape.name, tape] as const),
  )("has the driver write what it wrote then: %s", ([, tape]) => {
    const whole = (hex: string): string => hex.replaceAll(/^(?:00)+/gu, "");
    // A byte that was on its way when the cable came out is not on the tape.
    const taped = whole(leaveOutQuestions(sent(tape).join("")));
    const { wrote } = tape.header.expect as PrinterHeard;
    expect(wrote.slice(0, 200)).toBe(taped.slice(0, 200));
  });

  test("asks a card what it asked then", async () => {
    for (const tape of tapes.filter(({ header }) => header.device === "card"))
      expect((await replayCard(tape)).asked, tape.name).toEqual(sent(tape));
  });

  test("with one byte of it changed is not understood so: the tape is listened to", () => {
    const tape = tapes.find(({ name }) => name === "printer-receipt");
    if (!tape) throw new Error("no tape of a receipt");
    // The last answer says that the receipt is printed; another id is another printer's.
    const at = tape.lines.findLastIndex((line) => isCrossing(line) && line.way === "in" && line.hex.startsWith("3722"));
    const lines = tape.lines.map((line, n) => (n === at ? { ...line, hex: "37225a5a5a5a00" } : line));
    const heard = replayPrinter({ ...tape, lines });
    expect((tape.header.expect as PrinterHeard).outcomes["printed 2"]).toBe('{"kind":"done"}');
    expect(heard.outcomes["printed 2"]).toBeUndefined();
  });

  test("names nobody: its cards are those of the tests", () => {
    const known = ["1029123456", "1029654321"];
    for (const { name, lines } of tapes.filter(({ header }) => header.device === "card")) {
      const text = lines.flatMap((line) => (isCrossing(line) ? [Buffer.from(line.hex, "hex").toString("latin1")] : []));
      const numbers = text.flatMap((one) => /[0-9]{10}/u.exec(one.slice(2))?.[0] ?? []);
      expect(
        numbers.filter((number) => !known.includes(number)),
        name,
      ).toEqual([]);
    }
  });
});

describe("what fuzzing found", () => {
  const found = globSync("found/*.jsonl", { cwd: import.meta.dirname });
  test("is borne from then on", () => {
    for (const name of found) {
      const [first = ""] = readFileSync(join(import.meta.dirname, name), "utf8").split("\n");
      const { device, stream } = JSON.parse(first) as { readonly device: string; readonly stream: Found["stream"] };
      const target = targets.find((one) => one.name === device);
      expect(target && judgeAll(target, streamOf(stream)), name).toBeUndefined();
    }
  });
});
