import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Figure, Measured, Row } from "./figure.ts";
import { formatTable } from "./format-table.ts";
import { putRow } from "./rows.ts";

export type Run = {
  /** All there are, in the order of the table. */
  readonly figures: readonly Figure[];
  /** Which of them to run; none means all. */
  readonly names: readonly string[];
  /** out/bench.json */
  readonly file: string;
  /** Where work folders are made: on a disk, because a commit into memory costs nothing. */
  readonly work: string;
  readonly print: (text: string) => void;
};

export function holds({ limit, isExact = false }: Figure, measured: Measured): boolean {
  const { value } = measured;
  return isExact ? value === limit : value <= (measured.limit ?? limit);
}

async function measure(figure: Figure, { work, print }: Run): Promise<Measured> {
  mkdirSync(work, { recursive: true });
  const dir = mkdtempSync(join(work, `${figure.name}-`));
  try {
    return await figure.run({ dir, say: (text) => print(`  ${figure.name}: ${text}`) });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Measures, prints a table, writes the rows; a figure that cannot be measured has missed. Answers the exit code. */
export async function runFigures(run: Run): Promise<number> {
  const { figures, names, file, print } = run;
  const unknown = names.filter((name) => !figures.some((figure) => figure.name === name));
  if (unknown.length > 0) {
    print(`no such figure: ${unknown.join(", ")} (there are ${figures.map(({ name }) => name).join(", ")})`);
    return 2;
  }
  const rows: { readonly row: Row; readonly isHeld: boolean }[] = [];
  const notes: string[] = [];
  let isHeld = true;
  for (const figure of figures) {
    if (names.length > 0 && !names.includes(figure.name)) continue;
    print(`measuring ${figure.name}`);
    try {
      const measured = await measure(figure, run);
      const { value, unit, samples, baseline } = measured;
      const row: Row = { name: figure.name, value, limit: measured.limit ?? figure.limit, unit, samples, baseline };
      putRow(
        file,
        row,
        figures.map(({ name }) => name),
      );
      rows.push({ row, isHeld: holds(figure, measured) });
      notes.push(...(measured.notes ?? []).map((note) => `${figure.name}: ${note}`));
      isHeld &&= holds(figure, measured);
    } catch (error) {
      isHeld = false;
      notes.push(
        `${figure.name}: NOT MEASURED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  print(`\n${formatTable(rows)}`);
  for (const note of notes) print(note);
  return isHeld ? 0 : 1;
}
