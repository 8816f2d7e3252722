import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Finding } from "#db/verify/finding.ts";
import { type Exported, makeFolder } from "./register-at-work.ts";

/** `seq finding` of each, once. */
export const brief = (findings: readonly Finding[]): Set<string> =>
  new Set(findings.map(({ seq, finding }) => `${seq} ${finding}`));

/** An export, through the verifier in Python. */
export async function verifyInPython({ rows, manifest, trust }: Exported): Promise<Set<string>> {
  using place = makeFolder();
  const [file, trusted] = [join(place.dir, "journal.jsonl"), join(place.dir, "trust.json")];
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  writeFileSync(`${file}.manifest.json`, JSON.stringify(manifest));
  writeFileSync(trusted, JSON.stringify(trust));
  const run = promisify(execFile)("python3", ["-B", join(import.meta.dirname, "verify.py"), file, trusted]);
  const { stdout } = await run.catch((error: { code: number; stdout: string }) => {
    if (error.code !== 1 || error.stdout === "") throw error;
    return error;
  });
  return brief(stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Finding])));
}
