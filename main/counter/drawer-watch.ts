import type { Job } from "#db/journal.ts";
import type { JobOutcome } from "#devices/protocol.ts";
import type { InnerCommand } from "#register/command.ts";
import { drawerPolicyOf } from "#register/drawer-policy.ts";
import { type DrawerInput, drawerCode, type KickEnd, stepDrawer, wakeDrawerWatch } from "#register/drawer-watch.ts";
import type { State } from "#register/verdict.ts";
import type { Live } from "./live.ts";
import type { Log } from "./open-register.ts";

/** What a kick came to: what its host says, or that its job was too old to be carried out at all. */
export type KickOutcome = JobOutcome | { readonly kind: "failed"; readonly code: "LATE" };

function endOf(outcome: KickOutcome): KickEnd {
  if (outcome.kind !== "done") return { kind: outcome.kind, code: outcome.code };
  // A host of before says no more than that it gave the pulse.
  const confirmed = "confirmed" in outcome ? outcome.confirmed : null;
  return { kind: confirmed === null ? "blind" : confirmed ? "opened" : "shut" };
}

/** Keeps watch over the drawer between its host, the journal and the screen. What it has to say goes in by the front door. */
export function openDrawerWatch(o: {
  readonly live: Pick<Live, "drawer" | "drawerCode" | "drawerSinceMs">;
  readonly state: () => Pick<State, "settings" | "draft">;
  readonly take: (command: InnerCommand) => void;
  readonly changed: () => void;
  readonly timeScale: number;
  readonly nowMs: () => number;
  readonly log: Log;
}) {
  const { live } = o;
  let timer: NodeJS.Timeout | undefined;
  let hadLines = false;

  function step(input: DrawerInput): void {
    const at = performance.now();
    const { leftMs, alarmMs } = drawerPolicyOf(o.state().settings);
    const times = { leftMs: leftMs * o.timeScale, alarmMs: alarmMs * o.timeScale };
    const { watch, says } = stepDrawer(live.drawer, input, at, times);
    live.drawer = watch;
    const code = drawerCode(watch, at, times);
    if (code !== live.drawerCode) {
      live.drawerCode = code;
      live.drawerSinceMs = o.nowMs();
      o.changed();
    }
    clearTimeout(timer);
    const wakeAt = wakeDrawerWatch(watch, at, times);
    if (wakeAt < Infinity) {
      timer = setTimeout(() => step({ kind: "tick" }), Math.max(1, Math.ceil(wakeAt - at)));
      timer.unref();
    }
    for (const said of says) o.take(said);
  }

  return {
    seen: (drawer: "open" | "closed" | "unknown"): void => step({ kind: "seen", drawer }),
    /** The job is marked as sent, and goes out now. */
    sent: (job: Job): void => step({ kind: "kick", of: job.seq }),
    /** `isPractice`: it was never to be given. */
    told(job: Job, outcome: KickOutcome, isPractice = false): void {
      if (isPractice) return o.log("kick-not-given", { seq: job.seq });
      const end = endOf(outcome);
      if (end.kind !== "opened") o.log("kick", { ...end, seq: job.seq });
      step({ kind: "kicked", of: job.seq, end });
    },
    /** The basket changed: with its first line the cashier has gone on to the next customer. */
    look(): void {
      const hasLines = o.state().draft.lines.length > 0;
      const isNext = hasLines && !hadLines;
      hadLines = hasLines;
      if (isNext && live.drawerCode !== null) step({ kind: "moved-on" });
    },
    [Symbol.dispose]: (): void => clearTimeout(timer),
  };
}
