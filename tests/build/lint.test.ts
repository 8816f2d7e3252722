import { beforeAll, describe, expect, test } from "vitest";
import { openSkeleton, type Said } from "./skeleton.ts";

interface Planted {
  what: string;
  rule: string;
  file: string;
  text: string;
}

const electron = 'import { app } from "electron";\nexport const name: string = app.getName();\n';
const clock = "export const now = (): number => Date.now();\n";
const dice = "export const roll = (): number => Math.random();\n";
const linesOf = (count: number): string =>
  Array.from({ length: count }, (_, index) => `export const line${index} = ${index};\n`).join("");

const faults: Planted[] = [
  { what: "Electron in the counter", rule: "no-restricted-imports", file: "main/counter/electron.ts", text: electron },
  { what: "Electron in the core", rule: "no-restricted-imports", file: "main/register/electron.ts", text: electron },
  { what: "Electron in a driver", rule: "no-restricted-imports", file: "drivers/electron.ts", text: electron },
  { what: "Electron in the renderer", rule: "no-restricted-imports", file: "renderer/electron.ts", text: electron },
  { what: "a clock in the core", rule: "no-restricted-globals", file: "main/register/clock.ts", text: clock },
  {
    what: "a new Date in the core",
    rule: "no-restricted-globals",
    file: "main/register/date.ts",
    text: "export const at = (): unknown => new Date();\n",
  },
  { what: "chance in the core", rule: "no-restricted-properties", file: "main/register/dice.ts", text: dice },
  {
    what: "an import cycle",
    rule: "no-cycle",
    file: "db/left.ts",
    text: 'import { right } from "./right.ts";\nexport const left = (): unknown => right;\n',
  },
  {
    what: "an import cycle through an alias",
    rule: "no-cycle",
    file: "drivers/left.ts",
    text: 'import { right } from "#drivers/right.ts";\nexport const left = (): unknown => right;\n',
  },
  { what: "a file of more than 250 lines", rule: "max-lines", file: "db/long.ts", text: linesOf(251) },
  {
    what: "a promise nobody waits for",
    rule: "no-floating-promises",
    file: "db/floating.ts",
    text: "const late = async (): Promise<void> => {};\nexport const start = (): void => {\n  late();\n};\n",
  },
  {
    what: "a promise where a condition stands",
    rule: "no-misused-promises",
    file: "db/misused.ts",
    text: "const late = async (): Promise<boolean> => false;\nexport const start = (): number => (late() ? 1 : 2);\n",
  },
  {
    what: "any",
    rule: "no-explicit-any",
    file: "db/any.ts",
    text: "export const loose = (value: any): unknown => value;\n",
  },
  {
    what: "a claim that something is there",
    rule: "no-non-null-assertion",
    file: "db/claim.ts",
    text: "export const first = (list: number[]): number => list[0]!;\n",
  },
  {
    what: "a forgotten case",
    rule: "switch-exhaustiveness-check",
    file: "db/switch.ts",
    text: 'export function name(kind: "a" | "b"): void {\n  switch (kind) {\n    case "a":\n      break;\n  }\n}\n',
  },
];

const fine: Planted[] = [
  { what: "Electron in the shell", rule: "", file: "main/shell/window.ts", text: electron },
  { what: "Electron in a preload", rule: "", file: "main/preload-technician.ts", text: electron },
  { what: "a clock outside the core", rule: "", file: "main/counter/clock.ts", text: clock },
  { what: "chance outside the core", rule: "", file: "main/counter/dice.ts", text: dice },
  { what: "a file of 250 lines", rule: "", file: "db/full.ts", text: linesOf(250) },
];

describe("The lint", () => {
  let said: Said;
  beforeAll(async () => {
    using house = openSkeleton();
    for (const { file, text } of [...faults, ...fine]) house.plant(file, text);
    house.plant("db/right.ts", 'import { left } from "./left.ts";\nexport const right = (): unknown => left;\n');
    house.plant(
      "drivers/right.ts",
      'import { left } from "#drivers/left.ts";\nexport const right = (): unknown => left;\n',
    );
    said = await house.run("oxlint", "--type-aware", "--format=unix");
  }, 60_000);

  const listFindings = (file: string): string[] => said.text.split("\n").filter((line) => line.startsWith(`${file}:`));

  test.for(faults)("refuses $what", ({ file, rule }) => {
    expect(listFindings(file)).toEqual([expect.stringContaining(`(${rule})`)]);
    expect(said.isGreen).toBe(false);
  });

  test.for(fine)("lets $what pass", ({ file }) => {
    expect(listFindings(file)).toEqual([]);
  });
});

test("The formatter refuses a file it would write otherwise", async () => {
  using house = openSkeleton();
  house.plant("db/crooked.ts", "export const a   = 1\n");
  const said = await house.run("oxfmt", "--check", "db");
  expect(said).toEqual({ isGreen: false, text: expect.stringContaining("db/crooked.ts") });
});
