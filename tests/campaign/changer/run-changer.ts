import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { type Counts, isSame } from "#drivers/changer/cash.ts";
import type { PayOutcome } from "#drivers/changer/changer.ts";
import { openChanger, type RigChanger } from "#rig/changer/open-changer.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import type { FromHolder, ToHolder } from "./holder.ts";

/** What goes wrong at the changer itself while the register's process dies. */
export const mishaps = ["none", "jam", "power", "event-lost", "no-memory"] as const;
export type Mishap = (typeof mishaps)[number];

const want: Counts = { 1_000: 2, 500: 1, 100: 3, 10: 4 };
const later: Counts = { 100: 1, 1: 2 };
const root = join(import.meta.dirname, "../../..");
const waitMs = 20_000;

function startHolder(changer: RigChanger, book: string, o: { die: number; forgetful: boolean }) {
  const args = [
    "--port",
    changer.path,
    "--book",
    book,
    "--die",
    String(o.die),
    ...(o.forgetful ? ["--forgetful"] : []),
  ];
  const child = fork(join(import.meta.dirname, "holder.ts"), args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const heard: FromHolder[] = [];
  const ears = new Set<() => void>();
  child.on("message", (message: FromHolder) => {
    heard.push(message);
    for (const ear of ears) ear();
  });
  let isGone = false;
  const gone = once(child, "exit").then(([, signal]) => {
    isGone = true;
    for (const ear of ears) ear();
    return signal as string | null;
  });
  return {
    gone,
    say: (message: ToHolder) => child.connected && child.send(message, () => undefined),
    /** How many messages have come. */
    count: () => heard.length,
    /** The first message from the one numbered `from` that `is` takes; undefined when the process ends, or takes too long. */
    async see<T extends FromHolder>(is: (one: FromHolder) => one is T, from = 0): Promise<T | undefined> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const look = (): void => void ((heard.slice(from).some(is) || isGone) && resolve());
      ears.add(look);
      look();
      const timer = setTimeout(resolve, waitMs);
      await promise;
      clearTimeout(timer);
      ears.delete(look);
      return heard.slice(from).find(is);
    },
    async stop(): Promise<void> {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

type Holder = ReturnType<typeof startHolder>;
const isSettled = (one: FromHolder): one is FromHolder & { kind: "settled" } => one.kind === "settled";

const isOutcome = (one: FromHolder): one is FromHolder & { kind: "outcome" } => one.kind === "outcome";

/** Asks for a job and goes on asking while the answer is that nothing came out. */
async function payUntil(holder: Holder, job: string, counts: Counts, times: number): Promise<PayOutcome | undefined> {
  let last: PayOutcome | undefined;
  for (let time = 0; time < times; time += 1) {
    const from = holder.count();
    holder.say({ job, counts });
    last = (await holder.see(isOutcome, from))?.outcome;
    if (last?.kind !== "failed") return last;
  }
  return last;
}

const asCounts = (pieces: readonly number[]): Counts =>
  pieces.reduce<Record<number, number>>((sum, yen) => ({ ...sum, [yen]: (sum[yen] ?? 0) + 1 }), {});
const paysOf = (changer: RigChanger): number => changer.commands().filter((one) => one.startsWith("PAY a")).length;

export type ChangerRun = { readonly fired: boolean; readonly lost: readonly string[]; readonly end: string };

/** One payment whose process is killed at the boundary `die`; then the next process, and what came out in truth. */
export async function runChanger(o: { die: number; mishap: Mishap; forgetful?: boolean }): Promise<ChangerRun> {
  using dir = makeTempDir();
  const { die, mishap, forgetful = false } = o;
  await using changer = await openChanger({ link: join(dir.path, "c"), pieceMs: 4, remembers: mishap !== "no-memory" });
  const book = join(dir.path, "book.json");
  if (mishap === "jam") changer.jamAt(5);
  if (mishap === "event-lost") changer.lose("PAID");
  const first = startHolder(changer, book, { die, forgetful });
  await first.see(isSettled);
  first.say({ job: "a", counts: want });
  const told = await first.see(isOutcome);
  if (mishap === "power") changer.power(false);
  if (told) await first.stop();
  const fired = told === undefined && (await first.gone) === "SIGKILL";
  changer.power(true);
  changer.lose(undefined);

  const lost: string[] = [];
  const paid = paysOf(changer);
  const second = startHolder(changer, book, { die: 0, forgetful });
  if ((await second.see(isSettled)) === undefined) lost.push("what became of the payment is never known");
  if (paysOf(changer) > paid) lost.push("paid by itself after the restart");
  changer.clearJam();
  const end = await payUntil(second, "a", want, 3);
  const out = asCounts(changer.paid("a"));
  if (end?.kind !== "done" && end?.kind !== "partial") lost.push(`ends ${JSON.stringify(end)}`);
  else if (!isSame(end.paid, out)) lost.push(`says ${JSON.stringify(end.paid)}, gave ${JSON.stringify(out)}`);
  if (end?.kind === "done" && !isSame(out, want)) lost.push(`done, and gave ${JSON.stringify(out)}`);
  const again = await payUntil(second, "a", want, 1);
  if (JSON.stringify(again) !== JSON.stringify(end) || !isSame(asCounts(changer.paid("a")), out))
    lost.push("asked for again it is not the same payment");
  changer.clearJam();
  const next = await payUntil(second, "b", later, 3);
  if (next?.kind !== "done" || !isSame(asCounts(changer.paid("b")), later))
    lost.push(`the next one ${JSON.stringify(next)}`);
  await second.stop();
  return { fired, lost, end: end?.kind ?? "none" };
}

/** Kills at each boundary of a payment, 1, 2, … until none fires, for each mishap; or at the boundaries drawn. */
export async function runEachBoundary(o: {
  readonly boundaries?: readonly number[];
  readonly progress?: (text: string) => void;
}): Promise<{ readonly deaths: number; readonly losses: readonly string[]; readonly ends: ReadonlySet<string> }> {
  let deaths = 0;
  const losses: string[] = [];
  const ends = new Set<string>();
  for (const mishap of mishaps)
    for (let at = 0, die = o.boundaries?.[0] ?? 1; ; at += 1, die = o.boundaries?.[at] ?? die + 1) {
      if (o.boundaries && at >= o.boundaries.length) break;
      const run = await runChanger({ die, mishap });
      ends.add(run.end);
      deaths += run.fired ? 1 : 0;
      losses.push(...run.lost.map((what) => `${mishap}, boundary ${die}: ${what}`));
      o.progress?.(`${mishap}: ${deaths} deaths, ${losses.length} lost`);
      if (!run.fired && !o.boundaries) break;
    }
  return { deaths, losses, ends };
}
