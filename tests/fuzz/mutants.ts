import type { readAppCode } from "#register/barcode/app-code.ts";
import type { encodeDisplayLine } from "#drivers/display/frame.ts";
import type { parseFrames } from "#drivers/changer/frame.ts";
import type { stepPrinter } from "#drivers/printer/machine.ts";
import type { parseRead } from "#drivers/reader/felica-frame.ts";
import type { parseScans } from "#drivers/scanner/frame.ts";
import type { hearStroke } from "#register/barcode/wedge.ts";
import { loadMutant, type Mutation } from "./load-mutant.ts";
import type { Target } from "./target.ts";
import { codes } from "./targets/app-code.ts";
import { cardAnswers } from "./targets/card-answers.ts";
import { displayLine } from "./targets/display-line.ts";
import { escposStatus, type ParseStatus } from "./targets/escpos-status.ts";
import { felicaAnswers } from "./targets/felica-answers.ts";
import { changerFrames } from "./targets/changer-frames.ts";
import { printerMachine } from "./targets/printer-machine.ts";
import { scans } from "./targets/scans.ts";
import { starStatus } from "./targets/star-status.ts";
import { wedgeKeys } from "./targets/wedge-keys.ts";

/** A parser with a fault that its property has to find. */
export type Planted = { readonly name: string; readonly what: RegExp; readonly load: () => Promise<Target> };

/** `make` knows what it is given: the module that `mutation` names. */
function plant(name: string, mutation: Mutation, what: RegExp, make: (module: never) => Target): Planted {
  return { name, what, load: async () => make(await loadMutant<never>(mutation)) };
}

const status = "drivers/printer/frame.ts";
const scanner = "drivers/scanner/frame.ts";
const makeStatus = (module: { readonly parseStatus: ParseStatus }): Target => escposStatus(module.parseStatus);
const makeScans = (module: { readonly parseScans: typeof parseScans }): Target => scans(module.parseScans);

export const planted: readonly Planted[] = [
  plant(
    "a printer's answer forgotten at the end of a chunk",
    { file: status, from: "let held: number[] = [...carry]", to: "let held: number[] = []" },
    /depends on|after noise/,
    makeStatus,
  ),
  plant(
    "a block that never ends",
    { file: status, from: "held.length < BLOCK_LIMIT", to: "held.length < 1_000" },
    /holds|after noise/,
    makeStatus,
  ),
  plant(
    "XOFF taken for a part of a status",
    { file: status, from: "byte === XON || byte === XOFF", to: "byte === XON" },
    /flow control/,
    makeStatus,
  ),
  plant(
    "a block that swallows whatever comes",
    { file: status, from: "isBlockText(byte) && held", to: "byte !== 0 && held" },
    /after noise/,
    makeStatus,
  ),
  plant(
    "a scan that is too long is kept",
    { file: scanner, from: "byte > 0x7e || text.length >= SCAN_LIMIT", to: "byte > 0x7e" },
    /holds/,
    makeScans,
  ),
  plant(
    "a spoilt scan spoils the next one",
    { file: scanner, from: "length = 0;\n    isBad = false;", to: "length = 0;" },
    /after noise/,
    makeScans,
  ),
  plant(
    "a receipt's numbers of any length",
    {
      file: "main/register/barcode/app-code.ts",
      from: "([1-9][0-9]{0,14})\\/([0-9A-F]{8})",
      to: "([1-9][0-9]*)\\/([0-9A-F]{8})",
    },
    /count with/,
    (module: { readonly readAppCode: typeof readAppCode }) => codes(module.readAppCode),
  ),
  plant(
    "an answer believed whatever its status word",
    { file: "drivers/reader/frame.ts", from: "answer.at(-2) === 0x90 && ", to: "" },
    /failed/,
    cardAnswers,
  ),
  plant(
    "half-width signs one place too far",
    { file: "drivers/display/frame.ts", from: "code - 0xff61 + 0xa1", to: "code - 0xff61 + 0xc2" },
    /sends/,
    (module: { readonly encodeDisplayLine: typeof encodeDisplayLine }) => displayLine(module.encodeDisplayLine),
  ),
  plant(
    "a length believed that nobody asked for",
    { file: "drivers/printer/dialect/star-frame.ts", from: "const DATA_LIMIT = 0;", to: "const DATA_LIMIT = 0x200;" },
    /after noise/,
    (module: { readonly parseStar: ParseStatus }) => starStatus(module.parseStar),
  ),
  plant(
    "jobs forgotten when the line is lost",
    { file: "drivers/printer/machine.ts", from: "for (const job of m.queue) refuse(turn, job, input.code);", to: "" },
    /otherwise than once/,
    (module: { readonly stepPrinter: typeof stepPrinter }) => printerMachine("epson-tm-t88", module.stepPrinter),
  ),
  plant(
    "a changer's frame without an end held for ever",
    { file: "drivers/changer/frame.ts", from: "rest.length <= LONGEST", to: "rest.length <= 1e9" },
    /holds/,
    (module: { readonly parseFrames: typeof parseFrames }) => changerFrames(module.parseFrames),
  ),
  plant(
    "another card's blocks",
    {
      file: "drivers/reader/felica-frame.ts",
      from: "Buffer.compare(frame.subarray(2, flags), idm) !== 0",
      to: "frame.length < 0",
    },
    /another card/,
    (module: { readonly parseRead: typeof parseRead }) => felicaAnswers(module.parseRead),
  ),
  plant(
    "keys that are held back without end",
    {
      file: "main/register/barcode/wedge.ts",
      from: "next.held.length > rules.mostChars",
      to: "next.held.length > 1e9",
    },
    /holds/,
    (module: { readonly hearStroke: typeof hearStroke }) => wedgeKeys(module.hearStroke),
  ),
];
