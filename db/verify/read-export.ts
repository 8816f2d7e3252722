import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import * as v from "valibot";
import type { RawEntry } from "../journal.ts";
import type { Finding } from "./finding.ts";

const rowShape = v.object({
  seq: v.pipe(v.number(), v.safeInteger()),
  kind: v.string(),
  body: v.string(),
  prev: v.string(),
  hash: v.string(),
  sig: v.string(),
  key_id: v.string(),
});

/** The rows of an exported file. A line that is no row is told through `report` under its line number. */
export async function* readExport(path: string, report: (finding: Finding) => void): AsyncGenerator<RawEntry> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path, "utf8"), crlfDelay: Infinity })) {
    line += 1;
    if (text === "") continue;
    const row = parseRow(text);
    if (row === null) report({ seq: line, finding: "body-unreadable", detail: `line ${line} is no exported entry` });
    else yield row;
  }
}

function parseRow(text: string): RawEntry | null {
  try {
    const read = v.safeParse(rowShape, JSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
