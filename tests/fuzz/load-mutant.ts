import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "#build/runtime/pins.ts";

/** A fault put into a source file: `from` must stand in it exactly once. */
export type Mutation = { readonly file: string; readonly from: string; readonly to: string };

/** The module with the fault in it, loaded beside the real one. Throws where the fault no longer applies. */
export async function loadMutant<T>({ file, from, to }: Mutation): Promise<T> {
  const path = join(root, file);
  const source = readFileSync(path, "utf8");
  if (source.split(from).length !== 2) throw new Error(`${file} has not exactly one "${from}"`);
  const text = source
    .replace(from, () => to)
    .replaceAll(/from "(\.[^"]+)"/gu, (_, name: string) => `from ${JSON.stringify(resolve(dirname(path), name))}`);
  const folder = join(root, "out", "mutants");
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `${createHash("sha256").update(text).digest("hex").slice(0, 16)}.ts`);
  writeFileSync(copy, text);
  return (await import(pathToFileURL(copy).href)) as T;
}
