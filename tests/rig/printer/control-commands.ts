import { feedOnly, printLine } from "./line.ts";
import type { Handler, Machine, Pin } from "./machine.ts";

const digit = (n: number | undefined): number => ((n ?? 0) >= 48 ? (n ?? 0) - 48 : (n ?? 0));
/** Paper fed so that the last line passes the cutter (about 14 mm), for the feeding forms of GS V. */
const CUTTER_DOTS = 112;

/** What GS I answers (ESC/POS reference, GS I): single bytes, then block data 5Fh … NUL. */
const IDENTITY: ReadonlyMap<number, Buffer> = new Map([
  [1, Buffer.of(0x20)],
  [2, Buffer.of(0x02)],
  [3, Buffer.of(0x01)],
  ...([65, 66, 67, 68, 69] as const).map((n): [number, Buffer] => {
    const text = { 65: "RIG 1.0", 66: "EPSON", 67: "TM-T20III", 68: "RIG0000001", 69: "KANJI JAPANESE" }[n];
    return [n, Buffer.concat([Buffer.of(0x5f), Buffer.from(text, "latin1"), Buffer.of(0)])];
  }),
]);

function cutPaper(machine: Machine, feed: number): void {
  if (machine.line.length > 0) {
    machine.find("mid-line", "GS V counts only at the beginning of a line");
    printLine(machine);
  }
  if (feed > 0) feedOnly(machine, feed);
  machine.cut();
}

export const controlCommands: Readonly<Record<string, Handler>> = {
  "GS V": (machine, [m = 0, n = 0]) => {
    if (m === 0 || m === 1 || m === 48 || m === 49) cutPaper(machine, 0);
    else if (m === 65 || m === 66) cutPaper(machine, CUTTER_DOTS + n);
    else return false;
    return true;
  },
  "ESC i": (machine) => cutPaper(machine, 0),
  "ESC m": (machine) => cutPaper(machine, 0),
  "ESC p": (machine, [m, t1 = 0, t2 = 0]) => {
    if (digit(m) > 1) return false;
    // t1, t2 in units of 2 ms (ESC/POS reference, ESC p).
    const pin: Pin = digit(m) === 0 ? 2 : 5;
    machine.kick(pin, t1 * 2, t2 * 2);
    return true;
  },
  "GS a": (machine, [n = 0]) => machine.setAutoStatus(n),
  "GS r": (machine, [n]) => {
    if (digit(n) === 1) machine.reply(Buffer.of(machine.status.paper()));
    else if (digit(n) === 2) machine.reply(Buffer.of(machine.status.drawer()));
    else return false;
    return true;
  },
  // fn 48: process id, echoed as 37h 22h d1-d4 NUL once all data before it has been printed. fn 49: offline response on or off.
  "GS ( H": (machine, args) => {
    const [, , , fn, m, ...id] = args;
    if (fn === 48 && m === 48 && id.length === 4 && id.every((d) => d >= 0x20 && d <= 0x7e)) {
      machine.reply(Buffer.of(0x37, 0x22, ...id, 0));
      return true;
    }
    return fn === 49 && args.length === 6;
  },
  "GS I": (machine, [n = 0]) => {
    const answer = IDENTITY.get(n >= 49 && n <= 51 ? n - 48 : n);
    if (answer === undefined) return false;
    machine.reply(answer);
    return true;
  },
  "ESC =": (machine, [n = 0]) => {
    machine.selected = (n & 1) !== 0;
  },
  // Paper sensors for the signal (3) and for stopping (4: the end sensor always stops), panel buttons (5).
  "ESC c 3": () => undefined,
  "ESC c 4": () => undefined,
  "ESC c 5": () => undefined,
  // fn 20: real-time commands on or off; a=1 is DLE DC4 function 1.
  "GS ( D": (machine, args) => {
    if (args[3] !== 20 || args.length < 6) return false;
    for (let i = 4; i + 1 < args.length; i += 2) if (args[i] === 1) machine.setRealTimeKick(digit(args[i + 1]) === 1);
    return true;
  },
  // Density and speed change nothing that can be seen here.
  "GS ( K": () => undefined,
  "GS ( E": () => undefined,
  "GS j": () => undefined,
  // Real-time commands were carried out as they arrived; in the buffer they are skipped.
  "DLE EOT": () => undefined,
  "DLE ENQ": () => undefined,
  "DLE DC4": () => undefined,
};
