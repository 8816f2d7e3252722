import { readdirSync, readFileSync } from "node:fs";
import type { House } from "#tests/house/open-house.ts";
import { collectNode } from "#tests/bench/weigh-kiosk.ts";
import type { Watched } from "./judge.ts";
import type { Sample } from "./slope.ts";

const hosts = ["devices-serial", "devices-card"] as const;

/** Heap, stacks and buffers; what is mapped from files is shared with whoever else runs (proc(5), smaps_rollup). */
function readAnonymousMb(pid: number): number {
  const kb = /^Anonymous:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
  return Number(kb ?? Number.NaN) / 1024;
}

/** Looks at the processes of a house from outside; `collected` is where their collections are reported (weighed-app/collect-hook.mjs). */
export function watchProcesses(house: House, collected: string, lines: ReadonlyMap<string, number>) {
  const began = performance.now();
  const seen = new Map<string, { readonly memoryMb: Sample[]; readonly usedMb: Sample[]; readonly fds: Sample[] }>();
  const pids = (): (readonly [string, number | undefined])[] => [
    ["register", house.register().child.pid],
    ...hosts.map((name) => [name, house.host(name).child.pid] as const),
  ];
  return {
    /** Memory of each process, and where nothing is amiss its file descriptors. */
    async look(isCalm: boolean): Promise<void> {
      for (const [name, pid] of pids()) {
        if (pid === undefined) continue;
        const used = await collectNode(pid, collected);
        const at = performance.now() - began;
        const { memoryMb, usedMb, fds } = seen.get(name) ?? { memoryMb: [], usedMb: [], fds: [] };
        seen.set(name, { memoryMb, usedMb, fds });
        memoryMb.push({ at, value: readAnonymousMb(pid) });
        usedMb.push({ at, value: used / 1024 / 1024 });
        if (isCalm) fds.push({ at, value: readdirSync(`/proc/${pid}/fd`).length });
      }
    },
    watched: (): Watched[] =>
      [...seen].map(([name, samples]) => ({ name, ...samples, logLines: lines.get(name) ?? 0 })),
  };
}
