/** JSON as the journal knows it: no floats. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * RFC 8785 for integers, strings and booleans, written here a second time on purpose: headquarters must not share the register's
 * mistakes. Throws on a float, an unsafe integer or a lone surrogate.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new Error("lone surrogate");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((one: Json) => canonical(one)).join(",")}]`;
  // RFC 8785, 3.2.3: names sorted by UTF-16 code units, which is what comparing strings does here.
  const rows = Object.entries(value as { readonly [key: string]: Json }).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${rows.map(([key, one]) => `${canonical(key)}:${canonical(one)}`).join(",")}}`;
}
