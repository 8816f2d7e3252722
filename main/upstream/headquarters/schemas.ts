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
const date = v.pipe(v.string(), v.isoDate());
const time = v.pipe(v.string(), v.regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/u));
/** When something is on the touch keys. */
export const onMenuEntries = {
  from: v.exactOptional(date),
  to: v.exactOptional(date),
  dates: v.exactOptional(v.pipe(v.array(date), v.maxLength(400))),
  days: v.exactOptional(v.array(v.pipe(whole, v.minValue(1), v.maxValue(7)))),
  meals: v.exactOptional(v.pipe(v.array(v.strictObject({ from: time, to: time })), v.maxLength(8))),
};
const nextPrice = v.strictObject({ from: date, price: whole, unit_takeout: v.exactOptional(whole) });
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(24));
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
  next: v.exactOptional(v.pipe(v.array(nextPrice), v.maxLength(12))),
  menu: v.exactOptional(v.strictObject(onMenuEntries)),
  sold_out: v.exactOptional(v.boolean()),
  open: v.exactOptional(v.boolean()),
  group: v.exactOptional(short),
  size: v.exactOptional(short),
});
const pictureSchema = v.strictObject({
  code,
  type: v.picklist(["image/webp", "image/png", "image/svg+xml"]),
  data: v.pipe(v.string(), v.base64(), v.maxLength(27_308)),
});
export const picturesSchema = v.strictObject({
  version: whole,
  more: v.boolean(),
  pictures: v.array(pictureSchema),
  removed: v.array(code),
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
export type Pictures = v.InferOutput<typeof picturesSchema>;
export type CatalogueDelta = v.InferOutput<typeof catalogueSchema>;
