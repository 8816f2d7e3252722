/** One line of what the register asks to print. Widths are cells: half-width 1, full-width 2. */
export type PrintLine =
  | {
      kind: "text";
      text: string;
      align?: "left" | "center" | "right";
      bold?: boolean;
      wide?: boolean;
      tall?: boolean;
      invert?: boolean;
      underline?: boolean;
    }
  /** `right` stands flush right and is never cut; `left` wraps, its lines indented by `indent` cells. */
  | { kind: "row"; left: string; right: string; bold?: boolean; wide?: boolean; tall?: boolean; indent?: number }
  | { kind: "rule"; double?: boolean }
  | { kind: "feed"; lines: number }
  /** `cell` is the size of one module in dots, 1 to 16. */
  | { kind: "qr"; data: string; cell?: number }
  | { kind: "cut" };

/** What the register asks to print; JSON. A drawer kick is never part of it: it is a job of its own. */
export type PrintDocument = readonly PrintLine[];
