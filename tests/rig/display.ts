import { decodeChar, hasPage } from "./printer/charset.ts";
import { freshStyle } from "./printer/style.ts";
import { openPty } from "./pty.ts";

const COLUMNS = 20;
const ROWS = 2;

/** A customer display of two lines of twenty cells (DM-D110 specification, commands). Single-byte characters only. */
export type RigDisplay = {
  lines(): readonly [string, string];
  bytes(): Buffer;
  /** 1-4; 1 is darkest. */
  brightness(): number;
  /** Commands it does not know, parameters out of range and bytes that are no text, in hex. */
  findings(): readonly string[];
  onChange(hear: (lines: readonly [string, string]) => void): () => void;
  cable(state: "in" | "out"): Promise<void>;
  /** Its processor hangs: it takes nothing off the line. */
  hang(is: boolean): void;
  readonly path: string;
};

/** Parameter bytes by the two bytes of a command (DM-D110 specification, command list). */
const PARAMETERS: ReadonlyMap<number, number> = new Map([
  [0x1b40, 0],
  [0x1b74, 1],
  [0x1b52, 1],
  [0x1b3d, 1],
  [0x1f01, 0],
  [0x1f02, 0],
  [0x1f03, 0],
  [0x1f24, 2],
  [0x1f40, 0],
  [0x1f42, 0],
  [0x1f43, 1],
  [0x1f45, 1],
  [0x1f58, 1],
  [0x1f72, 1],
]);

export type Panel = {
  feed(bytes: Uint8Array): void;
  lines(): readonly [string, string];
  brightness(): number;
  findings(): readonly string[];
};

/** The display's own processor, without its line. */
export function makePanel(): Panel {
  let cells: string[] = [];
  let at = 0;
  let brightness = 4;
  let selected = true;
  let style = freshStyle();
  let pending: number[] = [];
  const findings: string[] = [];

  const clear = (): void => {
    cells = Array.from({ length: COLUMNS * ROWS }, () => " ");
    at = 0;
  };
  const reset = (): void => {
    clear();
    style = { ...freshStyle(), codes: "jis" };
    brightness = 4;
  };
  reset();

  const single: ReadonlyMap<number, () => void> = new Map([
    [0x08, () => (at = (at + COLUMNS * ROWS - 1) % (COLUMNS * ROWS))],
    [0x09, () => (at = (at + 1) % (COLUMNS * ROWS))],
    [0x0a, () => (at = (at + COLUMNS) % (COLUMNS * ROWS))],
    [0x0b, () => (at = 0)],
    [0x0c, clear],
    [0x0d, () => (at -= at % COLUMNS)],
    [0x18, () => cells.fill(" ", at - (at % COLUMNS), at - (at % COLUMNS) + COLUMNS)],
  ]);

  /** False for parameters out of range. */
  const carryOut = (code: number, [x = 0, y = 0]: readonly number[]): boolean => {
    switch (code) {
      case 0x1b40:
        reset();
        return true;
      case 0x1b3d:
        selected = (x & 2) !== 0;
        return true;
      case 0x1b74:
        style.page = x;
        return hasPage(x);
      case 0x1b52:
        style.region = x;
        return x === 0 || x === 8;
      case 0x1f58:
        brightness = x;
        return x >= 1 && x <= 4;
      case 0x1f24:
        at = Math.max(0, (y - 1) * COLUMNS + x - 1) % (COLUMNS * ROWS);
        return x >= 1 && x <= COLUMNS && y >= 1 && y <= ROWS;
      default:
        return true;
    }
  };

  const read = (byte: number): void => {
    pending.push(byte);
    const [first = 0, second] = pending;
    if (first === 0x1b || first === 0x1f) {
      if (second === undefined) return;
      const code = first * 256 + second;
      const parameters = PARAMETERS.get(code);
      if (parameters !== undefined && pending.length < 2 + parameters) return;
      if (parameters === undefined || !carryOut(code, pending.slice(2)))
        findings.push(Buffer.from(pending).toString("hex"));
    } else if (selected) {
      const act = single.get(byte);
      // From E0h on the page holds pictures and kanji, which no text for it means; 7Fh is none of its characters.
      const isText = byte >= 0x20 && byte < 0xe0 && byte !== 0x7f;
      const char = !isText ? undefined : decodeChar(Uint8Array.of(byte), style).char;
      if (act !== undefined) act();
      else if (char === undefined) findings.push(Buffer.from(pending).toString("hex"));
      else {
        cells[at] = char;
        at = (at + 1) % (COLUMNS * ROWS);
      }
    }
    pending = [];
  };
  const row = (n: number): string => cells.slice(n * COLUMNS, (n + 1) * COLUMNS).join("");
  return {
    feed: (bytes) => bytes.forEach(read),
    lines: () => [row(0), row(1)],
    brightness: () => brightness,
    findings: () => findings,
  };
}

export async function openDisplay(o: { link: string }): Promise<RigDisplay & AsyncDisposable> {
  const panel = makePanel();
  const heard: Buffer[] = [];
  const ears = new Set<(lines: readonly [string, string]) => void>();
  const pty = await openPty({
    link: o.link,
    onBytes(bytes) {
      heard.push(bytes);
      panel.feed(bytes);
      for (const hear of ears) hear(panel.lines());
    },
  });
  return {
    path: o.link,
    lines: panel.lines,
    bytes: () => Buffer.concat(heard),
    brightness: panel.brightness,
    findings: panel.findings,
    onChange(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    cable: (state) => (state === "in" ? pty.plug() : pty.unplug()),
    hang: pty.hang,
    [Symbol.asyncDispose]: () => pty[Symbol.asyncDispose](),
  };
}
