import { print } from "receiptio";
import { describe, expect, test } from "vitest";
import { paperOut, silent } from "#rig/printer/behaviours.ts";
import { openPrinter, type PrinterOptions, type RigPrinter } from "#rig/printer/open-printer.ts";
import { join } from "node:path";
import { makeFolder } from "../support/bench.ts";

const RECEIPT = ["{width:20,*}", ...Array.from({ length: 12 }, (_, n) => `商品${n} |¥${n}00`)].join("\n");
let nextHost = 1;

/** A printer on port 9100 of a loopback address of its own: receiptio knows no other port. */
async function plugIn(o: Partial<PrinterOptions> = {}) {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(makeFolder());
  const host = `127.91.${process.pid % 250}.${(nextHost += 1)}`;
  const link = join(folder.path, "printer");
  const printer = stack.use(await openPrinter({ link, baud: 115_200, timeScale: 0.02, ...o, tcp: { host } }));
  const all = stack.move();
  const ask = (options: string) => print(RECEIPT, `-d ${host} -l ja ${options}`);
  return { printer, ask, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

type Scenario = [name: string, options: string, said: string, prepare: (printer: RigPrinter) => void, papers: number];

const both = (kind: "epson" | "star"): Scenario[] => [
  ["all is well", `-p ${kind}`, "success", () => undefined, 1],
  // A Star answers EOT as well (04h), and receiptio's question to an unknown printer has one in it: the two do not find each other.
  ...(kind === "epson" ? [["nobody tells it the model", "", "success", () => undefined, 1] as Scenario] : []),
  ["the cover is open", `-p ${kind}`, "coveropen", (printer) => printer.cover("open"), 0],
  ["there is no paper", `-p ${kind}`, "paperempty", (printer) => printer.paper("end"), 0],
  ["the cutter is stuck", `-p ${kind}`, "error", (printer) => printer.fault("cutter"), 0],
  ["the paper ends on the way", `-p ${kind}`, "paperempty", (printer) => printer.behave(paperOut({ atLine: 3 })), 0],
  ["it only asks whether it is there", `-p ${kind} -q printer`, "online", () => undefined, 0],
];

describe("receiptio, a host of other people, judges the rig's printer", () => {
  test.concurrent.each(both("epson"))("in ESC/POS, when %s", async (_, options, said, prepare, papers) => {
    await using rig = await plugIn();
    prepare(rig.printer);
    expect(await rig.ask(options)).toBe(said);
    expect(rig.printer.papers()).toHaveLength(papers);
  });

  test.concurrent.each(both("star"))("in Star mode, when %s", async (_, options, said, prepare, papers) => {
    await using rig = await plugIn({ language: "star" });
    prepare(rig.printer);
    expect(await rig.ask(options)).toBe(said);
    expect(rig.printer.papers()).toHaveLength(papers);
  });

  test.concurrent("and the drawer on either level of its switch", async () => {
    await using rig = await plugIn();
    expect(await rig.ask("-p epson -q drawer")).toBe("drawerclosed");
    rig.printer.setPin3(false);
    expect(await rig.ask("-p epson -q drawer")).toBe("draweropen");
    await using star = await plugIn({ language: "star" });
    expect(await star.ask("-p star -q drawer")).toBe("draweropen");
    star.printer.setPin3(false);
    expect(await star.ask("-p star -q drawer")).toBe("drawerclosed");
  });

  test.concurrent(
    "and calls it offline when it is silent, disconnected when its plug is out",
    { timeout: 40_000 },
    async () => {
      await using rig = await plugIn();
      rig.printer.behave(silent());
      expect(await rig.ask("-p epson")).toBe("offline");
      await rig.printer.cable("out");
      expect(await rig.ask("-p epson")).toBe("disconnect");
      await rig.printer.cable("in");
    },
  );
});
