import * as v from "valibot";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const yen = v.pipe(count, v.maxValue(9_999_999));
/** The journal holds well-formed Unicode only; a line of a 領収書 is no longer. */
const words = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((said) => said.isWellFormed()),
);
const day = v.pipe(v.string(), v.isoDate());
const place = v.strictObject({ epoch: count, seq: count });

/** Papers asked for at the counter. */
export const paperCommands = [
  v.strictObject({
    kind: v.literal("receipt-copy"),
    seq: count,
    lang: v.optional(v.picklist(["ja", "en"])),
  }),
  v.strictObject({
    kind: v.literal("invoice"),
    seq: count,
    to: words,
    proviso: v.pipe(words, v.minLength(1)),
    takenBack: v.boolean(),
    member: v.boolean(),
  }),
] as const;

/** 電子ジャーナル: entries by day, amount, member, article, operator, number and kind, all of them at once if need be. */
export const paperQueries = [
  v.strictObject({
    kind: v.literal("journal"),
    from: v.optional(day),
    to: v.optional(day),
    least: v.optional(yen),
    most: v.optional(yen),
    /** Part of the member's reference. */
    member: v.optional(words),
    /** Beginning of an article's code. */
    code: v.optional(words),
    /** Part of an article's name or kana, or of a reason. */
    text: v.optional(words),
    op: v.optional(words),
    /** Receipt number, or its last part. */
    receipt: v.optional(words),
    what: v.optional(
      v.picklist(["money", "sale", "refund", "cancelled", "charge", "paper", "till", "report", "people", "all"]),
    ),
    before: v.optional(place),
  }),
  /** The paper of an entry of any epoch, as it was printed; null = it has none. */
  v.strictObject({ kind: v.literal("journal-paper"), ...place.entries }),
  /** What the keys of a 領収書 offer, and what one over this sale would say now; null = there can be none. */
  v.strictObject({ kind: v.literal("invoice-offer"), seq: count }),
] as const;
