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

  return {
    add(head: number, jobs: readonly NewJob[]): Job[] {
      return jobs.map(({ device, what, of = head }) => {
        const n = (lastOf.get(of) ?? 0) + 1;
        const text = JSON.stringify(what);
        insert.run(of, n, device, text, head);
        return { id: `${epoch}-${of}-${n}`, seq: of, n, device, what, state: "waiting" };
      });
    },
    mark(id: string, state: JobState): void {
      const [of, seq, n] = id.split("-").map(Number);
      if (of !== epoch || setState.run(state, seq, n).changes !== 1) throw new RangeError(`no job ${id}`);
    },
    list(states?: readonly JobState[]): Job[] {
      const rows = states === undefined ? all.all() : all.all().filter(({ state }) => states.includes(state));
      return rows.map(toJob);
    },
    prune(head: number): void {
      prune.run(head - kept);
    },
  };
}
export type JobTable = ReturnType<typeof openJobTable>;
