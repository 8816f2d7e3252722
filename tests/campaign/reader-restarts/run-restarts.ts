import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { openIfdService } from "#rig/card/ifd/open-ifd-service.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { seedRandom } from "../power-cut/random.ts";
import { type Holder, openHolder } from "./open-holder.ts";

const CARDS = [
  { idm: "11223344aabbccdd", fcf: { number: "1029123456" } },
  { idm: "2122334455667788", fcf: { number: "1029654321" } },
] as const;
/** The reader is back within this; an outage is said within the other. */
const BACK_MS = 5_000;
const SAID_MS = 1_000;
const GROWTH_BYTES = 5_000_000;
/** The first outages load what is loaded once. */
const WARM_UP = 3;

export type Restarts = {
  readonly runs: number;
  readonly losses: string[];
  readonly slowestMs: number;
  readonly growthBytes: number;
};

/** Processes whose command line names the folder: pcscd and what started it. */
function countProcesses(dir: string): number {
  const isOurs = (pid: string): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(dir);
    } catch {
      return false;
    }
  };
  return readdirSync("/proc").filter((name) => /^\d+$/u.test(name) && isOurs(name)).length;
}

/**
 * Kills pcscd `runs` times at random moments of taps, each third time after it stood still (SIGSTOP). Each time the outage must be said, the reader
 * be back and the next card be read; at the end no process, no descriptor and no memory may be left over. `slack` multiplies the time limits.
 */
export async function runRestarts(o: {
  readonly seed: number;
  readonly runs: number;
  readonly slack?: number;
  readonly fault?: "leak" | "stays-down";
  readonly progress?: (text: string) => void;
}): Promise<Restarts> {
  const { slack = 1, progress = () => undefined } = o;
  const random = seedRandom(o.seed);
  const losses: string[] = [];
  let slowestMs = 0;
  using dir = makeTempDir();
  await using service = await openIfdService({ dir: dir.path });
  const [reader] = service.readers;
  if (!reader) throw new Error(`no reader in ${tmpdir()}`);
  await using holder: Holder = openHolder(reader.name, service.env, o.fault);
  const isOnline = (): boolean => holder.state()?.state === "idle" && holder.state()?.power === "online";
  const lose = (run: number, what: string): void => {
    losses.push(`${what} (SEED=${o.seed}, outage ${run})`);
    progress(`lost: ${losses.at(-1)}`);
  };
  if ((await holder.until(isOnline, 3 * BACK_MS)) === undefined) lose(0, "never online");
  let before = await holder.weigh();

  for (let run = 1; run <= WARM_UP + o.runs; run += 1) {
    const card = CARDS[run % 2 === 0 ? 0 : 1];
    if (random() < 0.6) reader.field.put(card);
    await wait(random() * 500);
    const isFrozen = run % 3 === 0;
    if (isFrozen) {
      service.freeze();
      const said = await holder.until(() => holder.state()?.trouble === "OFFLINE", SAID_MS * slack);
      if (said === undefined) lose(run, "a stopped pcscd was not said");
    }
    await service.stop("SIGKILL");
    const said = await holder.until(() => !isOnline(), SAID_MS * slack);
    if (said === undefined) lose(run, "a killed pcscd was not said");
    reader.field.lift();
    await wait(random() * 300);
    if (o.fault !== "stays-down") await service.start();
    const back = await holder.until(isOnline, BACK_MS * slack);
    if (back === undefined) lose(run, "the reader did not come back");
    slowestMs = Math.max(slowestMs, back ?? BACK_MS * slack);
    const heard = holder.heard().length;
    reader.field.put(card);
    const isRead = (): boolean =>
      holder
        .heard()
        .slice(heard)
        .some(({ kind }) => kind === "card");
    if ((await holder.until(isRead, BACK_MS * slack)) === undefined) lose(run, "the next card was not read");
    reader.field.lift();
    await holder.until(() => holder.heard().at(-1)?.kind === "card-off", BACK_MS * slack);
    if (run === WARM_UP) before = await holder.weigh();
    progress(`${run} outages, slowest ${slowestMs.toFixed(0)} ms`);
    if (o.fault === "stays-down") break;
  }

  const after = await holder.weigh();
  const growthBytes = after.rss - before.rss;
  if (growthBytes >= GROWTH_BYTES) lose(o.runs, `memory grew by ${(growthBytes / 1e6).toFixed(1)} MB`);
  if (after.fds > before.fds + 2) lose(o.runs, `descriptors grew from ${before.fds} to ${after.fds}`);
  await service.stop();
  const left = countProcesses(dir.path);
  if (left > 0) lose(o.runs, `${left} processes are left`);
  return { runs: o.runs, losses, slowestMs, growthBytes };
}
