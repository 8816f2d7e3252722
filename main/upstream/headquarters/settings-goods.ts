import * as v from "valibot";
import type { GoodsSettings } from "#register/goods-settings.ts";

const wellFormed = v.pipe(
  v.string(),
  v.check((said) => said.isWellFormed()),
);
const word = v.pipe(wellFormed, v.minLength(1), v.maxLength(24));
const rates = { standard: 10, reduced: 8, exempt: 0, outside: 0 } as const;

const department = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{1,16}$/u)),
    name: word,
    en: v.exactOptional(word),
    class: wellFormed,
    tax: v.picklist(["standard", "reduced", "exempt", "outside"]),
    rate: v.picklist([10, 8, 0]),
  }),
  v.check(({ tax, rate }) => rates[tax] === rate),
);
const pricedHead = v.strictObject({
  price: v.picklist([4, 5, 6]),
  check: v.exactOptional(v.boolean()),
  scale: v.exactOptional(v.picklist([1, 10, 100])),
});

/** Entries of the settings about goods no plain code names. */
export const goodsEntries = {
  barcode: v.exactOptional(
    v.strictObject({
      priced: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^(02|2[0-9])$/u)), pricedHead)),
      book_class: v.exactOptional(wellFormed),
      magazine_class: v.exactOptional(wellFormed),
    }),
  ),
  departments: v.exactOptional(v.pipe(v.array(department), v.maxLength(40))),
};

/** Of the whole settings, what is said of such goods. */
export function goodsOf({ barcode, departments }: GoodsSettings): GoodsSettings {
  return { ...(barcode === undefined ? {} : { barcode }), ...(departments === undefined ? {} : { departments }) };
}
