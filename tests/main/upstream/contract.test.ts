import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import {
  anchorSchema,
  cardsSchema,
  catalogueSchema,
  headSchema,
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
  { name: "Nutrition", entries: catalogueSchema.entries.items.item.entries.nutrition.wrapped.entries },
])("the client reads exactly the fields openapi.yaml gives $name", ({ name, entries }) => {
  const properties = openapi.components.schemas[name]?.properties ?? {};
  expect(Object.keys(entries).toSorted()).toEqual(Object.keys(properties).toSorted());
});
