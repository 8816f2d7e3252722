import * as v from "valibot";

const wellFormed = v.check((said: string) => said.isWellFormed());
/** A word that is pressed, and journalled when it is. */
const named = v.pipe(v.string(), v.minLength(1), v.maxLength(40), wellFormed);
const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/));
const yen = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9_999_999));
const whose = v.picklist(["cashier", "supervisor"]);
const reasons = v.exactOptional(v.array(v.strictObject({ reason: named, en: v.exactOptional(named) })));
const isTrue = v.exactOptional(v.literal(true));

type Named = { readonly id: string };
/** Names stand for themselves in the journal: each once. */
function isNamedOnce(list: readonly Named[]): boolean {
  return new Set(list.map((one) => one.id)).size === list.length;
}

/** Percents are whole and at most 100; what is open names no figure. */
function hasFigure({ kind, value }: { readonly kind: string; readonly value?: number }): boolean {
  if (kind === "open") return value === undefined;
  return value !== undefined && (kind === "yen" || value <= 100);
}

const discount = v.pipe(
  v.strictObject({
    id,
    name: named,
    en: v.exactOptional(named),
    kind: v.picklist(["percent", "yen", "open"]),
    value: v.exactOptional(yen),
    scope: v.picklist(["line", "basket"]),
    approve: isTrue,
    reason: isTrue,
  }),
  v.check((said) => hasFigure(said)),
);

/** Discounts, prices by hand, deposits, permissions: see `price-settings` of the core. */
export const priceEntries = {
  discounts: v.exactOptional(
    v.pipe(
      v.array(discount),
      v.maxLength(24),
      v.check((list) => isNamedOnce(list)),
    ),
  ),
  reasons: v.exactOptional(v.strictObject({ discount: reasons, price: reasons })),
  deposits: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ id, name: named, en: v.exactOptional(named), amount: yen })),
      v.maxLength(6),
      v.check((list) => isNamedOnce(list)),
    ),
  ),
  permissions: v.exactOptional(
    v.strictObject({
      discount: v.exactOptional(whose),
      "price-override": v.exactOptional(whose),
      "deposit-return": v.exactOptional(whose),
      "line-void": v.exactOptional(whose),
      "cancel-sale": v.exactOptional(whose),
      refund: v.exactOptional(whose),
      "void-after": v.exactOptional(whose),
      copy: v.exactOptional(whose),
      invoice: v.exactOptional(whose),
      "no-sale": v.exactOptional(whose),
      "cash-in": v.exactOptional(whose),
      "cash-out": v.exactOptional(whose),
    }),
  ),
};

/** A staff card, as cards are called upstream: hex HMAC-SHA-256. */
export const badge = v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));
