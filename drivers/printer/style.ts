/** How a line stands on the paper. */
export type Style = {
  /** 0 left, 1 centre, 2 right. */
  readonly align: 0 | 1 | 2;
  readonly bold: boolean;
  readonly wide: boolean;
  readonly tall: boolean;
  readonly invert: boolean;
  readonly underline: boolean;
};

/** What initialising leaves. */
export const PLAIN: Style = { align: 0, bold: false, wide: false, tall: false, invert: false, underline: false };
/** Plain, in the middle of the paper. */
export const CENTRED: Style = { ...PLAIN, align: 1 };
