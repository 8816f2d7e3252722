import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Task } from "./child.ts";

/** What fuzzing one target came to. `isHung`: an input was not read to its end, and its process was ended. */
export type FuzzRow = {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  readonly execs: number;
  readonly corpus: number;
  readonly places: number;
  readonly isHung: boolean;
  /** Tapes of what was found. */
  readonly findings: readonly string[];
};

/** A process that overruns even its watchdog by this much is ended from outside. */
const GRACE_MS = 30_000;

/** Fuzzes one target in a process of its own. Throws where the process fails in another way than by an input. */
export async function runFuzz(task: Task): Promise<FuzzRow> {
  const began = performance.now();
  const beganMs = Date.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, "child.ts"), JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const late = setTimeout(() => child.kill("SIGKILL"), task.ms + task.hangMs + GRACE_MS);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once("close", (...how) => resolve(how)),
  );
  clearTimeout(late);
  const findings = !existsSync(task.folder)
    ? []
    : globSync(`${task.target}-*.jsonl`, { cwd: task.folder }).filter(
        (name) => statSync(join(task.folder, name)).mtimeMs >= beganMs - 1_000,
      );
  const isHung = signal === "SIGKILL";
  if (code !== 0 && !isHung) throw new Error(`fuzzing ${task.target} failed: ${err.slice(-2_000)}`);
  if (isHung && findings.length === 0)
    throw new Error(`fuzzing ${task.target} was ended without a finding: ${err.slice(-2_000)}`);
  const done = (
    isHung ? { execs: 0, corpus: 0, places: 0 } : JSON.parse(out.trim().split("\n").at(-1) ?? "{}")
  ) as Pick<FuzzRow, "execs" | "corpus" | "places">;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { execs, corpus, places } = done;
  return { target: task.target, seed: task.seed, seconds, execs, corpus, places, isHung, findings };
}
