import type { TillKeys, TillView } from "#ipc/till.ts";
import type { Settings } from "#register/settings.ts";
import { tillPolicyOf } from "#register/till-policy.ts";
import type { State } from "#register/verdict.ts";

/** How the till stands. A blind count: `expected` leaves this process only beside a count that is journalled. */
export function tillView({ book, settings }: Pick<State, "book" | "settings">): TillView {
  const { isBlind, float } = tillPolicyOf(settings);
  const { shift, countSeq, countYen, countExpected, countN } = book;
  return {
    shift,
    count: countSeq === 0 ? null : { n: countN, counted: countYen, expected: countExpected },
    ...(isBlind || book.day === null ? {} : { expected: book.drawer }),
    float: float ?? (book.float > 0 ? book.float : null),
  };
}

export function tillKeysOf(settings: Settings | null): TillKeys {
  const { in: ins, out, approve } = tillPolicyOf(settings);
  return { in: ins, out, approve: [...approve] };
}
