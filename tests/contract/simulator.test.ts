import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { refuse } from "#rig/pokepay/errors.ts";
import { operations as simulated } from "#rig/pokepay/operations.ts";
import { operations } from "./pokepay/operations.ts";
import type { Rule, Rules } from "./pokepay/rules.ts";

test("The simulator refuses with published types, each with its published status", () => {
  const sources = globSync("tests/rig/pokepay/*.ts", { exclude: ["**/*.test.ts"] }).map((path) =>
    readFileSync(path, "utf8"),
  );
  const said = sources.flatMap((source) => [...source.matchAll(/refuse\("([a-z_]+)"/gu)].map(([, type]) => type ?? ""));
  const published = Object.assign({}, ...operations.map(({ errors }) => errors)) as Readonly<Record<string, number>>;
  // 501 is the simulator's own word for what it does not do.
  const found = [...new Set(said)].filter((type) => type !== "not_implemented");
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((type) => refuse(type).status !== published[type])).toEqual([]);
});

describe("the simulator takes", () => {
  /** Stricter or wider than published, with the reason. */
  const deviations: { readonly [parameter: string]: Rule } = {
    // The apps' 20 digits are let through to the look-up, which knows both.
    "CreateCpmTransaction.cpm_token": { type: "string", maxLength: 22, pattern: "^([0-9A-Za-z_-]{22}|[0-9]{20})$" },
    // A yen has no parts.
    "CreateCpmTransaction.amount": { type: "integer" },
    "CreateCashtray.amount": { type: "integer" },
    // A search for more than an id would find nothing.
    "ListTransactionsV2.transaction_id": { type: "string", maxLength: 36 },
  };
  type Simulated = (typeof simulated)[number]["takes"]["required"][string];
  const publishedForm = (rule: Simulated): Rule => {
    switch (rule.type) {
      case "uuid":
      case "date-time":
        return { type: "string", format: rule.type };
      case "boolean":
        return { type: "boolean" };
      case "metadata":
        return { type: "string", format: "json" };
      case "products":
        return { type: "array", items: "object" };
      case "types":
        return operations.find(({ name }) => name === "ListTransactionsV2")?.optional["types"] ?? { type: "array" };
      case "string":
        return {
          type: "string",
          maxLength: rule.max,
          ...(rule.pattern === undefined ? {} : { pattern: rule.pattern.source }),
        };
      case "integer":
        return {
          type: "integer",
          ...(rule.min === undefined ? {} : { minimum: rule.min }),
          ...(rule.max === undefined ? {} : { maximum: rule.max }),
        };
      case "enum":
        return { type: "string", enum: rule.of };
    }
  };
  const ruled = (rules: Readonly<Record<string, Simulated>>): Rules =>
    Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, publishedForm(rule)]));
  const withDeviations = (name: string, rules: Rules): Rules =>
    Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, deviations[`${name}.${key}`] ?? rule]));

  test.each(operations.filter(({ name }) => name !== "GetPing"))("$name with the published parameters", (one) => {
    const path = one.path.replaceAll(/:\w+/gu, "d4b9a7d3-3333-4c4e-9a3f-0f6f7a5b0003");
    const found = simulated.find((each) => each.method === one.method && each.path.test(path));
    expect(ruled(found?.takes.required ?? {})).toEqual(withDeviations(one.name, one.required));
    expect(ruled(found?.takes.optional ?? {})).toEqual(withDeviations(one.name, one.optional));
  });
});
