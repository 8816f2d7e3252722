import * as v from "valibot";
import type { PriceSettings } from "#register/price-settings.ts";
import type { Settings } from "#register/settings.ts";
import { badge, priceEntries } from "./price-settings.ts";
import { goodsEntries, goodsOf } from "./settings-goods.ts";
import { onMenuEntries } from "./schemas.ts";

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** What is journalled must be well-formed Unicode: a lone surrogate would stop every commit. */
const text = v.pipe(
  v.string(),
  v.check((said) => said.isWellFormed()),
);

/** A word that is pressed, and journalled when it is. */
const named = v.pipe(text, v.minLength(1), v.maxLength(40));

/** Why cash comes or goes without a sale. */
const cashReason = v.strictObject({
  reason: named,
  en: v.exactOptional(named),
  approve: v.exactOptional(v.boolean()),
});

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
  receipt: v.exactOptional(
    v.strictObject({
      when: v.exactOptional(v.picklist(["always", "asked", "cash-only"])),
      language: v.exactOptional(v.picklist(["ja", "en"])),
    }),
  ),
  invoice: v.exactOptional(
    v.strictObject({ addressees: v.exactOptional(v.array(named)), proviso: v.exactOptional(v.array(named)) }),
  ),
  lane: v.exactOptional(v.strictObject({ express: v.exactOptional(v.boolean()) })),
  till: v.exactOptional(
    v.strictObject({
      in: v.exactOptional(v.array(cashReason)),
      out: v.exactOptional(v.array(cashReason)),
      float: v.exactOptional(v.pipe(whole, v.minValue(1), v.maxValue(9_999_999))),
      blind: v.exactOptional(v.boolean()),
      approve: v.exactOptional(v.array(v.picklist(["loan", "pickup"]))),
    }),
  ),
  ...priceEntries,
  ...goodsEntries,
  authority: v.strictObject({ limit_ms: whole, id_keep_ms: whole }),
  operators: v.array(
    v.strictObject({ op: text, name: text, role: v.picklist(["cashier", "supervisor"]), pin: text, badge }),
  ),
  register: v.strictObject({ cutoff: text }),
  fcf: v.strictObject({ offset: whole, length: whole, pattern: text }),
  keys: v.strictObject({
    layout: v.array(
      v.strictObject({
        category: text,
        items: v.array(text),
        favourites: v.exactOptional(v.boolean()),
        ...onMenuEntries,
      }),
    ),
  }),
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

function pricesOf({ discounts, reasons, deposits, permissions }: SettingsBody): PriceSettings {
  return {
    ...(discounts === undefined ? {} : { discounts }),
    ...(reasons === undefined ? {} : { reasons }),
    ...(deposits === undefined ? {} : { deposits }),
    ...(permissions === undefined ? {} : { permissions }),
  };
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
    ...(body.till === undefined ? {} : { till: body.till }),
    register: { cutoff: body.register.cutoff },
    ...(body.receipt === undefined ? {} : { receipt: body.receipt }),
    ...(body.invoice === undefined ? {} : { invoice: body.invoice }),
    ...(body.lane === undefined ? {} : { lane: body.lane }),
    ...pricesOf(body),
    ...goodsOf(body),
    authority,
    operators,
    lock_idle_s: body.lock_idle_s,
    fcf,
    layout: keys.layout,
    catalogue,
  };
}
