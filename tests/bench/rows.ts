import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Row } from "./figure.ts";

/** The rows of a bench file; none where there is none or it cannot be read. */
export function readRows(file: string): readonly Row[] {
  if (!existsSync(file)) return [];
  try {
    const rows: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(rows) ? (rows as Row[]) : [];
  } catch {
    return [];
  }
}

/** Puts one row in its place among `names`; rows of figures that there are no more go. */
export function putRow(file: string, row: Row, names: readonly string[]): void {
  const held = new Map(readRows(file).map((one) => [one.name, one]));
  held.set(row.name, row);
  const rows = names.flatMap((name) => held.get(name) ?? []);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(rows, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
