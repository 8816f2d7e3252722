import { useState } from "react";
import { type Counts, type Denomination, denominations, sumOfCounts } from "#register/denominations.ts";
import { type Digits, type PadKey, pressDigit, readDigits } from "../digits.ts";

const mostPieces = 4;
const mostSum = 7;

/** Cash as it is keyed in: by denomination, or as one sum. What was typed in one way stays when the other is looked at. */
export type Cash = {
  readonly isBoard: boolean;
  readonly at: number;
  readonly pieces: { readonly [yen: number]: Digits };
  readonly sum: Digits;
};
export type CashEntry = {
  readonly cash: Cash;
  /** Yen; null = nothing was keyed in. */
  readonly value: number | null;
  /** Left out of what was keyed in as one sum. */
  readonly counts: Counts | undefined;
  readonly press: (key: PadKey) => void;
  /** Goes to the next row; false where there is none. */
  readonly next: () => boolean;
  readonly pick: (at: number) => void;
  readonly toggle: () => void;
  readonly set: (sum: number) => void;
};

const empty: Cash = { isBoard: false, at: 0, pieces: {}, sum: "" };

function countsOf(pieces: Cash["pieces"]): Counts {
  return denominations.flatMap((yen: Denomination) => {
    const count = readDigits(pieces[yen] ?? "") ?? 0;
    return count > 0 ? [{ yen, count }] : [];
  });
}

/** Holds what is keyed in on a board or a pad. @param isBoard begins with the board */
export function useCash(isBoard: boolean): CashEntry {
  const [cash, setCash] = useState<Cash>({ ...empty, isBoard });
  const counts = countsOf(cash.pieces);
  const isAny = Object.values(cash.pieces).some((digits) => digits !== "");
  return {
    cash,
    value: cash.isBoard ? (isAny ? sumOfCounts(counts) : null) : readDigits(cash.sum),
    counts: cash.isBoard && counts.length > 0 ? counts : undefined,
    press: (key) =>
      setCash((now) => {
        if (!now.isBoard) return { ...now, sum: pressDigit(now.sum, key, mostSum) };
        const yen = denominations[now.at] ?? 1;
        return { ...now, pieces: { ...now.pieces, [yen]: pressDigit(now.pieces[yen] ?? "", key, mostPieces) } };
      }),
    next: () => {
      if (!cash.isBoard || cash.at >= denominations.length - 1) return false;
      setCash((now) => ({ ...now, at: now.at + 1 }));
      return true;
    },
    pick: (at) => setCash((now) => ({ ...now, at })),
    toggle: () => setCash((now) => ({ ...now, isBoard: !now.isBoard })),
    set: (sum) => setCash((now) => ({ ...now, isBoard: false, sum: String(sum) })),
  };
}
