import type { House } from "#ipc/contract.ts";
import type { CustomerView } from "#ipc/view.ts";
import { createStore } from "zustand/vanilla";
import { type Link, awaitLink } from "../link.ts";
import { afterPaint } from "../paint.ts";

/** What the customer window shows. It sends nothing but that it has painted. */
export type Member = { readonly view: CustomerView | null; readonly isAway: boolean; readonly isCleared: boolean };

export const member = createStore<Member>(() => ({ view: null, isAway: true, isCleared: false }));

/** A result that nothing replaced is cleared after this long: the next member must not read it (ms). */
export const clearAfterMs = 20_000;

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
        if (view.now.kind === "done") clear = setTimeout(() => member.setState({ isCleared: true }), clearAfterMs);
      }
      member.setState({ view, isAway: false });
      const to = link;
      afterPaint(() => to?.post({ kind: "seen", rev: view.rev }));
    },
  });
}

/** Whether both are the same member's result. */
export function isSameResult(before: CustomerView | null, after: CustomerView): boolean {
  return (
    before !== null &&
    after.now.kind === "done" &&
    before.boot === after.boot &&
    JSON.stringify(before.now) === JSON.stringify(after.now)
  );
}
