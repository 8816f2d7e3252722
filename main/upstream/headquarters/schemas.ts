import * as v from "valibot";

/** The answers of openapi.yaml, read strictly: what we do not understand we do not act on. */
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u));
const sig = v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/u));
const keyId = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u));
const code = v.pipe(v.string(), v.regex(/^[0-9A-Z]{3,20}$/u));

const point = v.strictObject({ seq: whole, hash });
export const anchorSchema = v.strictObject({ last: point, at: whole, key_id: keyId, sig });
export const forkSchema = v.strictObject({ fork: point });
export const gapSchema = v.strictObject({ last: point });
export const headSchema = v.strictObject({
  epoch: whole,
  held: v.nullable(point),
  countersigned: v.nullable(anchorSchema),
});
export const errorSchema = v.object({ error: v.string(), detail: v.optional(v.string()) });
export const signedSettingsSchema = v.strictObject({ version: whole, body: v.string(), key_id: keyId, sig });

const cardSchema = v.strictObject({
  card: hash,
  member: v.string(),
  wallet: v.string(),
  customer: v.string(),
  status: v.picklist(["active", "stopped", "removed"]),
  meal: v.exactOptional(v.string()),
  why: v.exactOptional(v.picklist(["lost", "moved", "left", "other"])),
});
export const cardsSchema = v.strictObject({ version: whole, more: v.boolean(), cards: v.array(cardSchema) });
export const denyListSchema = v.strictObject({ version: whole, cards: v.array(hash) });

export const nutritionSchema = v.strictObject({
  kcal: whole,
  protein_mg: whole,
  fat_mg: whole,
  carb_mg: whole,
  salt_mg: whole,
  red: whole,
  green: whole,
  yellow: whole,
});
const itemSchema = v.strictObject({
  code,
  name: v.pipe(v.string(), v.minLength(1)),
  kana: v.string(),
  class: v.string(),
  tax: v.picklist(["standard", "reduced", "exempt", "outside"]),
  rate: v.picklist([10, 8, 0]),
  price: whole,
  unit_takeout: v.exactOptional(whole),
  eat_in: v.exactOptional(v.boolean()),
  alcohol: v.exactOptional(v.boolean()),
  nutrition: v.exactOptional(nutritionSchema),
  category: v.string(),
});
export const catalogueSchema = v.strictObject({
  version: whole,
  more: v.boolean(),
  items: v.array(itemSchema),
  removed: v.array(code),
});
export const keySchema = v.strictObject({ key_id: keyId });

export type Cards = v.InferOutput<typeof cardsSchema>;
export type DenyList = v.InferOutput<typeof denyListSchema>;
export type CatalogueDelta = v.InferOutput<typeof catalogueSchema>;
