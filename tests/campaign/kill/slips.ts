import type { RigPrinter } from "#rig/printer/open-printer.ts";

/** One slip on the paper, from its head to its foot. */
export type Slip = {
  /** Seq and the first eight digits of the hash of the entry it names; null where the paper ends before its foot. */
  readonly seq: number | null;
  readonly hash: string;
  readonly isCopy: boolean;
  /** Its foot is there and it was cut off: it can be handed over. */
  readonly isWhole: boolean;
  /** Without blanks. */
  readonly text: string;
};

const squeeze = (line: string): string => line.replaceAll(/[\s\u3000]/gu, "");
const foot = /電子ジャーナル1-(\d+?)([0-9A-F]{8})$/mu;

function readSheet(lines: readonly string[], isCut: boolean): Slip[] {
  const slips: string[][] = [];
  for (const line of lines.map(squeeze)) {
    // Every slip of a test register begins with this mark; what stands above it is the rest of one that broke off.
    if (line === "試験" || slips.length === 0) slips.push([]);
    if (line !== "") slips.at(-1)?.push(line);
  }
  return slips
    .filter((slip) => slip.length > 0)
    .map((slip, at, all): Slip => {
      const text = slip.join("\n");
      const found = foot.exec(text);
      const isLast = at === all.length - 1;
      return {
        seq: found ? Number(found[1]) : null,
        hash: found?.[2] ?? "",
        isCopy: text.includes("再発行"),
        isWhole: found !== null && isLast && isCut,
        text,
      };
    });
}

/** All that came out of the printer so far, the uncut rest included. */
export function readSlips(printer: RigPrinter): Slip[] {
  return [
    ...printer.papers().flatMap(({ text }) => readSheet(text, true)),
    ...readSheet(printer.current().text, false),
  ];
}
