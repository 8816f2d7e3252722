import { randomUUID } from "node:crypto";
import { openCatalogue } from "#db/catalogue.ts";
import { loadPepper } from "#db/keys.ts";
import { openJournal } from "#db/open-journal.ts";
import type { Config } from "#main/config.ts";
import type { Link, LinkName } from "#main/link.ts";
import type { Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { evolve } from "#register/evolve.ts";
import { openAuthorities } from "./open-authorities.ts";
import { systemClock } from "./clock.ts";
import { closeJournal } from "./close-journal.ts";
import { composeWhenSent } from "./compose-when-sent.ts";
import { openDriftWatch } from "./drift-watch.ts";
import { openDrawerWatch } from "./drawer-watch.ts";
import { openCounter } from "./counter.ts";
import { openHostEar } from "./hear-host.ts";
import { hearScreen } from "./hear.ts";
import { openJobs } from "./jobs.ts";
import { freshLive } from "./live.ts";
import { openLinks } from "./open-links.ts";
import { openFront } from "./open-front.ts";
import { openFinder } from "./open-finder.ts";
import { openGoods } from "./open-goods.ts";
import { openRoads } from "./open-roads.ts";
import { findPaper } from "./paper-of.ts";
import { describeIntent, openPerform } from "./perform.ts";
import { openResolver } from "./resolver.ts";
import { openRestoredWatch } from "./restored-watch.ts";
import { openSettingsDoor } from "./settings-door.ts";
import { openStation } from "./open-station.ts";
import { openStorageWatch } from "./storage-watch.ts";
import { sumDayApart } from "./sum-day.ts";
import { openTapTimes } from "./tap-times.ts";
import { openTechnicianDoor } from "./technician/door.ts";
import { openHostDesk } from "./technician/host-desk.ts";

export type Log = (event: string, detail?: { readonly [key: string]: string | number }) => void;
export type Register = { link(name: LinkName, link: Link): void; stop(reason: string): Promise<void> };

/** Opens the counter on DIR: journal, catalogue, authorities. Everything that enters does so through `counter.take`. */
export function openRegister(
  config: Config,
  o: {
    readonly app: string;
    readonly runtime: string;
    readonly nativeBinding?: string | undefined;
    /** Where the configuration stands: a technician may bind a device anew. */
    readonly configFile: string;
    /** File of the worker that sums a day. */
    readonly sumDayWorker: URL;
    /** File of the worker that makes reports. */
    readonly reportWorker: URL;
    /** File of the worker that looks through the journal. */
    readonly journalWorker: URL;
    /** File of the worker that writes goods and looks for them. */
    readonly goodsWorker?: URL;
    /** Ends the house, to come back as this. */
    readonly leave?: (as: "training" | "register") => void;
    readonly log: Log;
  },
): Register {
  const { data: dir, mode, time_scale: timeScale = 1 } = config;
  const { log, nativeBinding } = o;
  const clock = systemClock;
  const boot = randomUUID();
  const training = config.training !== undefined;
  const live = freshLive(clock.now().nowMs);
  const journal = openJournal({ dir, evolve, nativeBinding });
  const restored = openRestoredWatch(journal);
  const goods = openGoods({
    ...o,
    catalogue: openCatalogue({ dir, nativeBinding }),
    dir,
    clock,
    timeScale,
    settings: () => counter.settings(),
    changed: () => windows.changed(),
  });
  const { catalogue } = goods;
  const pepper = loadPepper(dir);
  live.denyListAtMs = catalogue.denyListAtMs();
  const { pokepay, headquarters } = openAuthorities(config, (heard) => {
    if (!stopping.signal.aborted) drift(heard);
  });

  const nowMs = () => clock.now().nowMs;
  const settings = () => counter.settings();
  const changed = () => windows.changed();
  const gather = { catalogue, pepper, live, nowMs, settings, paperOf: (seq: number) => findPaper(seq, journal) };
  const take = (command: Command) => {
    station.idle.heard(command);
    const answer = counter.take(command);
    forward.nudge();
    return answer;
  };
  const drift = openDriftWatch({ live, take, changed });
  const jobs = openJobs({
    journal: () => journal,
    compose: composeWhenSent({
      journal,
      live,
      mode: training ? "training" : mode,
      settings,
      nowMs,
      settled: () => performer.settled(),
      returned: () => performer.returned(),
    }),
    changed: () => windows.changed(),
    failed: () => counter.setGuard("storage"),
    lost: (job, code) => {
      log("job", { device: job.device, code });
      take({ kind: "job-unknown", job: job.id, of: job.seq, device: job.device });
    },
    kick: { sent: (job) => drawer.sent(job), told: (job, outcome) => drawer.told(job, outcome, training) },
  });
  const drawer = openDrawerWatch({ live, log, take, changed, timeScale, nowMs, state: () => counter.state() });
  const describe = (intent: Intent): string => {
    const now = settings();
    return now ? describeIntent(intent, now, journal) : "";
  };
  const resolver = openResolver({ pokepay, book: () => journal.book(), settings, describe, take, timeScale, nowMs });
  const door = openSettingsDoor({ catalogue, take, state: () => counter.state() });
  const stopping = new AbortController();
  const station = openStation({
    ...o,
    dir,
    state: () => counter.state(),
    take,
    nowMs,
    lastMs: Math.min(nowMs(), journal.book().atMs),
    leave: (as) => o.leave?.(as),
  });
  const performer = openPerform({
    station,
    journal,
    catalogue,
    pokepay,
    headquarters,
    resolver,
    live,
    pepper,
    timeScale,
    nowMs: () => clock.now().nowMs,
    settings: () => counter.settings(),
    describe,
    state: () => counter.state(),
    sumDay: (from, withBooks = false) => sumDayApart(o.sumDayWorker, { dir, from, withBooks, nativeBinding }),
    log,
    take,
    changed: () => windows.changed(),
    pullNow: () => pull.nudge(),
    stopped: stopping.signal,
  });
  const counter = openCounter({
    journal,
    live,
    clock,
    mode,
    training,
    app: o.app,
    settings: door.stored(journal),
    jobs: () => jobs,
    perform: performer.perform,
    changed: () => {
      windows.changed();
      door.look();
      drawer.look();
      station.idle.look();
    },
    log,
  });
  const finder = openFinder(o.journalWorker, { dir, mode: training ? "training" : mode, nativeBinding });
  const { windows, stood, lineDisplay } = openFront({
    config,
    boot,
    clock,
    live,
    journal,
    goods,
    counter,
    finder,
    station,
    take: (command) => take(hearScreen(command, gather)),
    log,
  });

  const { forward, pull } = openRoads({
    config,
    headquarters,
    journal,
    goods,
    counter,
    live,
    restored,
    look: () => door.look(),
    changed,
    log,
  });
  const { setGuard } = counter;
  const storage = openStorageWatch({ journal, live, setGuard, recover: () => begin(false), changed, log, timeScale });
  pokepay.watch((state) => {
    live.pokepay = { state, sinceMs: clock.now().nowMs };
    if (state === "up") {
      resolver.wake();
      performer.wake();
    }
    windows.changed();
  });

  /** The first words after a start, and after the journal had to be opened again. */
  function begin(clean: boolean): void {
    counter.reload();
    live.guard = restored.isSet() ? "restored" : null;
    take({ kind: "start", clean, runtime: o.runtime });
    jobs.resume();
    door.look();
  }
  begin(journal.entry(journal.book().seq)?.kind === "shutdown");

  const hosts = openHostDesk(timeScale);
  const tapTimes = openTapTimes(live, stood);
  const hear = openHostEar({ ...gather, live, jobs, drawer, take, hosts, changed, tapTimes });
  const technician = openTechnicianDoor({
    ...gather,
    take,
    hosts,
    log,
    file: o.configFile,
    drawerPin: config.devices.drawer.pin,
    state: () => counter.state(),
  });

  return {
    link: openLinks({ live, serial: [jobs, lineDisplay], hosts, hear, technician, windows }),
    async stop(reason) {
      take({ kind: "stop", reason, ...(live.drawer.now === "open" ? { drawer: "open" as const } : {}) });
      stopping.abort();
      for (const one of [finder, station.idle, drawer, storage, resolver, pull, forward]) one[Symbol.dispose]();
      await Promise.all([pokepay[Symbol.asyncDispose](), headquarters[Symbol.asyncDispose]()]);
      closeJournal(journal, log);
      goods[Symbol.dispose]();
    },
  };
}
