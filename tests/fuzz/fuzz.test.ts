import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pickSeed } from "#tests/campaign/power-cut/random.ts";
import { runFuzz } from "./run-fuzz.ts";
import { targets } from "./targets/targets.ts";

let folder = "";
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "fuzz-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seed = pickSeed();
const fuzz = (target: string, ms: number) => runFuzz({ target, ms, seed, hangMs: 3_000, most: 1, folder });
const read = (name: string | undefined): string => readFileSync(join(folder, name ?? ""), "utf8");

describe("fuzzing", () => {
  test.for(targets.map(({ name }) => name))(
    "for two seconds finds nothing in %s",
    { timeout: 120_000 },
    async (name) => {
      const { execs, places, findings } = await fuzz(name, 2_000);
      console.log(`fuzz ${name}: --seed ${seed}, ${execs} inputs, ${places} places`);
      expect(findings.map(read)).toEqual([]);
      expect(execs).toBeGreaterThan(20);
      expect(places).toBeGreaterThan(100);
    },
  );

  test("is led by the code that runs to a fault behind four bytes in a row, and writes it as a tape", async () => {
    const { findings } = await fuzz("planted-throw", 40_000);
    expect(findings).toHaveLength(1);
    const [header = "", ...lines] = read(findings[0]).trim().split("\n");
    expect(JSON.parse(header)).toMatchObject({
      device: "planted-throw",
      what: expect.stringMatching(/^threw Error: planted/),
    });
    const bytes = lines.map((line) => (JSON.parse(line) as { hex: string }).hex).join("");
    expect(bytes).toContain("c35ae721");
  }, 120_000);

  test("ends a reader that hangs, and writes what it hung on as a tape", async () => {
    const { isHung, findings } = await fuzz("planted-hang", 10_000);
    expect(isHung).toBe(true);
    expect(read(findings[0])).toContain("hangs");
  }, 120_000);
});
