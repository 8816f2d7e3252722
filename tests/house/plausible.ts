import * as v from "valibot";

/** What a finger could really say, by the name of the field: the sale's own numbers, real PINs, goods that are sold. */
export type Known = { readonly [field: string]: readonly unknown[] };

/** Where a field has no value of its own: the first of these its schema takes. */
const usual: readonly unknown[] = [
  1,
  0,
  2,
  1000,
  50_000,
  true,
  "today",
  "お品代として",
  "07",
  "2026-11-22",
  "00000000-0000-4000-8000-000000000000",
  "R1-1-1",
  [],
];

type Schema = v.GenericSchema & {
  readonly type: string;
  readonly entries?: { readonly [field: string]: Schema };
  readonly options?: readonly unknown[];
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly literal?: unknown;
  readonly pipe?: readonly Schema[];
};

const fits = (schema: Schema, value: unknown): boolean => v.safeParse(schema, value).success;

/**
 * Values a schema takes, at most a few of each: every variant, every literal, what is known of a field by its name.
 * A field without any value it takes is an error of the test: nothing may be left untried because nobody thought of it.
 */
export function valuesOf(schema: Schema, known: Known, field = ""): readonly unknown[] {
  const own = (known[field] ?? []).filter((value) => fits(schema, value));
  if (own.length > 0) return own;
  switch (schema.type) {
    case "literal":
      return [schema.literal];
    case "picklist":
      return schema.options ?? [];
    case "boolean":
      return [true, false];
    case "optional":
    case "exact_optional":
      return schema.wrapped === undefined ? [] : valuesOf(schema.wrapped, known, field);
    case "union":
    case "variant":
      return (schema.options ?? []).flatMap((option) => valuesOf(option as Schema, known, field));
    case "strict_object":
      return objectsOf(schema.entries ?? {}, known);
    case "array": {
      const items = schema.item === undefined ? [] : valuesOf(schema.item, known, field);
      return [items.slice(0, 1), items.slice(0, 2), []].filter((value) => fits(schema, value)).slice(0, 1);
    }
    default: {
      const found = usual.find((value) => fits(schema, value));
      if (found === undefined) throw new Error(`no value is known for ${field} (${schema.type})`);
      return [found];
    }
  }
}

/** Each value of each field once, the others at their first: not the product, and yet every variant. */
function objectsOf(entries: { readonly [field: string]: Schema }, known: Known): object[] {
  const fields = Object.entries(entries).map(([name, one]) => [name, valuesOf(one, known, name)] as const);
  const first = Object.fromEntries(fields.map(([name, [value]]) => [name, value]));
  const varied = fields.flatMap(([name, [, ...others]]) => others.map((value) => ({ ...first, [name]: value })));
  return [first, ...varied];
}
