import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Job, JobState } from "#db/journal.ts";
import { openHost } from "#devices/open-host.ts";
import type { FromHost, JobOutcome, ToHost } from "#devices/protocol.ts";
import { openJobs } from "#counter/jobs.ts";
import type { Config } from "#main/config.ts";
import type { Link } from "#main/link.ts";
import { openDrawer } from "#rig/drawer.ts";
import { openPrinter } from "#rig/printer/open-printer.ts";
import { lookAt, writeReceipt } from "./document.ts";

/** A till that does what it must not: the controls. */
export type Plant =
  /** A receipt of unknown fate is printed once more without saying that it is a copy, and without looking. */
  | "prints-again"
  /** What is unknown is taken for done. */
  | "believes"
  /** A kick of unknown fate is given again. */
  | "kicks-again";

export type StandOptions = {
  /** Of the printer. The register's waits shrink less: on a busy machine an answer takes its time whatever the scale. */
  readonly timeScale: number;
  readonly hostScale: number;
  readonly way: "serial" | "tcp";
  readonly plant?: Plant;
};

const baud = 115_200;

function configure(o: StandOptions, data: string, port: Config["devices"]["printer"]["port"]): Config {
  return {
    mode: "rig",
    data,
    reg: "R1",
    devices: {
      printer: { profile: "epson-tm-t88", port },
      drawer: { pin: 2, open_when: "low" },
      reader: { rig: "", profile: "generic" },
    },
    pokepay: { ini: "", shop: "", moneys: { emoney: "" } },
    headquarters: { url: "", cert: "", key: "", ca: "", signing_key: "" },
    time_scale: o.hostScale,
  };
}

/**
 * The shipped device host on the rig's printer and drawer, behind the shipped jobs; the journal's table of jobs is in memory, and the cashier is ours:
 * asked about a paper, she looks at what came out, and has it printed again, marked as a copy, when there is no whole one.
 */
export async function openStand(o: StandOptions) {
  await using stack = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), "stand-"));
  stack.defer(() => rmSync(dir, { recursive: true, force: true }));
  const link = join(dir, "printer");
  const { timeScale } = o;
  const tcp = o.way === "tcp" ? { tcp: { host: "127.0.0.1", port: 0 } } : {};
  const printer = stack.use(
    await openPrinter({ link, baud, timeScale, ...tcp, flow: "none", onKick: (kick) => drawer.feel(kick) }),
  );
  const drawer = stack.use(openDrawer({ timeScale, onLevel: printer.setPin3 }));
  const port = printer.address === undefined ? { serial: link, baud } : { tcp: printer.address };
  const host = stack.use(openHost(configure(o, dir, port), "devices-serial"));

  const table = new Map<string, Job>();
  const outcomes = new Map<string, JobOutcome>();
  const unsure: Job[] = [];
  const toKick = new Set<number>();
  let isReady = false;
  let serial = 0;

  const jobs = openJobs({
    journal: () => ({
      jobs: (states?: readonly JobState[]) =>
        [...table.values()].filter(({ state }) => states?.includes(state) ?? true),
      markJob(id: string, state: JobState) {
        const job = table.get(id);
        if (job) table.set(id, { ...job, state });
      },
    }),
    compose: ({ id, seq, device, what }): ToHost =>
      device === "drawer" ? { kind: "kick", id } : { kind: "print", id, document: writeReceipt(seq, what === "copy") },
    changed: () => undefined,
    failed: () => undefined,
    lost: (job) => void unsure.push(job),
    kick: {
      sent: () => undefined,
      told(job, { kind }) {
        if (o.plant === "kicks-again" && kind === "unknown") toKick.add(job.seq);
      },
    },
  });

  function add(seq: number, device: "printer" | "drawer", what: string): void {
    serial += 1;
    const job: Job = { id: `${seq}-${serial}`, seq, n: serial, device, what, state: "waiting" };
    table.set(job.id, job);
    jobs.add([job]);
  }

  let hear: (message: unknown) => void = () => undefined;
  const toRegister = (message: FromHost): void => {
    if (message.kind === "state" && message.device === "printer") {
      const { state, trouble, paper, cover } = message.state;
      isReady = state === "idle" && trouble === undefined && paper !== "end" && cover !== "open";
      jobs.ready(isReady);
    }
    if (message.kind === "recalled") jobs.recalled(message.outcomes);
    if (message.kind !== "outcome") return;
    const { id, outcome } = message;
    outcomes.set(id, outcome);
    jobs.hear(id, o.plant === "believes" && outcome.kind === "unknown" ? { kind: "done" } : outcome);
  };
  const toHost: Link = {
    post: (message) => queueMicrotask(() => toRegister(message as FromHost)),
    listen: (listener) => void (hear = listener),
    close: () => undefined,
  };
  host.link(toHost);
  jobs.link((message) => hear(message));

  /** She looks at the paper once the printer is well and nothing comes out any more. */
  function answer(): void {
    for (const sale of toKick) add(sale, "drawer", "kick");
    toKick.clear();
    for (const job of unsure.splice(0)) {
      const isOut = printer.papers().some((paper) => {
        const { sales, isWhole } = lookAt(paper);
        return isWhole && sales[0] === job.seq;
      });
      const isBlind = o.plant === "prints-again";
      table.set(job.id, { ...job, state: isOut && !isBlind ? "done" : "dropped" });
      if (!isOut || isBlind) add(job.seq, "printer", isBlind ? "receipt" : "copy");
    }
  }
  const all = stack.move();
  return {
    printer,
    drawer,
    isReady: () => isReady,
    /** The drawer opens and the receipt is printed, as after a sale for cash. */
    sell(sale: number): void {
      drawer.close();
      add(sale, "drawer", "kick");
      add(sale, "printer", "receipt");
    },
    answer,
    /** Every job has come to its end, nobody is to be asked, and the printer rests. */
    isSettled: () =>
      isReady &&
      unsure.length === 0 &&
      toKick.size === 0 &&
      printer.idle() &&
      [...table.values()].every(({ state }) => state !== "waiting" && state !== "sent"),
    jobsOf: (sale: number) =>
      [...table.values()].filter(({ seq }) => seq === sale).map((job) => ({ ...job, outcome: outcomes.get(job.id) })),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
export type Stand = Awaited<ReturnType<typeof openStand>>;
