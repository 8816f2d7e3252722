import { robustSlope, type Sample } from "./slope.ts";

/** What one process showed of itself: its anonymous memory in MB after a forced collection and what of it is in use, open file descriptors while all is calm, lines logged. */
export type Watched = {
  readonly name: string;
  readonly memoryMb: readonly Sample[];
  readonly usedMb: readonly Sample[];
  readonly fds: readonly Sample[];
  readonly logLines: number;
};

/** All that a soak saw. */
export type Seen = {
  readonly ms: number;
  readonly receipts: number;
  readonly faults: number;
  readonly jobs: Readonly<Record<string, number>>;
  /** What did not go on, in words. */
  readonly stuck: readonly string[];
  readonly doubled: readonly string[];
  readonly processes: readonly Watched[];
};

export type Limits = {
  /** Memory is judged from here on, if at least `memoryFromMs` are left. */
  readonly warmUpMs: number;
  readonly memoryFromMs: number;
  readonly memoryMbPerHour: number;
};

/**
 * An hour of samples at least, or the noise of a heap is larger than the limit; after a first hour in which compiled code, rings of frames and the
 * jobs kept for the screen fill up (what is in use bends there: `every5Minutes`).
 */
export const limits: Limits = { warmUpMs: 3_600_000, memoryFromMs: 3_600_000, memoryMbPerHour: 1 };

/** A connection more or less to a server that keeps them alive is none lost. */
const FD_SLACK = 8;
/** What a process may say: on its start, of each fault, and in a minute. */
const LOG_START = 40;
const LOG_A_FAULT = 12;
const LOG_A_MINUTE = 6;
const FINAL = new Set(["done", "unknown", "dropped"]);

export type Judged = {
  readonly findings: readonly string[];
  readonly processes: readonly {
    readonly name: string;
    readonly memoryMbPerHour: number | null;
    readonly memoryMb: readonly [number, number];
    /** The same slope of what is in use, and both every few minutes: a heap that is full of holes grows before it levels off. */
    readonly usedMbPerHour: number | null;
    readonly every5Minutes: readonly { readonly minute: number; readonly memoryMb: number; readonly usedMb: number }[];
    readonly fds: readonly [number, number];
    readonly logLines: number;
  }[];
  /** Why memory was not judged, where it was not. */
  readonly memory: string;
};

const medianOf = (samples: readonly Sample[]): number =>
  samples.map(({ value }) => value).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;

const everyMs = 300_000;

/** The first samples of each five minutes. */
function thin(memory: readonly Sample[], used: readonly Sample[]): Judged["processes"][number]["every5Minutes"] {
  return memory.flatMap(({ at, value }, n) => {
    const isFirst = n === 0 || Math.floor((memory[n - 1]?.at ?? 0) / everyMs) < Math.floor(at / everyMs);
    const round = (mb: number): number => Math.round(mb * 100) / 100;
    return isFirst
      ? [{ minute: Math.floor(at / 60_000), memoryMb: round(value), usedMb: round(used[n]?.value ?? 0) }]
      : [];
  });
}

/** Holds what was seen to what was promised. */
export function judgeSoak(seen: Seen, { warmUpMs, memoryFromMs, memoryMbPerHour }: Limits): Judged {
  const isJudged = seen.ms - warmUpMs >= memoryFromMs;
  const findings = [...seen.stuck, ...seen.doubled];
  if (seen.receipts === 0) findings.push("not one receipt: nothing was soaked");
  for (const [state, n] of Object.entries(seen.jobs))
    if (!FINAL.has(state)) findings.push(`${n} jobs are still ${state}`);
  const mostLines = LOG_START + LOG_A_FAULT * seen.faults + (LOG_A_MINUTE * seen.ms) / 60_000;
  const processes = seen.processes.map(({ name, memoryMb, usedMb, fds, logLines }) => {
    const [first] = memoryMb;
    const late = memoryMb.filter(({ at }) => at >= (first?.at ?? 0) + warmUpMs);
    const slope = isJudged ? robustSlope(late) : null;
    if (slope !== null && slope >= memoryMbPerHour) findings.push(`${name} grows by ${slope.toFixed(2)} MB an hour`);
    const third = Math.max(1, Math.floor(fds.length / 3));
    const [before, after] = [medianOf(fds.slice(0, third)), medianOf(fds.slice(-third))];
    if (after - before > FD_SLACK) findings.push(`${name} holds ${after} file descriptors, ${before} at first`);
    if (logLines > mostLines) findings.push(`${name} logged ${logLines} lines, ${Math.round(mostLines)} at most`);
    return {
      name,
      memoryMbPerHour: slope,
      memoryMb: [first?.value ?? 0, memoryMb.at(-1)?.value ?? 0] as const,
      usedMbPerHour: isJudged ? robustSlope(usedMb.filter(({ at }) => at >= (first?.at ?? 0) + warmUpMs)) : null,
      every5Minutes: thin(memoryMb, usedMb),
      fds: [before, after] as const,
      logLines,
    };
  });
  const memory = isJudged
    ? "judged"
    : `not judged: ${Math.round((warmUpMs + memoryFromMs) / 60_000)} minutes are needed to tell a leak from a heap at work`;
  return { findings, processes, memory };
}
