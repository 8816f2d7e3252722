/** How the scanner was told to type: its own setting, not that of the machine it is plugged into. */
export type WedgeLayout = "us" | "jis";

type Pair = readonly [plain: string, shifted: string];

/** Characters by the place of the key (UI Events `code`), where both layouts agree. */
const both: Readonly<Record<string, Pair>> = {
  Digit1: ["1", "!"],
  Digit3: ["3", "#"],
  Digit4: ["4", "$"],
  Digit5: ["5", "%"],
  Comma: [",", "<"],
  Period: [".", ">"],
  Slash: ["/", "?"],
  Space: [" ", " "],
  NumpadAdd: ["+", "+"],
  NumpadSubtract: ["-", "-"],
  NumpadMultiply: ["*", "*"],
  NumpadDivide: ["/", "/"],
  NumpadDecimal: [".", "."],
};

/** Where they do not: ANSI INCITS 154 (US), JIS X 6002 (JIS). */
const own: Readonly<Record<WedgeLayout, Readonly<Record<string, Pair>>>> = {
  us: {
    Digit2: ["2", "@"],
    Digit6: ["6", "^"],
    Digit7: ["7", "&"],
    Digit8: ["8", "*"],
    Digit9: ["9", "("],
    Digit0: ["0", ")"],
    Minus: ["-", "_"],
    Equal: ["=", "+"],
    BracketLeft: ["[", "{"],
    BracketRight: ["]", "}"],
    Backslash: ["\\", "|"],
    Semicolon: [";", ":"],
    Quote: ["'", '"'],
    Backquote: ["`", "~"],
  },
  jis: {
    Digit2: ["2", '"'],
    Digit6: ["6", "&"],
    Digit7: ["7", "'"],
    Digit8: ["8", "("],
    Digit9: ["9", ")"],
    Digit0: ["0", "0"],
    Minus: ["-", "="],
    Equal: ["^", "~"],
    IntlYen: ["\\", "|"],
    BracketLeft: ["@", "`"],
    BracketRight: ["[", "{"],
    Semicolon: [";", "+"],
    Quote: [":", "*"],
    Backslash: ["]", "}"],
    IntlRo: ["\\", "_"],
  },
};

/** The character a key at this place types in a layout; null for a key that types none. */
export function characterAt(code: string, isShifted: boolean, layout: WedgeLayout): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase();
  const numpad = /^Numpad([0-9])$/.exec(code)?.[1];
  if (numpad !== undefined) return numpad;
  const pair = both[code] ?? own[layout][code];
  return pair === undefined ? null : pair[isShifted ? 1 : 0];
}

/** The character of a key that names no place: what an input method or a virtual keyboard sends. Full-width forms become plain ones. */
export function plainCharacter(key: string): string | null {
  const plain = key.normalize("NFKC");
  return /^[\u0020-\u007e]$/.test(plain) ? plain : null;
}
