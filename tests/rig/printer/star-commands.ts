import { unpack, unpackColumns } from "./bitmap.ts";
import { feedOnly, printImage, printLine, putBand, putChar } from "./line.ts";
import type { Handler, Machine } from "./machine.ts";
import { completeEan, drawEan, drawQr } from "./symbol.ts";

const u16 = (args: Uint8Array, at = 0): number => (args[at] ?? 0) + (args[at + 1] ?? 0) * 256;
const digit = (n: number | undefined): number => ((n ?? 0) >= 48 ? (n ?? 0) - 48 : (n ?? 0));
/** Paper fed so that the last line passes the cutter. */
const CUTTER_DOTS = 112;
const BAND = 24;
/** ESC GS t n: the rig's pages by Star's numbers. */
const PAGES = new Map([
  [0, 1],
  [1, 0],
  [2, 1],
  [3, 0],
  [4, 19],
  [5, 18],
  [6, 3],
  [8, 4],
  [9, 5],
  [10, 17],
  [32, 16],
]);

function reset(machine: Machine): void {
  machine.restyle();
  machine.line = [];
  machine.x = 0;
  machine.setAutoStatus(-1);
}

const text: Record<string, Handler> = {
  "ESC E": ({ style }) => void (style.bold = true),
  "ESC F": ({ style }) => void (style.bold = false),
  "ESC 4": ({ style }) => void (style.inverse = true),
  "ESC 5": ({ style }) => void (style.inverse = false),
  "ESC -": ({ style }, [n]) => void (style.underline = style.kanjiUnderline = digit(n)),
  "ESC i": ({ style }, [tall, wide]) => {
    if (digit(tall) > 5 || digit(wide) > 5) return false;
    style.width = style.kanjiWidth = digit(wide) + 1;
    style.height = style.kanjiHeight = digit(tall) + 1;
    return true;
  },
  "ESC W": ({ style }, [n]) => void (style.width = style.kanjiWidth = digit(n) + 1),
  "ESC h": ({ style }, [n]) => void (style.height = style.kanjiHeight = digit(n) + 1),
  "ESC  ": ({ style }, [n]) => void (style.gap = digit(n)),
  "ESC s": ({ style }, [left, right]) => {
    style.kanjiGapLeft = digit(left);
    style.kanjiGapRight = digit(right);
  },
  "ESC RS F": ({ style }, [n]) => {
    if (digit(n) > 1) return false;
    style.font = digit(n) === 0 ? "A" : "B";
    return true;
  },
  "ESC RS R": () => undefined,
  "ESC $": ({ style }, [n]) => void (style.codes = digit(n) === 1 ? "sjis" : "jis"),
  "ESC R": ({ style }, [n]) => {
    style.region = digit(n);
  },
  "ESC GS t": ({ style }, [n = 0]) => {
    const page = PAGES.get(n);
    if (page === undefined) return false;
    style.page = page;
    return true;
  },
  // To another maker's printer this is the drawer.
  "ESC p": (machine) => {
    machine.find("foreign", "JIS kanji mode: an Epson's kick opens nothing here, and what follows is garbage");
    machine.style.kanji = true;
  },
  "ESC q": ({ style }) => void (style.kanji = false),
};

const place: Record<string, Handler> = {
  LF: (machine) => printLine(machine),
  CR: () => undefined,
  NUL: () => undefined,
  SI: ({ style }) => void (style.upsideDown = true),
  DC2: ({ style }) => void (style.upsideDown = false),
  "ESC @": reset,
  CAN: (machine) => {
    reset(machine);
    machine.etb("reset");
  },
  "ESC z": ({ style }, [n]) => void (style.spacing = digit(n) === 1 ? 32 : 24),
  "ESC 0": ({ style }) => void (style.spacing = 24),
  "ESC a": (machine, [n = 0]) => {
    for (let i = 0; i < n; i += 1) printLine(machine);
  },
  "ESC J": (machine, [n = 0]) => feedOnly(machine, n * 2),
  "ESC GS a": ({ style }, [n]) => {
    if (digit(n) > 2) return false;
    style.align = (["left", "center", "right"] as const)[digit(n)] ?? "left";
    return true;
  },
  "ESC GS A": (machine, args) => void (machine.x = u16(args)),
  "ESC GS R": (machine, args) => {
    const by = u16(args) >= 32_768 ? u16(args) - 65_536 : u16(args);
    machine.x = Math.max(0, machine.x + by);
  },
  // Margins in characters.
  "ESC l": ({ style }, [n = 0]) => void (style.left = n * 12),
  "ESC Q": ({ style }, [n = 0]) => void (style.area = n * 12 - style.left),
  "ESC d": (machine, [n]) => {
    if (digit(n) > 3) return false;
    if (machine.line.length > 0) printLine(machine);
    if (digit(n) > 1) feedOnly(machine, CUTTER_DOTS);
    machine.cut();
    return true;
  },
};

