import type { Job, Journal } from "#db/journal.ts";
import type { JobOutcome, ToHost } from "#devices/protocol.ts";

/** Composes what a job asks, when it is sent; null where its entry says nothing to print. */
export type Compose = (job: Job) => Promise<ToHost | null> | ToHost | null;

/**
 * Jobs to the serial devices, in order. `sent` is durable before the first byte leaves; an outcome that cannot be had is `unknown`
 * and a human decides. A kick found in `sent`, or refused by a silent drawer, is never sent again.
 */
export function openJobs(o: {
  readonly journal: () => Journal;
  readonly compose: Compose;
  readonly changed: () => void;
  readonly lost: (job: Job, code: string) => void;
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
  let isSending = false;
  /** Jobs a freshly linked host was asked about. */
  let asked: readonly string[] = [];

  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    try {
      for (let job = waiting[0]; job && post; job = waiting[0]) {
        const message = await o.compose(job);
        if (!post) break;
        waiting.shift();
        if (!message) o.journal().markJob(job.id, "dropped");
        else {
          o.journal().markJob(job.id, "sent");
          post(message);
        }
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
    known.delete(id);
    if (outcome.kind === "done") o.journal().markJob(id, "done");
    else if (isKick) {
      o.journal().markJob(id, "dropped");
      o.lost(job, outcome.code);
    } else {
      o.journal().markJob(id, "unknown");
      o.lost(job, outcome.kind === "unknown" ? outcome.code : "FAILURE");
    }
    o.changed();
  }

  async function hold(id: string): Promise<void> {
    const job = known.get(id);
    const message = job && (await o.compose(job));
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
      const open = o.journal().jobs(["waiting", "sent"]);
      for (const job of open) known.set(job.id, job);
      asked = open.filter((job) => job.state === "sent").map(({ id }) => id);
      if (asked.length > 0) send_({ kind: "recall", ids: asked });
      this.resume();
    },
    /** Queues what the journal holds as waiting and nobody has sent yet. */
    resume(): void {
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
