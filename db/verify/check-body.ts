import type { Entry } from "#register/entry.ts";
import * as v from "valibot";
import { toCanonical } from "../canonical.ts";
import type { RawEntry } from "../journal.ts";
import type { Note } from "./finding.ts";
import type { Manifest } from "./manifest.ts";
import { dataShapes, headShape } from "./shapes.ts";

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isCanonical(value: unknown, body: string): boolean {
  try {
    return toCanonical(value) === body;
  } catch {
    return false;
  }
}

function problemOf(schema: v.GenericSchema, value: unknown): string | null {
  const read = v.safeParse(schema, value);
  if (read.success) return null;
  const [issue] = read.issues;
  return `${v.getDotPath(issue) ?? "body"}: ${issue.message}`;
}

/** Reads a body; null when no sum can be made from it. */
export function readBody(row: RawEntry, { reg, epoch }: Manifest, note: Note): Entry | null {
  const value = parse(row.body);
  if (value === undefined) {
    note("body-unreadable", "no JSON");
    return null;
  }
  if (!isCanonical(value, row.body)) note("not-canonical", "not the RFC 8785 text of its content");
  const problem = problemOf(headShape, value);
  if (problem !== null) {
    note("body-unreadable", problem);
    return null;
  }
  const entry = value as Entry;
  const said = { seq: row.seq, kind: row.kind, reg, epoch } as const;
  for (const [name, want] of Object.entries(said)) {
    const got = entry[name as keyof typeof said];
    if (got !== want) note("body-differs", `${name} is ${got} in the body, ${want} outside`);
  }
  const shape = dataShapes[entry.kind];
  const trouble = shape === undefined ? null : problemOf(shape, entry.data);
  if (trouble !== null) note("body-unreadable", `data.${trouble}`);
  return trouble === null ? entry : null;
}
