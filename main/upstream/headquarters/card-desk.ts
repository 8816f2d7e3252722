import type * as v from "valibot";
import { cardChangeSchema, memberSchema } from "./desk-schemas.ts";
import { believe, read, type Desk, type Told } from "./told.ts";

/** The name is for both screens to confirm and goes nowhere else: not into journal, log or file. */
export type FoundMember = v.InferOutput<typeof memberSchema>;
/** The cards that work now, and the versions of cards and deny list that hold the change: the next pull brings them. */
export type CardChange = {
  readonly member: string;
  readonly version: number;
  readonly denyVersion: number;
  readonly active: readonly string[];
};
/** card: 64 hex digits, the keyed hash. approvedBy: number of the operator who approved. */
export type CardDesk = {
  /** By the number on the sticker or card, the opaque id, the wallet an app's barcode names, or a card. */
  readonly findMember: (
    who: { number: string } | { member: string } | { wallet: string } | { card: string },
  ) => Told<FoundMember>;
  /** Each of these sets a state and may be sent again until it is answered. */
  readonly linkCard: (o: { card: string; member: string; approvedBy: string }) => Told<CardChange>;
  /** from null: the old card is not at hand, and every card of the member stops. */
  readonly moveCard: (o: { from: string | null; to: string; member: string; approvedBy: string }) => Told<CardChange>;
  readonly stopCard: (
    o: ({ card: string } | { member: string }) & { reason: "lost" | "left" | "other"; approvedBy: string },
  ) => Told<CardChange>;
};

export function openCardDesk({ ask, own }: Desk): CardDesk {
  const post = async <T>(path: string, body: object, schema: v.GenericSchema<unknown, T>) =>
    read(await ask({ method: "POST", path, body: JSON.stringify(body) }), schema);
  const change = async (
    path: string,
    { approvedBy, ...body }: { readonly approvedBy: string },
    fits: (active: readonly string[], member: string) => boolean,
  ): Told<CardChange> => {
    const got = believe(
      await post(`${own}/${path}`, { ...body, approved_by: approvedBy }, cardChangeSchema),
      ({ active, member }) => fits(active, member),
    );
    if (got.kind !== "answer") return got;
    const { deny_version: denyVersion, ...rest } = got.value;
    return { kind: "answer", value: { ...rest, denyVersion } };
  };
  return {
    findMember: (who) => post("/v1/members/search", who, memberSchema),
    linkCard: (o) => change("card-links", o, (active, member) => member === o.member && active.includes(o.card)),
    moveCard: (o) =>
      change("card-moves", o, (active, member) => {
        const gone = o.from === null ? active.length === 1 : !active.includes(o.from) || o.from === o.to;
        return member === o.member && active.includes(o.to) && gone;
      }),
    stopCard: (o) =>
      change("card-stops", o, (active, member) =>
        "card" in o ? !active.includes(o.card) : member === o.member && active.length === 0,
      ),
  };
}
