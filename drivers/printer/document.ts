import type { Picture } from "./picture.ts";

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
  /** Left aligned. `stored` is the key code (two ASCII characters) under which a technician has stored it in the printer; `alt` is printed where no picture can be. */
  | { kind: "logo"; picture: Picture; stored?: string; alt: string }
  /** A technician's, once: the printer keeps it under `key`. Its memory wears out, so it is never part of a receipt; nothing where it can keep none. */
  | { kind: "store-logo"; key: string; picture: Picture }
  | { kind: "cut" };

/** What the register asks to print; JSON. A drawer kick is never part of it: it is a job of its own. */
export type PrintDocument = readonly PrintLine[];
