import { beforeAll, describe, expect, test } from "vitest";
import { openSkeleton, type Said } from "./skeleton.ts";

/** Every folder with a project of its own, and those it may import from. */
const mayImport: Record<string, string[]> = {
  "main/register": ["main/register"],
  "main/ipc": ["main/ipc", "main/register"],
  db: ["db", "main/register"],
  drivers: ["drivers"],
  "main/counter": ["main/counter", "main/register", "main/ipc", "db", "drivers"],
  renderer: ["renderer", "main/register", "main/ipc"],
  build: ["build"],
  tests: ["main/register", "main/ipc", "db", "drivers", "main/counter", "renderer", "build", "tests"],
};
const folders = Object.keys(mayImport);
const pairs = folders.flatMap((from) => folders.map((to) => ({ from, to })));
const isAllowed = ({ from, to }: { from: string; to: string }): boolean => mayImport[from]?.includes(to) === true;

/** "#db/…", "#register/…": the aliases of package.json. */
function aliasOf(folder: string): string {
  return `#${folder.replace("main/", "")}`;
}

function plantedFile(from: string, to: string): string {
  return `${from}/planted-${to.replace("/", "-")}.ts`;
}

/** Plants one import for each of `chosen` and lets the compiler see them all at once. */
async function compileImports(chosen: { from: string; to: string }[]): Promise<Said> {
  using house = openSkeleton();
  for (const folder of folders) house.plant(`${folder}/target.ts`, "export const target: number = 1;\n");
  for (const { from, to } of chosen) {
    house.plant(
      plantedFile(from, to),
      `import { target } from "${aliasOf(to)}/target.ts";\nexport const got: number = target;\n`,
    );
  }
  return await house.run("tsc", "-b", "--pretty", "false");
}

describe("Who may import whom", () => {
  const forbidden = pairs.filter((pair) => !isAllowed(pair));
  let said: Said;
  beforeAll(async () => {
    said = await compileImports(forbidden);
  }, 60_000);

  test.for(forbidden)("$from may not import from $to", ({ from, to }) => {
    expect(said.text).toContain(`${plantedFile(from, to)}(1,24): error TS6307`);
    expect(said.isGreen).toBe(false);
  });

  test("Every import that is allowed compiles", async () => {
    expect(await compileImports(pairs.filter(isAllowed))).toEqual({ isGreen: true, text: "" });
  }, 60_000);
});

describe("What the pure folders cannot even name", () => {
  const cases = [
    { what: "Node in the core", file: "main/register/planted.ts", text: 'import "node:fs";\nexport {};\n' },
    {
      what: "a timer in the core",
      file: "main/register/planted-timer.ts",
      text: "setTimeout(() => {}, 1);\nexport {};\n",
    },
    { what: "the DOM in the core", file: "main/register/planted-dom.ts", text: "document.title;\nexport {};\n" },
    { what: "Node in the contract", file: "main/ipc/planted.ts", text: 'import "node:fs";\nexport {};\n' },
    { what: "the DOM in the counter", file: "main/counter/planted-dom.ts", text: "document.title;\nexport {};\n" },
    {
      what: "Node in the renderer",
      file: "renderer/planted.ts",
      text: 'import { readFileSync } from "node:fs";\nexport const read: unknown = readFileSync;\n',
    },
    {
      what: "an enum, which Node cannot strip",
      file: "main/register/planted-enum.ts",
      text: "export enum Kind { A }\n",
    },
    {
      what: "an index that may be missing",
      file: "db/planted.ts",
      text: "export const at = (list: number[]): number => list[0];\n",
    },
  ];
  let said: Said;
  beforeAll(async () => {
    using house = openSkeleton();
    for (const { file, text } of cases) house.plant(file, text);
    said = await house.run("tsc", "-b", "--pretty", "false");
  }, 60_000);

  test.for(cases)("The compiler refuses $what", ({ file }) => {
    expect(said.text).toMatch(new RegExp(`^${file}\\(\\d+,\\d+\\): error`, "m"));
  });
});
