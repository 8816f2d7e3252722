export type Board = "kana" | "latin" | "digits";
/** A key and where it lies: ten columns, from 1. */
export type PlacedKey = {
  readonly char: string;
  readonly column: number;
  readonly row: number;
  readonly span: number;
};

/** Read from the right, as the fifty sounds are; a space is a gap. */
const kana = [
  "わらやまはなたさかあ",
  "をり みひにちしきい",
  "んるゆむふぬつすくう",
  "ーれ めへねてせけえ",
  "・ろよもほのとそこお",
];
const latin = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm.&/"];
const digits = ["789", "456", "123", "0-"];

const boards: Readonly<Record<Board, readonly PlacedKey[]>> = {
  kana: place(kana, 1, 1),
  latin: place(latin, 1, 1),
  digits: place(digits, 3, 2),
};

/** The keys of a board with their places. */
export function keysOf(board: Board): readonly PlacedKey[] {
  return boards[board];
}

function place(rows: readonly string[], from: number, span: number): PlacedKey[] {
  return rows.flatMap((row, below) =>
    Array.from(row).flatMap((char, along) =>
      char === " " ? [] : [{ char, column: from + along * span, row: below + 1, span }],
    ),
  );
}
