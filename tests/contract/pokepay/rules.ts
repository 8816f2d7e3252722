/** How the documentation states a parameter (JSON Schema, as far as the operations we call use it). */
export type Rule = {
  readonly type: "string" | "integer" | "number" | "boolean" | "array";
  readonly format?: "uuid" | "date-time" | "json";
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly items?: Rule | "object";
};
export type Rules = { readonly [name: string]: Rule };

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
/** RFC 3339, 5.6. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const formats = {
  uuid: (text: string) => uuid.test(text),
  "date-time": (text: string) => dateTime.test(text) && !Number.isNaN(Date.parse(text)),
  json: isJson,
} as const;

function fitsText(rule: Rule, text: string): boolean {
  const { length } = [...text];
  return (
    length >= (rule.minLength ?? 0) &&
    length <= (rule.maxLength ?? Infinity) &&
    (rule.pattern === undefined || new RegExp(rule.pattern, "u").test(text)) &&
    (rule.enum === undefined || rule.enum.includes(text)) &&
    (rule.format === undefined || formats[rule.format](text))
  );
}

export function fits(rule: Rule, value: unknown): boolean {
  switch (rule.type) {
    case "string":
      return typeof value === "string" && fitsText(rule, value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
    case "number":
      return (
        typeof value === "number" &&
        (rule.type === "number" ? Number.isFinite(value) : Number.isInteger(value)) &&
        value >= (rule.minimum ?? -Infinity) &&
        value <= (rule.maximum ?? Infinity)
      );
    case "array": {
      const { items } = rule;
      return (
        Array.isArray(value) &&
        value.every((one) => (items === "object" || !items ? typeof one === "object" : fits(items, one)))
      );
    }
  }
}
