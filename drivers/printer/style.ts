/** How a line stands on the paper; each is one command when it changes. */
export type Style = {
  readonly align: number;
  readonly bold: boolean;
  readonly wide: boolean;
  readonly tall: boolean;
  readonly invert: boolean;
  readonly underline: boolean;
};

/** What ESC @ leaves. */
export const PLAIN: Style = { align: 0, bold: false, wide: false, tall: false, invert: false, underline: false };

const bit = (on: boolean) => (on ? 1 : 0);

/** The commands that lead from one style to another (Epson ESC/POS: ESC a, ESC E, GS !, GS B, ESC -, and FS - because ESC - leaves kanji alone). */
export function setStyle(from: Style, to: Style): number[] {
  return [
    ...(from.align === to.align ? [] : [0x1b, 0x61, to.align]),
    ...(from.bold === to.bold ? [] : [0x1b, 0x45, bit(to.bold)]),
    ...(from.wide === to.wide && from.tall === to.tall ? [] : [0x1d, 0x21, bit(to.wide) * 0x10 + bit(to.tall)]),
    ...(from.invert === to.invert ? [] : [0x1d, 0x42, bit(to.invert)]),
    ...(from.underline === to.underline ? [] : [0x1b, 0x2d, bit(to.underline), 0x1c, 0x2d, bit(to.underline)]),
  ];
}
