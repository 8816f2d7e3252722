import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Figure, Row } from "./figure.ts";
import { figures } from "./figures.ts";
import { runFigures } from "./run-figures.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const baseline = { of: "the bare thing", value: 2, ours: 3, unit: "ms" };
const planted = (name: string, value: number, more: Partial<Figure> = {}): Figure => ({
  name,
  limit: 2,
  run: () => Promise.resolve({ value, unit: "×", samples: 5, baseline }),
  ...more,
});

async function run(list: readonly Figure[], ...names: readonly string[]) {
  const printed: string[] = [];
  const file = join(folder, "bench.json");
  const code = await runFigures({
    figures: list,
    names,
    file,
    work: join(folder, "work"),
    print: (text) => void printed.push(text),
  });
  const rows = (): readonly Row[] => JSON.parse(readFileSync(file, "utf8")) as readonly Row[];
  return { code, printed: printed.join("\n"), rows };
}

describe("the bench", () => {
  test("ends well and writes a row of exactly the promised keys for each figure that is held", async () => {
    const { code, printed, rows } = await run([planted("a", 1.5), planted("b", 2)]);
    expect(code).toBe(0);
    expect(rows()).toEqual([
      { name: "a", value: 1.5, limit: 2, unit: "×", samples: 5, baseline },
      { name: "b", value: 2, limit: 2, unit: "×", samples: 5, baseline },
    ]);
    expect(printed).toMatch(/^figure +value +limit +unit +n +measured against$/m);
    expect(printed).toMatch(/^a +1\.5 +2 +× +5 +ok +3 ms against 2 ms: the bare thing$/m);
  });

  test("ends with 1 when one figure is above its limit, and says which", async () => {
    const { code, printed, rows } = await run([planted("a", 1.5), planted("b", 2.01)]);
    expect(code).toBe(1);
    expect(printed).toMatch(/^b .*MISSED/m);
    expect(printed).not.toMatch(/^a .*MISSED/m);
    expect(rows().map(({ value }) => value)).toEqual([1.5, 2.01]);
  });

  test("holds an exact figure from both sides", async () => {
    expect((await run([planted("a", 2, { isExact: true })])).code).toBe(0);
    expect((await run([planted("a", 1, { isExact: true })])).code).toBe(1);
  });

  test("takes a limit that was itself measured in place of the figure's own", async () => {
    const noisy = planted("a", 2.5, {
      run: () => Promise.resolve({ value: 2.5, unit: "×", samples: 1, baseline: null, limit: 3 }),
    });
    const { code, rows } = await run([noisy]);
    expect(code).toBe(0);
    expect(rows()[0]).toMatchObject({ limit: 3 });
  });

  test("asked for one figure, replaces its row and leaves the others", async () => {
    await run([planted("a", 1), planted("b", 1)]);
    const { rows } = await run([planted("a", 1.9), planted("b", 1.9)], "b");
    expect(rows().map(({ name, value }) => [name, value])).toEqual([
      ["a", 1],
      ["b", 1.9],
    ]);
  });

  test("asked for a figure that there is not, measures nothing and ends with 2", async () => {
    const { code, printed } = await run([planted("a", 1)], "z");
    expect(code).toBe(2);
    expect(printed).toContain("no such figure: z");
  });

  test("counts what cannot be measured as missed, and leaves no work folder behind", async () => {
    const broken = planted("a", 1, { run: () => Promise.reject(new Error("no disk")) });
    const { code, printed } = await run([broken, planted("b", 1)]);
    expect(code).toBe(1);
    expect(printed).toContain("NOT MEASURED: Error: no disk");
    expect(readdirSync(join(folder, "work"))).toEqual([]);
  });

  test("has every promised figure once", () => {
    const names = figures.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const promised = [
      "commit",
      "fsyncs",
      "scan-to-line",
      "start-empty",
      "start-1m",
      "receipt-bytes",
      "memory-growth",
      "round-trips",
      "encode",
      "commit-to-first-byte",
      "status-to-screen",
    ];
    expect(names).toEqual(expect.arrayContaining(promised));
  });
});
