import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import type { Rig } from "#rig/open-rig.ts";

type Row = { readonly state: string; readonly n: number };
const isOpen = (state: string): boolean => state === "waiting" || state === "sent";

/** How many jobs stand in which state, once none is under way or `withinMs` are over; read beside the register that writes them. */
export async function readJobs(rig: Rig, withinMs: number): Promise<Record<string, number>> {
  const db = new Database(join(rig.data, "journal.db"), { readonly: true });
  try {
    const until = performance.now() + withinMs;
    for (;;) {
      const rows = db.prepare("SELECT state, count(*) AS n FROM job GROUP BY state").all() as Row[];
      if (rows.every(({ state }) => !isOpen(state)) || performance.now() > until)
        return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
      await wait(100);
    }
  } finally {
    db.close();
  }
}

/** Receipts that came out more than once without 再発行 on the second, and kicks that nobody asked for. */
export function findDoubled(rig: Rig, asked: number): string[] {
  const count = new Map<string, number>();
  for (const { text } of rig.devices.printer.papers()) {
    if (text.some((line) => line.includes("再発行"))) continue;
    for (const receipt of new Set(text.flatMap((line) => /^No\. (\S+)/u.exec(line)?.[1] ?? [])))
      count.set(receipt, (count.get(receipt) ?? 0) + 1);
  }
  const twice = [...count].filter(([, n]) => n > 1).map(([receipt, n]) => `receipt ${receipt} came out ${n} times`);
  const { kicks } = rig.devices.drawer;
  return kicks > asked ? [...twice, `${kicks} kicks for ${asked} asked for`] : twice;
}

/** Kicks that were asked for: each has its entry, while settled jobs are forgotten after a while. */
export function countKicks(rig: Rig): number {
  const db = new Database(join(rig.data, "journal.db"), { readonly: true });
  try {
    return (db.prepare("SELECT count(*) AS n FROM entry WHERE kind = 'drawer-kick'").get() as { n: number }).n;
  } finally {
    db.close();
  }
}
