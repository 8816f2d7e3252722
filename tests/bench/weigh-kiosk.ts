import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Kiosk } from "#tests/e2e/support/kiosk.ts";
import { patchBuild } from "#tests/e2e/support/patch-build.ts";
import { childrenOf } from "#tests/e2e/support/process-tree.ts";
import type { Page } from "playwright-core";

const hook = join(import.meta.dirname, "weighed-app", "collect-hook.mjs");
const collectWithinMs = 20_000;

/** A copy of the built kiosk whose processes collect their garbage when told to (weighed-app/collect-hook.mjs), and do nothing else differently. */
export async function makeWeighable(
  folder: string,
): Promise<{ readonly build: string; readonly env: Record<string, string> }> {
  const collected = join(folder, "collected");
  mkdirSync(collected, { recursive: true });
  await patchBuild(folder, []);
  for (const name of ["main.js", "register-process.js", "devices-process.js"]) {
    const path = join(folder, "out", "app", name);
    writeFileSync(path, `import ${JSON.stringify(hook)};\n${readFileSync(path, "utf8")}`);
  }
  return { build: folder, env: { BENCH_COLLECTED: collected } };
}

/** Has a process that imports weighed-app/collect-hook.mjs collect its garbage twice; bytes of its heap and buffers that are still in use. */
export async function collectNode(pid: number, collected: string): Promise<number> {
  const done = join(collected, String(pid));
  process.kill(pid, "SIGUSR2");
  const until = performance.now() + collectWithinMs;
  while (!existsSync(done)) {
    if (performance.now() > until) throw new Error(`process ${pid} did not collect its garbage`);
    await wait(20);
  }
  const { heapUsed, external } = JSON.parse(readFileSync(done, "utf8")) as NodeJS.MemoryUsage;
  rmSync(done);
  return heapUsed + external;
}

async function collectPage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (let time = 0; time < 2; time += 1) await session.send("HeapProfiler.collectGarbage");
  await session.detach();
}

/** Proportional set size, bytes: what is shared counts in parts, so that a sum counts it once (proc(5), smaps_rollup). */
function readPss(pid: number): number {
  const kb = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
  if (kb === undefined) throw new Error(`no Pss of ${pid}`);
  return Number(kb) * 1024;
}

/** Bytes of all processes of a weighable kiosk after two forced collections in each of them; by process. */
export async function weighKiosk(kiosk: Kiosk, collected: string): Promise<ReadonlyMap<string, number>> {
  const { register, "devices-serial": serial, "devices-card": card } = await kiosk.processes();
  for (const page of [kiosk.cashier, kiosk.customer]) await collectPage(page);
  for (const pid of [kiosk.pid, register, serial, card]) {
    if (pid === undefined) throw new Error("a process of the house does not run");
    await collectNode(pid, collected);
  }
  const names = new Map<number | undefined, string>([
    [kiosk.pid, "main"],
    [register, "register"],
    [serial, "devices-serial"],
    [card, "devices-card"],
  ]);
  const sums = new Map<string, number>();
  for (const pid of [kiosk.pid, ...childrenOf(kiosk.pid)]) {
    const name =
      names.get(pid) ?? /--type=(\S+?)(?:\0| |$)/.exec(readFileSync(`/proc/${pid}/cmdline`, "utf8"))?.[1] ?? "other";
    sums.set(name, (sums.get(name) ?? 0) + readPss(pid));
  }
  return sums;
}
