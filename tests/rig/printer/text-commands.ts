import { hasPage } from "./charset.ts";
import { atLineStart, feedOnly, printLine } from "./line.ts";
import type { Handler } from "./machine.ts";
import { CELL_DOTS, LINE_SPACING_DOTS } from "./style.ts";

const u16 = (args: Uint8Array, at = 0): number => (args[at] ?? 0) + (args[at + 1] ?? 0) * 256;
/** Many commands take a digit or its ASCII character. */
const digit = (n: number | undefined): number => ((n ?? 0) >= 48 ? (n ?? 0) - 48 : (n ?? 0));

/** How characters look (ESC/POS reference: character commands, kanji commands). */
const character: Record<string, Handler> = {
  "ESC !": ({ style }, [n = 0]) => {
    style.font = (n & 1) === 0 ? "A" : "B";
    style.bold = (n & 8) !== 0;
    style.height = (n & 16) === 0 ? 1 : 2;
    style.width = (n & 32) === 0 ? 1 : 2;
    style.underline = (n & 128) === 0 ? 0 : 1;
  },
  "FS !": ({ style }, [n = 0]) => {
    style.kanjiWidth = (n & 4) === 0 ? 1 : 2;
    style.kanjiHeight = (n & 8) === 0 ? 1 : 2;
    style.kanjiUnderline = (n & 128) === 0 ? 0 : 1;
  },
  "FS W": ({ style }, [n = 0]) => {
    style.kanjiWidth = style.kanjiHeight = (n & 1) === 0 ? 1 : 2;
  },
  "GS !": ({ style }, [n = 0]) => {
    if ((n & 0x88) !== 0) return false;
    style.width = style.kanjiWidth = (n >> 4) + 1;
    style.height = style.kanjiHeight = (n & 7) + 1;
    return true;
  },
  "ESC E": ({ style }, [n = 0]) => {
    style.bold = (n & 1) !== 0;
  },
  "ESC G": ({ style }, [n = 0]) => {
    style.bold = (n & 1) !== 0;
  },
  "ESC -": ({ style }, [n]) => {
    if (digit(n) > 2) return false;
    style.underline = digit(n);
    return true;
  },
  "FS -": ({ style }, [n]) => {
    if (digit(n) > 2) return false;
    style.kanjiUnderline = digit(n);
    return true;
  },
  "GS B": ({ style }, [n = 0]) => {
    style.inverse = (n & 1) !== 0;
  },
  "GS b": () => undefined,
  "ESC M": ({ style }, [n]) => {
    if (digit(n) > 1) return false;
    style.font = digit(n) === 0 ? "A" : "B";
    return true;
  },
  "ESC {": (machine, [n = 0]) => {
    if (atLineStart(machine, "ESC {")) machine.style.upsideDown = (n & 1) !== 0;
  },
  "ESC V": (machine, [n]) => {
    if (digit(n) !== 0) machine.find("unsupported", "characters turned by 90 degrees");
  },
  "ESC  ": ({ style }, [n = 0]) => {
    style.gap = n;
  },
  "FS S": ({ style }, [left = 0, right = 0]) => {
    style.kanjiGapLeft = left;
    style.kanjiGapRight = right;
  },
};

/** Which characters the bytes mean. */
const codes: Record<string, Handler> = {
  "ESC t": ({ style }, [n = 0]) => {
    if (!hasPage(n)) return false;
    style.page = n;
    return true;
  },
  "ESC R": ({ style }, [n = 0]) => {
    if (n !== 0 && n !== 8) return false;
    style.region = n;
    return true;
  },
  "FS C": ({ style }, [n]) => {
    if (digit(n) > 1) return false;
    style.codes = digit(n) === 1 ? "sjis" : "jis";
    return true;
  },
  "FS &": ({ style }) => {
    style.kanji = true;
  },
  "FS .": ({ style }) => {
    style.kanji = false;
  },
  // fn 48: kanji font; 0 is font A, the only one of this printer.
  "FS ( A": (_, args) => args.length === 5 && args[3] === 48 && digit(args[4]) === 0,
};

/** Where things go. Motion units are dots. */
const position: Record<string, Handler> = {
  LF: (machine) => printLine(machine),
  CR: () => undefined,
  NUL: () => undefined,
  CAN: () => undefined,
  HT: (machine) => {
    const stop = machine.style.tabs.find((tab) => tab > machine.x);
    if (stop !== undefined) machine.x = stop;
  },
  "ESC D": ({ style }, args) => {
    const stops = [...args].slice(0, -1);
    if (stops.length > 32 || stops.some((stop, i) => i > 0 && stop <= (stops[i - 1] ?? 0))) return false;
    style.tabs = stops.map((stop) => stop * (CELL_DOTS * style.width + style.gap));
    return true;
  },
  "ESC a": (machine, [n]) => {
    if (digit(n) > 2) return false;
    if (atLineStart(machine, "ESC a")) machine.style.align = (["left", "center", "right"] as const)[digit(n)] ?? "left";
    return true;
  },
  "ESC d": (machine, [n = 0]) => {
    if (machine.line.length > 0 || n > 0) printLine(machine);
    for (let i = 1; i < n; i += 1) printLine(machine);
  },
  "ESC J": (machine, [n = 0]) => {
    if (machine.line.length > 0) printLine(machine, n);
    else feedOnly(machine, n);
  },
  "ESC 2": ({ style }) => {
    style.spacing = LINE_SPACING_DOTS;
  },
  "ESC 3": ({ style }, [n = 0]) => {
    style.spacing = n;
  },
  "GS L": (machine, args) => {
    if (atLineStart(machine, "GS L")) machine.style.left = u16(args);
  },
  "GS W": (machine, args) => {
    if (atLineStart(machine, "GS W")) machine.style.area = u16(args);
  },
  "ESC $": (machine, args) => {
    if (u16(args) > machine.style.area) return false;
    machine.x = u16(args);
    return true;
  },
  "ESC \\": (machine, args) => {
    const by = u16(args) >= 32_768 ? u16(args) - 65_536 : u16(args);
    const to = machine.x + by;
    if (to < 0 || to > machine.style.area) return false;
    machine.x = to;
    return true;
  },
  "ESC @": (machine) => {
    machine.restyle();
    machine.line = [];
    machine.x = 0;
    machine.stored.graphics = undefined;
    machine.setAutoStatus(-1);
  },
  "GS P": () => false,
  "GS T": (machine, [n]) => {
    if (digit(n) > 1) return false;
    if (machine.line.length > 0 && digit(n) === 1) printLine(machine);
    else {
      machine.line = [];
      machine.x = 0;
    }
    return true;
  },
};

export const textCommands: Readonly<Record<string, Handler>> = { ...character, ...codes, ...position };
