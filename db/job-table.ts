import type { Job, JobState, NewJob } from "./journal.ts";
import type { Db } from "./open-database.ts";

type Row = {
  readonly seq: number;
  readonly n: number;
  readonly device: string;
  readonly what: string;
  readonly state: JobState;
};

/** Settled jobs are kept for this many entries: a device process remembers the outcome of its last 64. */
const kept = 500;

/** What devices are asked to do. A job is known by the entry it speaks of and its number there. */
export function openJobTable(db: Db, epoch: number) {
  const insert = db.prepare("INSERT INTO job VALUES(?, ?, ?, ?, 'waiting', ?)");
  const lastOf = db.prepare<[number], number>("SELECT coalesce(max(n), 0) FROM job WHERE seq = ?").pluck();
  const setState = db.prepare("UPDATE job SET state = ? WHERE seq = ? AND n = ?");
  const all = db.prepare<[], Row>("SELECT seq, n, device, what, state FROM job ORDER BY made, seq, n");
  const prune = db.prepare("DELETE FROM job WHERE made < ? AND state IN ('done', 'dropped')");
  const toJob = ({ seq, n, device, what, state }: Row): Job => ({
    id: `${epoch}-${seq}-${n}`,
    seq,
    n,
    device,
    what: JSON.parse(what),
    state,
  });

  /** All jobs, until one changes; the screen asks often. A reader beside the register sees no changes come, so it asks anew. */
  let held: readonly Job[] | null = null;
  const list = (): readonly Job[] => (held = db.readonly || held === null ? all.all().map(toJob) : held);

  return {
    add(head: number, jobs: readonly NewJob[]): Job[] {
      held = null;
      return jobs.map(({ device, what, of = head }) => {
        const n = (lastOf.get(of) ?? 0) + 1;
        const text = JSON.stringify(what);
        insert.run(of, n, device, text, head);
        return { id: `${epoch}-${of}-${n}`, seq: of, n, device, what, state: "waiting" };
      });
    },
    mark(id: string, state: JobState): void {
      held = null;
      const [of, seq, n] = id.split("-").map(Number);
      if (of !== epoch || setState.run(state, seq, n).changes !== 1) throw new RangeError(`no job ${id}`);
    },
    list(states?: readonly JobState[]): Job[] {
      return list().filter(({ state }) => states === undefined || states.includes(state));
    },
    prune(head: number): void {
      held = null;
      prune.run(head - kept);
    },
  };
}
export type JobTable = ReturnType<typeof openJobTable>;
