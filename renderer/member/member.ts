import type { House } from "#ipc/contract.ts";
import type { CustomerView } from "#ipc/view.ts";
import { createStore } from "zustand/vanilla";
import { type Link, awaitLink } from "../link.ts";
import { afterPaint } from "../paint.ts";

/** What the customer window shows. It sends nothing but that it has painted. */
export type Member = { readonly view: CustomerView | null; readonly isAway: boolean; readonly isCleared: boolean };

export const member = createStore<Member>(() => ({ view: null, isAway: true, isCleared: false }));

/**
 * What is one member's alone is cleared after this long when nothing replaced it: the next member must not read it (ms).
 * A balance and a name take longer to read than a result.
 */
const clearAfterMs: { readonly [Kind in CustomerView["now"]["kind"]]?: number } = {
  done: 20_000,
  "card-done": 20_000,
  inquiry: 30_000,
  name: 60_000,
  refunding: 60_000,
};

/** Starts listening for `register`. Called once. */
export function connectMember(): void {
  let link: Link | null = null;
  let clear: ReturnType<typeof setTimeout> | undefined;
  awaitLink({
    onLink: (next) => {
      link = next;
      // What stood there belongs to a sale this register may have ended: nothing is shown until it speaks again.
      member.setState({ isAway: true });
    },
    onHouse: ({ register }: House) => {
      if (register !== "up") member.setState({ isAway: true });
    },
    onMessage: (message) => {
      if (message.kind !== "customer") return;
      const { view } = message;
      // A View comes with every lamp that changes; the same result is not a new one and must not come back.
      if (!isSameResult(member.getState().view, view)) {
        clearTimeout(clear);
        member.setState({ isCleared: false });
        const afterMs = clearAfterMs[view.now.kind];
        if (afterMs !== undefined) clear = setTimeout(() => member.setState({ isCleared: true }), afterMs);
      }
      member.setState({ view, isAway: false });
      const to = link;
      afterPaint(() => to?.post({ kind: "seen", rev: view.rev }));
    },
  });
}

/** Whether both show the same, and it is of the kind that is cleared. */
export function isSameResult(before: CustomerView | null, after: CustomerView): boolean {
  return (
    before !== null &&
    after.now.kind in clearAfterMs &&
    before.boot === after.boot &&
    JSON.stringify(before.now) === JSON.stringify(after.now)
  );
}
