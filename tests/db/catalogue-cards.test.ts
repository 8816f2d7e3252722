import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCatalogue, type Card } from "#db/catalogue.ts";
import { openDatabase } from "#db/open-database.ts";
import { makeFolder } from "./register-at-work.ts";

const card = (digit: string, more: Partial<Card> = {}): Card => ({
  card: digit.repeat(64),
  member: `m-${digit}`,
  wallet: `w-${digit}`,
  customer: `c-${digit}`,
  status: "active",
  ...more,
});

describe("what the catalogue knows of a card beside its wallet", () => {
  test("the wallet of meal money and why it does not work, until a change says otherwise", () => {
    using folder = makeFolder();
    {
      using catalogue = openCatalogue(folder);
      catalogue.putCards({
        version: 1,
        cards: [card("a", { meal: "meal-a" }), card("b", { status: "stopped", why: "moved" })],
      });
    }
    using catalogue = openCatalogue(folder);
    const known = (digit: string) => catalogue.card(digit.repeat(64));
    expect(known("a")).toEqual({ member: "m-a", wallet: "w-a", customer: "c-a", standing: "active", meal: "meal-a" });
    expect(known("b")).toMatchObject({ standing: "stopped", why: "moved" });
    catalogue.putCards({ version: 2, cards: [card("a"), card("b", { status: "removed" })] });
    expect(known("a")).toEqual({ member: "m-a", wallet: "w-a", customer: "c-a", standing: "active" });
    expect(known("b")).toBeNull();
    catalogue.putCards({ version: 3, cards: [card("b")] });
    expect(known("b")).not.toHaveProperty("why");
  });

  test("when the deny list was last confirmed, also after a restart", () => {
    using folder = makeFolder();
    {
      using catalogue = openCatalogue(folder);
      expect(catalogue.denyListAtMs()).toBeNull();
      catalogue.confirmDenyList(1_000);
      catalogue.confirmDenyList(2_000);
    }
    using catalogue = openCatalogue(folder);
    expect(catalogue.denyListAtMs()).toBe(2_000);
  });

  test("a file from before any of this keeps what it holds", () => {
    using folder = makeFolder();
    {
      using catalogue = openCatalogue(folder);
      catalogue.putCards({ version: 7, cards: [card("a")] });
    }
    const db = openDatabase(join(folder.dir, "catalogue.db"), { nativeBinding: undefined });
    db.exec("DROP TABLE card_more; DROP TABLE heard");
    db.close();
    using catalogue = openCatalogue(folder);
    expect(catalogue.versions().cards).toBe(7);
    expect(catalogue.card("a".repeat(64))).toMatchObject({ standing: "active" });
    expect(catalogue.denyListAtMs()).toBeNull();
  });
});