const pictures: Record<string, Handler> = {
  "ESC k": (machine, args) => putBand(machine, unpack(args.subarray(2), u16(args), BAND)),
  "ESC X": (machine, args) => putBand(machine, unpackColumns(args.subarray(2), 3)),
  "ESC GS S": (machine, args) => {
    const [rowBytes, height] = [u16(args, 1), u16(args, 3)];
    if (args[0] !== 1 || rowBytes === 0 || height === 0) return false;
    const bitmap = unpack(args.subarray(6), rowBytes, height);
    printImage(machine, { kind: "image", x: 0, bitmap, label: `画像 ${rowBytes * 8}×${height}` });
    return true;
  },
  "ESC GS y": (machine, args) => {
    const { qr } = machine.stored;
    const [part, what, n = 0] = args;
    if (part === 0x44) qr.data = args.slice(5);
    else if (part === 0x50)
      printImage(machine, {
        kind: "image",
        x: 0,
        bitmap: drawQr(qr.data, qr.level, qr.module),
        label: `QR ${Buffer.from(qr.data).toString("utf8")}`,
      });
    else if (what === 0x31) qr.level = (["L", "M", "Q", "H"] as const)[n] ?? "L";
    else if (what === 0x32) qr.module = n;
    else return what === 0x30 && (n === 1 || n === 2);
    return true;
  },
  // n1 kind (51 is EAN-13), n2 digits below, n3 width, n4 height in dots.
  "ESC b": (machine, [kind = 0, below = 0, width = 0, height = 0, ...data]) => {
    const isEan = digit(kind) === 3;
    const full = isEan ? completeEan(Buffer.from(data.slice(0, -1)).toString("latin1"), 13) : undefined;
    if (!isEan) machine.find("unsupported", `bar code system ${kind}`);
    if (full === undefined) return !isEan;
    const bitmap = drawEan(full, Math.max(2, digit(width) + 1), height);
    printImage(machine, { kind: "image", x: 0, bitmap, label: `JAN ${full}` });
    if ((digit(below) & 2) !== 0) {
      for (const code of Buffer.from(full)) putChar(machine, Uint8Array.of(code));
      printLine(machine, 0);
    }
    return true;
  },
};

const control: Record<string, Handler> = {
  ETB: (machine) => machine.etb("pass"),
  "ESC RS E": (machine, [n]) => {
    machine.etb("reset");
    return digit(n) === 0;
  },
  "ESC RS a": (machine, [n]) => machine.setAutoStatus(digit(n)),
  "ESC \u0007": (machine, [on = 0, off = 0]) => {
    if (on === 0 || off === 0) return false;
    machine.pulse = { onMs: Math.min(on, 127) * 10, offMs: Math.min(off, 127) * 10 };
    return true;
  },
  BEL: (machine) => machine.kick(2, machine.pulse.onMs, machine.pulse.offMs),
  // Drawer 2: 200 ms, fixed.
  SUB: (machine) => machine.kick(5, 200, 800),
  // The end of a document, told to a host that asks for it.
  "ESC GS \u0003": () => undefined,
  // Carried out as they arrived.
  FS: () => undefined,
  EM: () => undefined,
  ENQ: () => undefined,
  EOT: () => undefined,
  "ESC \u0006": (_, [n]) => n === 1,
};

/** Star Line mode and StarPRNT (STAR Line Mode Command Specifications, chapter 3), what printing a Japanese receipt takes. */
export const starCommands: Readonly<Record<string, Handler>> = { ...text, ...place, ...pictures, ...control };
