import type { Book } from "./book.ts";
import { drawerMove } from "./drawer-sum.ts";
import type { Entry } from "./entry.ts";

/** No count stands any more. */
const uncounted = { countSeq: 0, countYen: 0, countExpected: 0, countN: 0 };

/** What an entry means for the cash in the drawer and for the shift. What moves cash ends the count before it. */
export function changeTill(book: Book, entry: Entry): Book {
  switch (entry.kind) {
    case "day-open": {
      const { float } = entry.data;
      return { ...book, ...uncounted, drawer: float, float, shiftSeq: entry.seq, handedOver: false };
    }
    case "z-report":
      return { ...book, ...uncounted, drawer: 0, handedOver: false };
    case "cash-count": {
      const { counted, expected } = entry.data;
      return { ...book, countSeq: entry.seq, countYen: counted, countExpected: expected, countN: book.countN + 1 };
    }
    case "sign-off":
      // What comes in before the next sign-on is the next shift's: the shifts of a day add up to its Z.
      return entry.data.hand_over ? { ...book, handedOver: true, shiftSeq: entry.seq + 1 } : book;
    case "sign-on": {
      const { shift } = entry.data;
      return shift === undefined ? book : { ...book, shift, handedOver: false };
    }
    default: {
      const move = drawerMove(entry);
      return move === 0 ? book : { ...book, ...uncounted, drawer: book.drawer + move };
    }
  }
}
