import Database from "better-sqlite3";
import type { CommitSide } from "./protocol.ts";

type Work = (...args: unknown[]) => unknown;
type Made = Work & { readonly immediate: Work; readonly deferred: Work; readonly exclusive: Work };

/**
 * Lets the thread stand still before or after a commit of the journal (the only transactions begun IMMEDIATE once it is open): nothing
 * more of it happens, until it is ended from outside.
 */
export function openCommitStop(stopped: () => void) {
  let wanted: { left: number; readonly side: CommitSide } | null = null;
  const standStill = (): void => {
    stopped();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const reached = (side: CommitSide): boolean => {
    if (wanted?.side !== side) return false;
    wanted.left -= 1;
    return wanted.left === 0;
  };
  const original = Database.prototype.transaction;
  const transaction = function (this: unknown, work: unknown): unknown {
    const made = Reflect.apply(original, this, [work]) as Made;
    const immediate = (...args: unknown[]): unknown => {
      if (reached("before")) standStill();
      const result = made.immediate(...args);
      if (reached("after")) standStill();
      return result;
    };
    const { deferred, exclusive } = made;
    return Object.assign((...args: unknown[]) => made(...args), { immediate, deferred, exclusive });
  };
  Object.assign(Database.prototype, { transaction });
  return { at: (nth: number, side: CommitSide): void => void (wanted = { left: nth, side }) };
}
