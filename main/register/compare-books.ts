import type { Booked } from "./booked-money.ts";
import type { Difference } from "./entry.ts";

/** A booking as the authority lists it. */
export type Listed = {
  readonly id: string;
  readonly amount: number;
  readonly description: string;
  readonly isBack: boolean;
  readonly doneAtMs: number;
};

/** Seq of the intent a description names (`{shop} {reg}-{epoch}-{seq}`); null: it is not of this register's epoch. */
export function markedSeq(description: string, reg: string, epoch: number): number | null {
  const tail = ` ${reg}-${epoch}-`;
  const at = description.lastIndexOf(tail);
  const digits = at < 0 ? "" : description.slice(at + tail.length);
  return /^[0-9]{1,15}$/.test(digits) ? Number(digits) : null;
}

function differ(id: string, code: string, amount: number, seq: number): Difference {
  return { key: `pokepay/${id}/${code}`, about: "pokepay", code, amount, seq };
}

/**
 * What the journal says of a booking against what the list says of it; one that is being taken back may stand either way.
 * What is taken back of an earlier day's, or another register's, was booked before the list begins.
 */
function compareOne(booked: Booked, listed: Listed | undefined): Difference[] {
  const { id, amount, seq, back, olderKey } = booked;
  if (listed === undefined)
    return back !== "no" && olderKey !== undefined ? [] : [differ(id, "not-listed", amount, seq)];
  if (listed.amount !== amount) return [differ(id, "amount-differs", Math.abs(listed.amount - amount), seq)];
  if (back === "no" && listed.isBack) return [differ(id, "taken-back", amount, seq)];
  return back === "yes" && !listed.isBack ? [differ(id, "not-taken-back", amount, seq)] : [];
}

/**
 * The journal against the authority's list, both ways. `upTo`: last entry that was journalled before the list was asked for;
 * what came later need not stand in it. `accounts`: whether the journal knows of a booking otherwise: an intent that is still
 * pending, one a person settled, an earlier day's.
 */
export function compareBooks(o: {
  readonly booked: readonly Booked[];
  readonly listed: readonly Listed[];
  readonly upTo: number;
  readonly reg: string;
  readonly epoch: number;
  readonly accounts: (seq: number, row: Listed) => boolean;
}): Difference[] {
  const { reg, epoch } = o;
  const rows = new Map(o.listed.map((row) => [row.id, row]));
  const known = new Set(o.booked.map(({ id }) => id));
  const ours = o.booked.filter(({ seq }) => seq <= o.upTo).flatMap((one) => compareOne(one, rows.get(one.id)));
  const theirs = o.listed.flatMap((row) => {
    const seq = known.has(row.id) ? null : markedSeq(row.description, reg, epoch);
    return seq === null || o.accounts(seq, row) ? [] : [differ(row.id, "not-journalled", row.amount, seq)];
  });
  return [...ours, ...theirs];
}
