import type { Journal } from "#db/journal.ts";
import type { Settings } from "#register/settings.ts";
import type { JobWhat } from "#register/verdict.ts";
import type { Compose } from "./jobs.ts";
import type { Live } from "./live.ts";
import { composeJob } from "./paper.ts";
import type { PaperMode } from "./receipt.ts";

/** A kick still waiting after this opens the drawer for nobody: its customer is gone, and another may stand there (ms). */
const lateKickMs = 10_000;

/** What a job asks of its device at the moment it is sent: papers wait for balances being read, and a kick that is too old is not given. */
export function composeWhenSent(o: {
  readonly journal: Journal;
  readonly live: Live;
  readonly mode: PaperMode;
  readonly settings: () => Settings | null;
  readonly settled: () => Promise<void>;
  readonly returned: () => Promise<void>;
  readonly nowMs: () => number;
}): Compose {
  const { journal, live, mode } = o;
  const isLate = (seq: number): boolean => {
    const at = journal.entry(seq)?.entry.at;
    return at !== undefined && Math.abs(o.nowMs() - Date.parse(at)) > lateKickMs;
  };
  return async (job) => {
    const settings = o.settings();
    if (!settings) return null;
    const { kind } = job.what as JobWhat;
    // In practice the drawer stays shut: nothing in it is anybody's to practise with.
    if (kind === "kick" && (mode === "training" || isLate(job.seq))) return null;
    if (kind === "receipt" || kind === "charge-slip") await o.settled();
    if (kind === "refund-slip") await o.returned();
    const [balance, debt] = [live.balances.get(job.seq) ?? null, live.debts.get(job.seq) ?? null];
    return composeJob(job, { journal, settings, mode, balance, debt });
  };
}
