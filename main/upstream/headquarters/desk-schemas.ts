import * as v from "valibot";

/** What headquarters answers while a member stands at the counter (openapi.yaml), read strictly. */
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.string();
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/u));
const classAmount = v.strictObject({ class: text, amount: whole });

export const releasedSchema = v.strictObject({ key: text, held: whole });

export const mealRestSchema = v.strictObject({
  plan: text,
  rest: whole,
  classes: v.array(text),
  wallet: text,
  customer: text,
  slot: v.exactOptional(text),
  times: v.exactOptional(whole),
});
export const mealSchema = v.strictObject({
  key: text,
  id: text,
  member: text,
  wallet: text,
  customer: text,
  plan: text,
  day: text,
  asked: whole,
  amount: whole,
  rest: whole,
  classes: v.array(text),
  state: v.picklist(["held", "released"]),
});

const tenderPart = v.strictObject({
  tender: whole,
  kind: v.picklist(["meal", "emoney", "cash"]),
  amount: whole,
  by: v.array(classAmount),
});
const rebatePart = v.strictObject({ class: text, base: whole, bp: whole, amount: whole });
export const saleLeftSchema = v.strictObject({
  lines: v.array(v.strictObject({ line: whole, qty: whole, amount: whole })),
  tenders: v.array(tenderPart),
  rebate: v.array(rebatePart),
});
const saleRef = v.strictObject({ reg: text, epoch: whole, seq: whole });
export const saleSchema = v.strictObject({ ...saleRef.entries, hash, body: text, left: saleLeftSchema });
export const allowanceSchema = v.strictObject({
  key: text,
  of: saleRef,
  receipt: text,
  state: v.picklist(["granted", "released"]),
  lines: v.array(v.strictObject({ line: whole, qty: whole, returned: whole, amount: whole })),
  total: whole,
  tenders: v.array(tenderPart),
  rebate: v.array(rebatePart),
  left: saleLeftSchema,
});

export const memberSchema = v.strictObject({
  member: text,
  name: text,
  wallet: text,
  customer: text,
  meal: v.exactOptional(text),
  cards: v.array(v.strictObject({ card: hash, status: v.picklist(["active", "stopped"]) })),
});
export const cardChangeSchema = v.strictObject({
  member: text,
  version: whole,
  deny_version: whole,
  active: v.array(hash),
});
