import tmT88 from "./profiles/epson-tm-t88.json" with { type: "json" };
import tmT88Narrow from "./profiles/epson-tm-t88-42.json" with { type: "json" };

/** A printer model as data. */
export type PrinterProfile = {
  name: string;
  /** Font A characters in a line, and the width of one in dots. */
  columns: number;
  columnDots: number;
  /** FS C: 1 selects Shift_JIS. ESC t: 1 is the Katakana page. ESC R: 8 is Japan (5Ch prints ¥). */
  kanjiCode: number;
  codePage: number;
  internationalSet: number;
  /** Bytes of the cut; hex, empty without a cutter. */
  cut: string;
  /** GS a: which changes are told by themselves. Bit 0 drawer, 1 online, 2 error, 3 paper, 6 panel. */
  autoStatus: number;
  /** How printing is proved: GS ( H fn 48 process id, GS r 1 (answered in order), or not at all. */
  statusMethod: "process-id" | "gs-r" | "none";
  /** Bytes that may be under way without an answer, so that a 4 KB buffer never overflows without flow control. */
  windowBytes: number;
  drawer: { pins: number[]; /** DLE DC4 fn 1 works while the printer is offline. */ realTime: boolean };
};

const PROFILES: Record<string, PrinterProfile> = {
  "epson-tm-t88": tmT88 as PrinterProfile,
  "epson-tm-t88-42": tmT88Narrow as PrinterProfile,
};

/** The profile of that name; throws on a name that is not among them (a configuration that was never valid). */
export function printerProfile(name: string): PrinterProfile {
  const profile = PROFILES[name];
  if (!profile) throw new Error(`no printer profile "${name}"; there are ${Object.keys(PROFILES).join(", ")}`);
  return profile;
}
