import type { Entry } from "#register/entry.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";

/** A booking that stays where it is because the authority would not take it back. */
export type Standing = { readonly id: string; readonly key: string; readonly amount: number };
export type Persons = {
  /** Yen the shop owes members: what the authority would not give back. */
  readonly owed: number;
  /** Yen members owe the shop. */
  readonly owing: number;
  readonly payments: readonly Standing[];
  readonly topups: readonly Standing[];
};

/** What a supervisor has settled because the authority refused: money that is made good outside the register. */
export function settledByPersons(entries: readonly Entry[]): Persons {
  const settled = new Set(
    ofKind(entries, "approval").flatMap(({ data }) =>
      data.for === "settle" && data.key !== undefined ? [data.key] : [],
    ),
  );
  const dues = ofKind(entries, "pay-refund-due");
  const refused = dues.filter(({ data }) => data.refused !== undefined && settled.has(data.key));
  const keptOf = (key: string): number => dues.find(({ data }) => data.key === key)?.data.kept ?? 0;
  const standing = ({
    data: { key, amount, authority },
  }: (typeof dues)[number] | (typeof reverses)[number]): Standing => ({
    id: authority.id,
    key,
    amount,
  });
  const late = refused.filter(({ data }) => data.of === undefined);
  const reverses = ofKind(entries, "charge-reverse-due").filter(
    ({ data }) =>
      data.refused !== undefined && settled.has(data.key) && data.correct !== true && data.rebate_of === undefined,
  );
  const sum = (rows: readonly { readonly data: { readonly key: string; readonly amount: number } }[]): number =>
    rows.reduce((so, { data }) => so + data.amount - keptOf(data.key), 0);
  return {
    owed: sum(refused),
    owing: sum(reverses),
    payments: late.map(standing),
    topups: reverses.map(standing),
  };
}
