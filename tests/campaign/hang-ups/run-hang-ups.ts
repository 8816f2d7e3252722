import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeviceTrouble } from "#drivers/device-state.ts";
import { type Link, openLink } from "#drivers/port.ts";
import { type HangUpLine, openHangUpLine } from "#rig/hang-up.ts";
import { seedRandom } from "../power-cut/random.ts";

/** What happens to a port in one cycle. */
const fates = ["close", "write-close", "hang-up", "hang-up-close", "full-close", "write-hang-up"] as const;
type Fate = (typeof fates)[number];

/** A lost line is told within 1 s, a port let go within 2 s; both at three times their figure. */
const TOLD_MS = 3_000;
const CLOSE_MS = 6_000;
const OPEN_TRIES = 200;
/** What the runtime itself may open meanwhile. */
const SPARE_FDS = 4;
const KICK = Buffer.from("1b700032fa", "hex");

/** Open file descriptors of this process. */
export function countFds(): number {
  return readdirSync("/proc/self/fd").length;
}

type Opened = { link: Link; gone: Promise<DeviceTrouble> };

/** The same port right after its close may still be locked for a moment. */
async function open(path: string): Promise<Opened | DeviceTrouble> {
  let code: DeviceTrouble = "CLOSED";
  for (let tries = 0; tries < OPEN_TRIES; tries += 1) {
    const gone = Promise.withResolvers<DeviceTrouble>();
    const opened = await openLink({ serial: path, baud: 115_200 }, { data: () => undefined, down: gone.resolve });
    if (opened.kind === "open") return { link: opened.link, gone: gone.promise };
    ({ code } = opened);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return code;
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}

/** One life of a port; what was wrong with it. */
async function live(line: HangUpLine, fate: Fate): Promise<string | undefined> {
  const opened = await open(line.path);
  if (typeof opened === "string") return `${fate}: not opened, ${opened}`;
  const { link, gone } = opened;
  if (fate === "write-close" || fate === "write-hang-up") link.write(KICK);
  // Nobody reads this line: after a few kilobytes the system takes no more.
  if (fate === "full-close") while (link.write(Buffer.alloc(1_024))) await Promise.resolve();
  if (fate === "hang-up" || fate === "write-hang-up") {
    await line.hangUp();
    const code = await within(gone, TOLD_MS);
    if (code !== "NOHARDWARE") return `${fate}: told ${code ?? "nothing"}`;
  }
  const hanging = fate === "hang-up-close" ? line.hangUp() : undefined;
  const from = performance.now();
  await link.close();
  const tookMs = performance.now() - from;
  await hanging;
  if (tookMs > CLOSE_MS) return `${fate}: let go after ${Math.round(tookMs)} ms`;
  return link.write(KICK) ? `${fate}: wrote on a closed port` : undefined;
}

/**
 * Opens, fills, closes and hangs up a serial line again and again: nothing may be rejected unseen, no file left open, every loss told, every close in time.
 * `leak` keeps every so many ports open on purpose: the control.
 */
export async function runHangUps(o: {
  readonly seed: number;
  readonly runs: number;
  readonly leak?: (path: string) => Promise<unknown>;
  readonly progress?: (text: string) => void;
}) {
  const random = seedRandom(o.seed);
  const folder = mkdtempSync(join(tmpdir(), "hang-"));
  const losses: string[] = [];
  const unseen = (reason: unknown): void => void losses.push(`rejected unseen: ${String(reason)}`);
  process.on("unhandledRejection", unseen);
  const told = new Map<Fate, number>();
  try {
    await using line = await openHangUpLine(join(folder, "tty"));
    // The first of everything opens what stays open.
    for (const fate of fates) await live(line, fate);
    const before = countFds();
    for (let run = 0; run < o.runs; run += 1) {
      const fate = fates[Math.floor(random() * fates.length)] ?? "close";
      told.set(fate, (told.get(fate) ?? 0) + 1);
      const wrong = await live(line, fate);
      if (wrong !== undefined) losses.push(`cycle ${run}, ${wrong}`);
      await o.leak?.(line.path);
      o.progress?.(`${run} cycles, ${losses.length} lost`);
    }
    const left = countFds() - before;
    if (left > SPARE_FDS) losses.push(`${left} files left open`);
  } finally {
    process.off("unhandledRejection", unseen);
    rmSync(folder, { recursive: true, force: true });
  }
  return { runs: o.runs, losses, told: Object.fromEntries(told) };
}
