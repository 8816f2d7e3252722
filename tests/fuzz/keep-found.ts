import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Found } from "./run-streams.ts";

const file = join(import.meta.dirname, "seeds.json");

/** What was found so far. */
export function readFound(): readonly Found[] {
  return JSON.parse(readFileSync(file, "utf8")) as Found[];
}

/** What was found once is tried first from now on; it is for a person to take it into the repository. */
export function keepFound(found: Found): void {
  const kept = readFound();
  if (kept.some((one) => one.target === found.target && one.stream.join() === found.stream.join())) return;
  writeFileSync(file, `${JSON.stringify([...kept, found], null, 2)}\n`);
}
