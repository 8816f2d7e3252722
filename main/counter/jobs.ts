import { JournalError } from "#db/journal-error.ts";
import type { Job, JobState, Journal } from "#db/journal.ts";
import type { JobOutcome, ToHost } from "#devices/protocol.ts";
import type { KickOutcome } from "./drawer-watch.ts";

/** Composes what a job asks, when it is sent; null where its entry says nothing to print. */
export type Compose = (job: Job) => Promise<ToHost | null> | ToHost | null;

/**
 * Jobs to the serial devices, in order. `sent` is durable before the first byte leaves; an outcome that cannot be had is `unknown`
 * and a human decides. A kick found in `sent`, or refused by a silent drawer, is never sent again.
 */
export function openJobs(o: {
  readonly journal: () => Pick<Journal, "jobs" | "markJob">;
  readonly compose: Compose;
  readonly changed: () => void;
  readonly lost: (job: Job, code: string) => void;
  /** A kick is about to leave, and what it came to: whoever watches the drawer wants to know both. */
  readonly kick: { sent(job: Job): void; told(job: Job, outcome: KickOutcome): void };
  /** The journal could not take how a job stands: as with any failed write, nothing more until it is open again (`resume`). */
  readonly failed: () => void;
}) {
  let post: ((message: ToHost) => void) | null = null;
  let printerReady = false;
  /** Not one byte of these left: they may be sent again once the printer is well. */
  const held = new Map<string, ToHost>();
  const waiting: Job[] = [];
  const known = new Map<string, Job>(
    o
      .journal()
      .jobs(["waiting", "sent"])
      .map((job) => [job.id, job]),
  );
  /** Outcomes the journal could not take. */
  const untold = new Map<string, JobOutcome>();
  let isSending = false;
  /** Jobs a freshly linked host was asked about. */
  let asked: readonly string[] = [];

  function mark(id: string, state: Exclude<JobState, "waiting">): boolean {
    try {
      o.journal().markJob(id, state);
      return true;
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      o.failed();
      return false;
    }
  }

  /** Undefined where the entry cannot be read now. */
  async function compose(job: Job): Promise<ToHost | null | undefined> {
    try {
      return await o.compose(job);
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      o.failed();
      return undefined;
    }
  }

  /** Named before it leaves; or why it does not. */
  function nameKick(job: Job, goes: boolean): void {
    if (goes) o.kick.sent(job);
    else o.kick.told(job, { kind: "failed", code: "LATE" });
  }

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (let job = waiting[0]; job && post; job = waiting[0]) {
        const message = await compose(job);
        if (!post || message === undefined) break;
        waiting.shift();
        // Not durable, not sent: after the storage has healed it is found waiting.
        if (!mark(job.id, message ? "sent" : "dropped")) continue;
        if (job.device === "drawer") nameKick(job, message !== null);
        if (!message) known.delete(job.id);
        if (message) post(message);
        o.changed();
      }
    } finally {
      isSending = false;
    }
  }

  function settle(id: string, outcome: JobOutcome): void {
    const job = known.get(id);
    if (!job) return;
    const isKick = job.device === "drawer";
    if (outcome.kind === "failed" && !isKick) return;
    held.delete(id);
    if (!mark(id, outcome.kind === "done" ? "done" : isKick ? "dropped" : "unknown"))
      return void untold.set(id, outcome);
    known.delete(id);
    untold.delete(id);
    if (isKick) o.kick.told(job, outcome);
    else if (outcome.kind !== "done") o.lost(job, outcome.code);
    o.changed();
  }

  async function hold(id: string): Promise<void> {
    const job = known.get(id);
    const message = job && (await compose(job));
    if (message) held.set(id, message);
    if (printerReady) sendHeld();
  }

  function sendHeld(): void {
    for (const [id, message] of held) {
      held.delete(id);
      post?.(message);
    }
  }

  return {
    add(jobs: readonly Job[]): void {
      for (const job of jobs) {
        known.set(job.id, job);
        waiting.push(job);
      }
      void send();
    },
    /** A device host is linked: jobs found `sent` are asked for, jobs found `waiting` are sent now. */
    link(send_: (message: ToHost) => void): void {
      post = send_;
      // How its printer stands, a new host has still to say. What is held never left the old one: nobody need be asked.
      printerReady = false;
      const open = o.journal().jobs(["waiting", "sent"]);
      for (const job of open) known.set(job.id, job);
      asked = open.filter(({ id, state }) => state === "sent" && !held.has(id)).map(({ id }) => id);
      if (asked.length > 0) send_({ kind: "recall", ids: asked });
      this.resume();
    },
    /** Queues what the journal holds as waiting and nobody has sent yet. */
    resume(): void {
      for (const [id, outcome] of untold) settle(id, outcome);
      const queued = new Set(waiting.map(({ id }) => id));
      const found = o
        .journal()
        .jobs(["waiting"])
        .filter(({ id }) => !queued.has(id));
      for (const job of found) known.set(job.id, job);
      waiting.push(...found);
      void send();
    },
    unlink(): void {
      post = null;
      printerReady = false;
    },
    hear(id: string, outcome: JobOutcome): void {
      settle(id, outcome);
      if (outcome.kind === "failed") void hold(id);
    },
    recalled(outcomes: { readonly [id: string]: JobOutcome | "busy" }): void {
      for (const id of asked) {
        const outcome = outcomes[id];
        if (outcome === "busy") continue;
        if (outcome) this.hear(id, outcome);
        else settle(id, { kind: "unknown", code: "CLOSED" });
      }
      asked = [];
    },
    /** The printer's state changed; once it can print, what never left is sent. */
    ready(isReady: boolean): void {
      const becomes = isReady && !printerReady;
      printerReady = isReady;
      if (becomes) sendHeld();
    },
  };
}
export type Jobs = ReturnType<typeof openJobs>;
