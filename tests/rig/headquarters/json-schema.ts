/** The part of JSON Schema 2020-12 that openapi.yaml uses; a keyword it does not know is a mistake in that file and throws. */
export type Schema = { readonly [keyword: string]: unknown };
type Resolve = (ref: string) => Schema;

const annotations = new Set(["description", "format", "title", "example"]);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isType(type: unknown, value: unknown): boolean {
  if (Array.isArray(type)) return type.some((one) => isType(one, value));
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isRecord(value);
    case "integer":
      return Number.isSafeInteger(value);
    default:
      return typeof value === type;
  }
}

function properties(known: Readonly<Record<string, Schema>>, value: unknown, resolve: Resolve): boolean {
  return (
    !isRecord(value) ||
    Object.entries(known).every(([name, one]) => value[name] === undefined || matches(one, value[name], resolve))
  );
}

function holds(schema: Schema, keyword: string, want: unknown, value: unknown, resolve: Resolve): boolean {
  const list = want as readonly Schema[];
  switch (keyword) {
    case "$ref":
      return matches(resolve(String(want)), value, resolve);
    case "type":
      return isType(want, value);
    case "const":
      return want === value;
    case "enum":
      return (want as readonly unknown[]).includes(value);
    case "oneOf":
      return list.filter((one) => matches(one, value, resolve)).length === 1;
    case "required":
      return !isRecord(value) || (want as readonly string[]).every((name) => value[name] !== undefined);
    case "properties":
      return properties(want as Readonly<Record<string, Schema>>, value, resolve);
    case "additionalProperties":
      return (
        !isRecord(value) ||
        want !== false ||
        Object.keys(value).every((name) => name in (schema["properties"] as object))
      );
    case "propertyNames":
      return !isRecord(value) || Object.keys(value).every((name) => matches(want as Schema, name, resolve));
    case "items":
      return !Array.isArray(value) || value.every((one) => matches(want as Schema, one, resolve));
    case "minItems":
      return !Array.isArray(value) || value.length >= Number(want);
    case "maxItems":
      return !Array.isArray(value) || value.length <= Number(want);
    case "minLength":
      return typeof value !== "string" || [...value].length >= Number(want);
    case "maxLength":
      return typeof value !== "string" || [...value].length <= Number(want);
    case "pattern":
      return typeof value !== "string" || new RegExp(String(want), "u").test(value);
    case "minimum":
      return typeof value !== "number" || value >= Number(want);
    case "maximum":
      return typeof value !== "number" || value <= Number(want);
    default:
      if (annotations.has(keyword)) return true;
      throw new Error(`openapi.yaml uses ${keyword}, which the rig does not know`);
  }
}

export function matches(schema: Schema, value: unknown, resolve: Resolve): boolean {
  return Object.entries(schema).every(([keyword, want]) => holds(schema, keyword, want, value, resolve));
}
