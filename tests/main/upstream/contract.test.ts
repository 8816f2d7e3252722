import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { headquartersCodes } from "#upstream/headquarters/ask.ts";
import {
  allowanceSchema,
  cardChangeSchema,
  mealRestSchema,
  mealSchema,
  memberSchema,
  releasedSchema,
  saleLeftSchema,
  saleSchema,
} from "#upstream/headquarters/desk-schemas.ts";
import {
  anchorSchema,
  cardsSchema,
  catalogueSchema,
  headSchema,
  picturesSchema,
  signedSettingsSchema,
} from "#upstream/headquarters/schemas.ts";

type Node = { readonly properties?: { readonly [key: string]: unknown } };
const openapi = parse(readFileSync("main/upstream/headquarters/openapi.yaml", "utf8")) as {
  readonly components: { readonly schemas: { readonly [name: string]: Node } };
};

test.each([
  { name: "Anchor", entries: anchorSchema.entries },
  { name: "Head", entries: headSchema.entries },
  { name: "SignedSettings", entries: signedSettingsSchema.entries },
  { name: "Card", entries: cardsSchema.entries.cards.item.entries },
  { name: "Item", entries: catalogueSchema.entries.items.item.entries },
  { name: "OnMenu", entries: catalogueSchema.entries.items.item.entries.menu.wrapped.entries },
  { name: "Picture", entries: picturesSchema.entries.pictures.item.entries },
  { name: "Nutrition", entries: catalogueSchema.entries.items.item.entries.nutrition.wrapped.entries },
  { name: "Member", entries: memberSchema.entries },
  { name: "CardChange", entries: cardChangeSchema.entries },
  { name: "MealRest", entries: mealRestSchema.entries },
  { name: "MealAuthorisation", entries: mealSchema.entries },
  { name: "Released", entries: releasedSchema.entries },
  { name: "Sale", entries: saleSchema.entries },
  { name: "SaleLeft", entries: saleLeftSchema.entries },
  { name: "TenderPart", entries: saleLeftSchema.entries.tenders.item.entries },
  { name: "RebatePart", entries: saleLeftSchema.entries.rebate.item.entries },
  { name: "SaleRef", entries: allowanceSchema.entries.of.entries },
  { name: "RefundAllowance", entries: allowanceSchema.entries },
])("the client reads exactly the fields openapi.yaml gives $name", ({ name, entries }) => {
  const properties = openapi.components.schemas[name]?.properties ?? {};
  expect(Object.keys(entries).toSorted()).toEqual(Object.keys(properties).toSorted());
});

test("every refusal the operations name is one the client knows", () => {
  const text = readFileSync("main/upstream/headquarters/openapi.yaml", "utf8");
  const named = [...text.matchAll(/\b422 ((?:[a-z]+-?)+(?:(?: \([^)]*\))?,\s+(?:[a-z]+-?)+)*)/gu)].flatMap(
    ([, list = ""]) => list.replaceAll(/ \([^)]*\)/gu, "").split(/,\s+/u),
  );
  expect(new Set(named).size).toBeGreaterThan(12);
  expect(named.filter((code) => !headquartersCodes.some((one) => one === code))).toEqual([]);
});
