import { controlCommands } from "./control-commands.ts";
import { type Measured, measure } from "./grammar.ts";
import { graphicCommands } from "./graphic-commands.ts";
import type { Handler } from "./machine.ts";
import { type RealTimeWatch, watchRealTime } from "./real-time.ts";
import { starCommands } from "./star-commands.ts";
import { measureStar } from "./star-grammar.ts";
import { watchStar } from "./star-real-time.ts";
import { type Etb, starReport, starStatus } from "./star-status.ts";
import { automaticStatus, type Condition, realTimeStatus, watched } from "./status.ts";
import { freshStyle, type Style } from "./style.ts";
import { textCommands } from "./text-commands.ts";

/** What a printer understands and how it answers. */
export type Language = {
  readonly measure: (bytes: Uint8Array, style: Style) => Measured;
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly fresh: () => Style;
  readonly watch: () => RealTimeWatch;
  /** The answer to a status question; `n` as the question has it. */
  readonly answer: (n: number, condition: Condition, etb: Etb, isNetwork: boolean) => Buffer;
  readonly automatic: (condition: Condition, etb: Etb, isNetwork: boolean) => Buffer;
  /** Which automatic status is on after power-on and initialising. */
  readonly defaultAutoStatus: number;
  /** Whether enabling it sends it at once: so do Epson's (GS a, [Details]); a Star waits for a change or an ETB. */
  readonly tellsAtOnce: boolean;
  /** What of the condition the automatic status looks at. */
  readonly watched: (enabled: number, condition: Condition) => string;
};

const EVERYTHING = 0xff;

export const LANGUAGES: Readonly<Record<"escpos" | "star", Language>> = {
  escpos: {
    measure,
    handlers: new Map(Object.entries({ ...textCommands, ...graphicCommands, ...controlCommands })),
    fresh: freshStyle,
    watch: watchRealTime,
    answer: (n, condition) => Buffer.of(realTimeStatus(n, condition)),
    automatic: automaticStatus,
    // Bit 1: online/offline, as with the DIP switch "busy on buffer full only" (GS a, [Default]).
    defaultAutoStatus: 2,
    tellsAtOnce: true,
    watched,
  },
  star: {
    measure: measureStar,
    handlers: new Map(Object.entries(starCommands)),
    // The katakana page of a Japanese model, and 4 mm a line.
    fresh: () => ({ ...freshStyle(), page: 1, spacing: 32 }),
    watch: watchStar,
    answer: starStatus,
    automatic: starReport,
    // Memory switch: off until ESC RS a.
    defaultAutoStatus: 0,
    tellsAtOnce: false,
    watched: (enabled, condition) => (enabled === 0 ? "" : watched(EVERYTHING, condition)),
  },
};
