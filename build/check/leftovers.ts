import { readdirSync, readFileSync } from "node:fs";

const graceMs = 5_000;
const pollMs = 100;

/** A process that outlived the run that started it. */
export interface Leftover {
  pid: number;
  command: string;
}

/** Processes that carry `mark` (NAME=value) in the environment they were started with: proc(5), /proc/pid/environ. */
export function findMarked(mark: string): Leftover[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((name) => {
    try {
      const marked = readFileSync(`/proc/${name}/environ`, "utf8").split("\0").includes(mark);
      const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      // A zombie has an empty command line: it has ended, and is its parent's to collect.
      return marked && command !== "" ? [{ pid: Number(name), command }] : [];
    } catch {
      return []; // ended meanwhile, or another user's
    }
  });
}

/** Waits a moment for what is still on its way out, then ends the rest by its id and tells which that was. */
export async function endLeftovers(mark: string): Promise<Leftover[]> {
  const deadline = performance.now() + graceMs;
  while (findMarked(mark).length > 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const leftovers = findMarked(mark);
  for (const { pid } of leftovers) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // ended meanwhile
    }
  }
  return leftovers;
}
