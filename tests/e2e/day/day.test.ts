import { isDeepStrictEqual } from "node:util";
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { type Heading, readDay, recount } from "./recount.ts";
import { runDay } from "./run-day.ts";

/** A whole day, short: a dozen customers and everything that happens once. In full: npm run campaign -- day. */
const seed = pickSeed();
let day: Awaited<ReturnType<typeof runDay>>;

beforeAll(async () => {
  day = await runDay({ seed, customers: 12, isLong: false, progress: () => {} });
}, 240_000);
afterAll(() => day?.[Symbol.asyncDispose]());

const differing = (headings: readonly Heading[]): string[] =>
  headings.filter(({ said, counted }) => !isDeepStrictEqual(said, counted)).map(({ name }) => name);

test(`A day played by the keys of the screen ends with the books in agreement (SEED=${seed})`, () => {
  expect(day.checks.filter(({ held }) => !held)).toEqual([]);
});

test("The recount of the export agrees with the Z in every heading, and none of them was left untried", () => {
  for (const { name, said, counted } of day.headings) expect(said, name).toEqual(counted);
});

/** The export with one entry's data changed, as somebody would who reaches for the file. */
function changed(kind: string, change: (data: Record<string, unknown>) => void): string {
  let isDone = false;
  const lines = readFileSync(day.file, "utf8").trim().split("\n");
  const file = `${day.file}.changed`;
  writeFileSync(
    file,
    lines
      .map((line) => {
        const row = JSON.parse(line) as { body: string };
        const body = JSON.parse(row.body) as { kind: string; data: Record<string, unknown> };
        if (isDone || body.kind !== kind) return line;
        isDone = true;
        change(body.data);
        return JSON.stringify({ ...row, body: JSON.stringify(body) });
      })
      .join("\n"),
  );
  return file;
}

test("A yen more in one sale of the file is seen by the recount", () => {
  const file = changed("sale", (data) => {
    data["total"] = Number(data["total"]) + 1;
  });
  expect(differing(recount(file))).toEqual(["sales", "operators", "hours"]);
});

/** Another value of the same shape. */
function falsify(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "string") return `${value}0`;
  if (Array.isArray(value)) return value.length > 0 ? value.slice(1) : [{ amount: 1, total: 1, count: 1, tax: 1 }];
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, part]) => [key, falsify(part)]));
}

test("Whatever figure of the Z is another in the file, the recount sees it, and that one alone", () => {
  const { z } = readDay(day.file);
  const counted = Object.keys(z).filter((key) => key !== "pending");
  const seen = counted.map((key) => {
    const file = changed("z-report", (data) => {
      data[key] = falsify(data[key]);
    });
    return differing(recount(file)).length;
  });
  expect(counted.length).toBeGreaterThan(30);
  expect(seen).toEqual(counted.map(() => 1));
});

test("A heading of the Z that the recount does not know is not passed over", () => {
  const file = changed("z-report", (data) => {
    data["tips"] = 0;
  });
  expect(differing(recount(file))).toEqual(["headings nobody counted"]);
});
