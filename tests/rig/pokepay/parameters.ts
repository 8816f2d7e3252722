/** Parameters of the implemented calls as the API publishes them: type, format and bounds of each. */
export type Rule =
  | { readonly type: "uuid" | "date-time" | "boolean" | "metadata" | "products" | "types" }
  | { readonly type: "string"; readonly max: number; readonly pattern?: RegExp }
  | { readonly type: "integer"; readonly min?: number; readonly max?: number }
  | { readonly type: "enum"; readonly of: readonly string[] };
export type Parameters = {
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
};
export type Faults = {
  readonly missing: readonly string[];
  readonly invalid: readonly string[];
  readonly unpermitted: readonly string[];
};

const uuid = { type: "uuid" } as const;
const dateTime = { type: "date-time" } as const;
const description = { type: "string", max: 200 } as const;
const strategy = { type: "enum", of: ["point-preferred", "money-only"] } as const;
const common = { description, metadata: { type: "metadata" }, request_id: uuid } as const;

export const parameters = {
  none: { required: {}, optional: {} },
  echo: { required: { message: { type: "string", max: 10_000 } }, optional: {} },
  payment: {
    required: { shop_id: uuid, customer_id: uuid, private_money_id: uuid, amount: { type: "integer", min: 0 } },
    optional: { ...common, products: { type: "products" }, strategy, coupon_id: uuid },
  },
  topup: {
    required: { shop_id: uuid, customer_id: uuid, private_money_id: uuid },
    optional: {
      ...common,
      bear_point_shop_id: uuid,
      money_amount: { type: "integer", min: 0 },
      point_amount: { type: "integer", min: 0 },
      point_expires_at: dateTime,
    },
  },
  // Published as exactly 22 characters; the app's own code knows 20 digits. Both are let through to the look-up.
  cpm: {
    required: {
      cpm_token: { type: "string", max: 22, pattern: /^([0-9A-Za-z_-]{22}|[0-9]{20})$/ },
      shop_id: uuid,
      amount: { type: "integer" },
    },
    optional: { ...common, products: { type: "products" }, strategy },
  },
  cashtray: {
    required: { private_money_id: uuid, shop_id: uuid, amount: { type: "integer" } },
    optional: { description, expires_in: { type: "integer", min: 1 } },
  },
  refund: { required: {}, optional: { description, returning_point_expires_at: dateTime } },
  customerAccounts: {
    required: { private_money_id: uuid },
    optional: {
      page: { type: "integer", min: 1 },
      per_page: { type: "integer", min: 1, max: 1000 },
      created_at_from: dateTime,
      created_at_to: dateTime,
      is_suspended: { type: "boolean" },
      status: { type: "enum", of: ["active", "suspended", "pre-closed"] },
      external_id: { type: "string", max: 50 },
      tel: { type: "string", max: 20 },
      email: { type: "string", max: 300 },
    },
  },
  transactionsV2: {
    required: {},
    optional: {
      private_money_id: uuid,
      organization_code: { type: "string", max: 32, pattern: /^[a-zA-Z0-9-]*$/ },
      shop_id: uuid,
      terminal_id: uuid,
      customer_id: uuid,
      customer_name: { type: "string", max: 256 },
      description,
      transaction_id: { type: "string", max: 36 },
      is_modified: { type: "boolean" },
      types: { type: "types" },
      from: dateTime,
      to: dateTime,
      next_page_cursor_id: uuid,
      prev_page_cursor_id: uuid,
      per_page: { type: "integer", min: 1, max: 1000 },
    },
  },
  privateMoneys: {
    required: {},
    optional: {
      organization_code: { type: "string", max: 32 },
      page: { type: "integer", min: 1 },
      per_page: { type: "integer", min: 1, max: 1000 },
    },
  },
} as const satisfies Readonly<Record<string, Parameters>>;

const types = new Set(["topup", "payment", "exchange_outflow", "exchange_inflow", "cashback", "expire"]);
const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);
export const isUuid = (value: unknown): value is string =>
  typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

function fits(rule: Rule, value: unknown): boolean {
  switch (rule.type) {
    case "uuid":
      return isUuid(value);
    case "date-time":
      return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
    case "boolean":
      return typeof value === "boolean";
    case "metadata":
      return typeof value === "string";
    case "products":
      return Array.isArray(value) && value.every(isRecord);
    case "types":
      return Array.isArray(value) && value.every((one) => typeof one === "string" && types.has(one));
    case "string":
      return typeof value === "string" && [...value].length <= rule.max && (rule.pattern?.test(value) ?? true);
    case "integer":
      return (
        Number.isSafeInteger(value) &&
        Number(value) >= (rule.min ?? -Infinity) &&
        Number(value) <= (rule.max ?? Infinity)
      );
    case "enum":
      return typeof value === "string" && rule.of.includes(value);
  }
}

/** What is wrong with a request, in the three lists `invalid_parameters` carries; undefined when nothing is. */
export function checkParameters(known: Parameters, given: Readonly<Record<string, unknown>>): Faults | undefined {
  const rules: Readonly<Record<string, Rule>> = { ...known.required, ...known.optional };
  const missing = Object.keys(known.required).filter((name) => given[name] === undefined || given[name] === null);
  const unpermitted = Object.keys(given).filter((name) => rules[name] === undefined);
  const invalid = Object.entries(given).flatMap(([name, value]) => {
    const rule = rules[name];
    return rule === undefined || missing.includes(name) || fits(rule, value) ? [] : [name];
  });
  return missing.length + unpermitted.length + invalid.length === 0 ? undefined : { missing, invalid, unpermitted };
}
