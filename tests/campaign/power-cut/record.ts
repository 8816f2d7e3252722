import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openRig, type Rig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { type Entries, type House, openHouse } from "#tests/house/open-house.ts";
import { printed } from "#tests/house/open-shop.ts";
import { buildRecorder } from "./build-recorder.ts";
import { copyBundle } from "./patch-bundle.ts";
import type { Random } from "./random.ts";
import { type LogRecord, readLog } from "./read-log.ts";
import { type Deal, openCounter, serveOne } from "./sell.ts";
import { type Arrival, watchServers } from "./watch-servers.ts";

/** A register at work, as seen from its disk and from outside. */
export type Recording = {
  /** Name → content of the journal's files when the recording began. */
  readonly base: ReadonlyMap<string, Buffer>;
  readonly log: readonly LogRecord[];
  readonly arrivals: readonly Arrival[];
  /** Bytes that came in at the printer, CLOCK_MONOTONIC ns. */
  readonly printer: readonly { readonly ns: number; readonly bytes: Buffer }[];
  /** When each deal's last key was pressed or its card tapped, ns. */
  readonly deals: readonly { readonly deal: Deal; readonly lastKeyNs: number }[];
  /** The keys it was signed with. */
  readonly keys: ReadonlyMap<string, Buffer>;
};

export type Stand = AsyncDisposable & { readonly rig: Rig; readonly dir: string };

export const nowNs = (): number => Number(process.hrtime.bigint());

/** A rig with a register on it that is provisioned, signed on and open for the day, and then put to rest. */
export async function openStand(): Promise<Stand> {
  const stack = new AsyncDisposableStack();
  const temp = stack.use(makeTempDir());
  const rig = stack.use(await openRig({ dir: join(temp.path, "rig"), mode: "test", timeScale: 0.5, card: "port" }));
  using shipped = await copyBundle();
  await using house = await openHouse({ config: rig.config, env: rig.env, entries: shipped.entries });
  await openCounter({ rig, window: house.window });
  return { rig, dir: temp.path, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Stops the register as its parent would: it finishes its commit, checkpoints and ends. */
async function stopRegister(house: House): Promise<void> {
  const { child, exited } = house.register();
  child.kill("SIGTERM");
  await exited;
}

function readFolder(dir: string, is: (name: string) => boolean): Map<string, Buffer> {
  return new Map(
    readdirSync(dir)
      .filter(is)
      .map((name) => [name, readFileSync(join(dir, name))]),
  );
}

export type RecordOptions = {
  readonly deals: readonly Deal[];
  readonly random: Random;
  readonly entries: Entries;
  /** Stopped and started again after so many deals: checkpoint, log removed, log made anew. Never without. */
  readonly restartEvery?: number | undefined;
  /** What the disk answers to a sync: the truth, or that it is done. */
  readonly syncs?: "real" | "lies" | undefined;
  /** Waits for each paper before the next deal. */
  readonly isQuiet?: boolean | undefined;
  readonly progress?: ((done: number) => void) | undefined;
};

/** Records the register process while it serves `deals`, from a start on the stand's journal to its orderly end. */
export async function record({ rig, dir }: Stand, o: RecordOptions): Promise<Recording> {
  const files = (name: string): boolean => name.startsWith("journal.db") && !name.endsWith("-shm");
  const base = readFolder(rig.data, files);
  const keys = readFolder(join(rig.data, "keys"), () => true);
  mkdirSync(dir, { recursive: true });
  const log = join(dir, "record.log");
  rmSync(log, { force: true });
  const lies = o.syncs === "lies" ? { RECORD_NO_SYNC: "1" } : {};
  const env = { LD_PRELOAD: buildRecorder(), RECORD_LOG: log, RECORD_DIR: rig.data, ...lies };
  const printer: { ns: number; bytes: Buffer }[] = [];
  const served: { deal: Deal; lastKeyNs: number }[] = [];
  const deaf = rig.devices.printer.onByte((bytes) => void printer.push({ ns: nowNs(), bytes: Buffer.from(bytes) }));
  const servers = watchServers(rig.servers);
  try {
    await using house = await openHouse({ config: rig.config, env: rig.env, registerEnv: env, entries: o.entries });
    const { window } = house;
    await openCounter({ rig, window });
    for (const [nth, deal] of o.deals.entries()) {
      if (nth > 0 && o.restartEvery !== undefined && nth % o.restartEvery === 0) {
        await stopRegister(house);
        await house.restartRegister(env);
        await openCounter({ rig, window });
      }
      const mark = (): void => {
        lastKeyNs = nowNs();
      };
      let lastKeyNs = 0;
      await serveOne({ rig, window }, deal, o.random, mark);
      if (o.isQuiet === true) await printed(window);
      served.push({ deal, lastKeyNs });
      o.progress?.(nth + 1);
    }
    await printed(window);
    await stopRegister(house);
  } finally {
    deaf();
    servers[Symbol.dispose]();
  }
  return { base, log: readLog(readFileSync(log)), arrivals: servers.arrivals, printer, deals: served, keys };
}
