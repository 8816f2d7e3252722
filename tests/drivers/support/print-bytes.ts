import type { Finding } from "#rig/printer/machine.ts";
import { makeMechanism } from "#rig/printer/mechanism.ts";
import type { Kick } from "#rig/printer/mechanism-options.ts";
import { paint, type Strip, textOf } from "#rig/printer/sheet.ts";
import type { Bitmap } from "#rig/printer/bitmap.ts";
import { encodePng } from "#rig/printer/png.ts";
import { CELL_DOTS } from "#rig/printer/style.ts";

/** What came of bytes that were sent to the rig's printer. */
export type Printed = {
  /** Lines of all papers, and of what is not cut, as a person would type them. */
  readonly text: readonly string[];
  readonly cuts: number;
  readonly kicks: readonly Kick[];
  readonly findings: readonly Finding[];
  readonly strips: readonly Strip[];
  /** What it answered. */
  readonly said: Buffer;
  bitmap(): Bitmap;
  png(): Buffer;
};

/** Sends bytes to a printer of the rig without wire and without time, on paper of so many columns. */
export function printBytes(bytes: Uint8Array, language: "escpos" | "star" = "escpos", columns = 48): Printed {
  const kicks: Kick[] = [];
  const strips: Strip[] = [];
  const said: Uint8Array[] = [];
  let cuts = 0;
  const mechanism = makeMechanism({
    baud: 115_200,
    timeScale: 0,
    bufferBytes: 1 << 20,
    widthDots: columns * CELL_DOTS,
    flow: "none",
    language,
    busy: "full",
    isNetwork: () => false,
    dotsPerSecond: 1_200,
    say: (answer) => said.push(answer),
    onKick: (kick) => kicks.push(kick),
    onCut: (printed) => {
      strips.push(...printed);
      cuts += 1;
    },
    onLine: () => undefined,
    lineMs: () => 0,
  });
  mechanism.arrive(bytes);
  strips.push(...mechanism.uncut().strips);
  const findings = [...mechanism.findings()];
  const isWhole = mechanism.idle();
  mechanism.dispose();
  if (!isWhole)
    findings.push({ finding: "incomplete", detail: "bytes of a command are missing at the end", bytes: "", at: 0 });
  const text = strips.filter((strip) => strip.line).map(textOf);
  const bitmap = (): Bitmap => paint(strips);
  return { text, cuts, kicks, findings, strips, said: Buffer.concat(said), bitmap, png: () => encodePng(bitmap()) };
}
