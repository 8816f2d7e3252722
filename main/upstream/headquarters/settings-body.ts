import * as v from "valibot";
import type { Settings } from "#register/settings.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** What is journalled must be well-formed Unicode: a lone surrogate would stop every commit. */
const text = v.pipe(
  v.string(),
  v.check((said) => said.isWellFormed()),
);

/** A word that is pressed, and journalled when it is. */
const named = v.pipe(text, v.minLength(1), v.maxLength(40));

const bodySchema = v.strictObject({
  version: whole,
  shop: v.strictObject({
    name: text,
    issuer: text,
    tnumber: v.pipe(text, v.regex(/^T[0-9]{13}$/u)),
    address: v.exactOptional(text),
    phone: v.exactOptional(text),
  }),
  classes: v.pipe(
    v.array(
      v.strictObject({
        id: text,
        name: text,
        bp: v.pipe(whole, v.maxValue(10_000)),
        pays: v.array(v.picklist(["meal", "emoney"])),
        discountable: v.boolean(),
      }),
    ),
    v.minLength(1),
  ),
  policy: v.strictObject({
    card: v.strictObject({
      per_sale: whole,
      per_card_day: whole,
      per_register_day: v.exactOptional(whole),
      deny_age_ms: v.exactOptional(whole),
    }),
    trust: v.exactOptional(
      v.strictObject({
        per_sale: whole,
        per_card: whole,
        register_yen: whole,
        register_sales: whole,
        deny_age_ms: whole,
        off_after_ms: whole,
      }),
    ),
  }),
  refund: v.exactOptional(v.strictObject({ partial: v.picklist(["credit", "repay"]) })),
  creditor: v.picklist(["headquarters", "register", "pokepay"]),
  charge: v.strictObject({
    unit: v.pipe(whole, v.minValue(1)),
    max_balance: whole,
    per_charge: whole,
    per_day: v.exactOptional(whole),
    offline: v.exactOptional(v.boolean()),
  }),
  drawer: v.exactOptional(
    v.strictObject({
      reasons: v.exactOptional(
        v.array(v.strictObject({ reason: named, en: v.exactOptional(named), approve: v.exactOptional(v.boolean()) })),
      ),
      left_ms: v.exactOptional(v.pipe(whole, v.minValue(1))),
      alarm_ms: v.exactOptional(v.pipe(whole, v.minValue(1))),
    }),
  ),
  authority: v.strictObject({ limit_ms: whole, id_keep_ms: whole }),
  operators: v.array(v.strictObject({ op: text, name: text, role: v.picklist(["cashier", "supervisor"]), pin: text })),
  register: v.strictObject({ cutoff: text }),
  fcf: v.strictObject({ offset: whole, length: whole, pattern: text }),
  keys: v.strictObject({ layout: v.array(v.strictObject({ category: text, items: v.array(text) })) }),
  lock_idle_s: whole,
});

/** The settings as headquarters words them, or null when the text is not that. */
export type SettingsBody = v.InferOutput<typeof bodySchema>;

export function readSettingsBody(text: string): SettingsBody | null {
  try {
    const parsed = v.safeParse(bodySchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** The settings the register journals: what headquarters sent and the catalogue they go with (its version). */
export function settingsOf(body: SettingsBody, catalogue: number): Settings {
  const { version, shop, classes, creditor, policy, refund, charge, drawer, authority, operators, fcf, keys } = body;
  return {
    version,
    shop,
    classes,
    creditor,
    policy,
    ...(refund === undefined ? {} : { refund }),
    charge,
    ...(drawer === undefined ? {} : { drawer }),
    authority,
    operators,
    lock_idle_s: body.lock_idle_s,
    fcf,
    layout: keys.layout,
    catalogue,
  };
}
