import { randomUUID } from "node:crypto";
import { openCatalogue } from "#db/catalogue.ts";
import { JournalError } from "#db/journal-error.ts";
import { loadPepper } from "#db/keys.ts";
import { openJournal } from "#db/open-journal.ts";
import type { Config } from "#main/config.ts";
import type { Link, LinkName } from "#main/link.ts";
import type { Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { evolve } from "#register/evolve.ts";
import { openForward } from "#upstream/forward.ts";
import { openPull } from "#upstream/pull.ts";
import { openAsk } from "./ask.ts";
import { openAuthorities } from "./open-authorities.ts";
import { enrolFirst } from "./enrol-first.ts";
import { systemClock } from "./clock.ts";
import { composeWhenSent } from "./compose-when-sent.ts";
import { openDrawerWatch } from "./drawer-watch.ts";
import { openCounter } from "./counter.ts";
import { composeCustomerView } from "./customer-view.ts";
import { describeScanner } from "./describe-scanner.ts";
import { displayLines, lastRung } from "./display-lines.ts";
import { hearForward } from "./hear-forward.ts";
import { openHostEar } from "./hear-host.ts";
import { hearScreen } from "./hear.ts";
import { openJobs } from "./jobs.ts";
import { openLineDisplay } from "./line-display.ts";
import { freshLive } from "./live.ts";
import { openLinks } from "./open-links.ts";
import { describeIntent, openPerform } from "./perform.ts";
import { openResolver } from "./resolver.ts";
import { openRestoredWatch } from "./restored-watch.ts";
import { openSettingsDoor } from "./settings-door.ts";
import { openStorageWatch } from "./storage-watch.ts";
import { sumDayApart } from "./sum-day.ts";
import { openTechnicianDoor } from "./technician/door.ts";
import { openHostDesk } from "./technician/host-desk.ts";
import { composeView } from "./view.ts";
import { openWindows } from "./windows.ts";

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
    readonly log: Log;
  },
): Register {
  const { data: dir, mode, time_scale: timeScale = 1 } = config;
  const { log, nativeBinding } = o;
  const clock = systemClock;
  const boot = randomUUID();
  const live = freshLive(clock.now().nowMs);
  const journal = openJournal({ dir, evolve, nativeBinding });
  const restored = openRestoredWatch(journal);
  const catalogue = openCatalogue({ dir, nativeBinding });
  const pepper = loadPepper(dir);
  live.denyListAtMs = catalogue.denyListAtMs();
  const { pokepay, headquarters } = openAuthorities(config);

  const nowMs = () => clock.now().nowMs;
  const settings = () => counter.settings();
  const changed = () => windows.changed();
  const gather = { catalogue, pepper, live, nowMs };
  const take = (command: Command) => {
    const answer = counter.take(command);
    forward.nudge();
    return answer;
  };
  const jobs = openJobs({
    journal: () => journal,
    compose: composeWhenSent({
      journal,
      live,
      mode,
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
    kick: { sent: (job) => drawer.sent(job), told: (job, outcome) => drawer.told(job, outcome) },
  });
  const drawer = openDrawerWatch({ live, log, take, changed, timeScale, nowMs, state: () => counter.state() });
  const describe = (intent: Intent): string => {
    const now = settings();
    return now ? describeIntent(intent, now, journal) : "";
  };
  const resolver = openResolver({ pokepay, book: () => journal.book(), settings, describe, take, timeScale, nowMs });
  const door = openSettingsDoor({ catalogue, take, state: () => counter.state() });
  const stopping = new AbortController();
  const performer = openPerform({
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
    app: o.app,
    settings: door.stored(journal),
    jobs: () => jobs,
    perform: performer.perform,
    changed: () => {
      windows.changed();
      door.look();
      drawer.look();
    },
    log,
  });
  const ask = openAsk({ journal, catalogue, live, mode, settings: () => counter.settings() });
  const customerView = () => composeCustomerView(counter.state(), live, boot);
  const lineDisplay = openLineDisplay(() => displayLines(customerView(), lastRung(counter.state().draft)));
  const windows = openWindows({
    boot,
    view: () =>
      composeView({
        state: counter.state(),
        live,
        // A journal that cannot be opened again cannot be read either; the screen says so.
        jobs: live.guard === "storage" || live.guard === "broken-tail" ? [] : journal.jobs(),
        boot,
        ...describeScanner(config),
        today: clock.now().today,
        nowMs: clock.now().nowMs,
        catalogue: catalogue.versions().items,
        entryOf: (seq) => journal.entry(seq)?.entry ?? null,
      }),
    customerView,
    also: () => lineDisplay.follow(),
    take: (command) => take(hearScreen(command, gather)),
    ask,
    log,
  });

  const forward = openForward({
    headquarters: mode === "live" ? headquarters : enrolFirst(headquarters, journal.identity.key),
    journal,
    timeScale,
    see: hearForward({ live, counter, restored, changed: () => windows.changed(), log }),
  });
  const pull = openPull({
    headquarters,
    catalogue,
    timeScale,
    see: (event) => {
      if (event.kind === "refused") log("pull-refused", { code: event.code });
      if (event.kind === "settings" || event.kind === "items") door.look();
      live.denyListAtMs = catalogue.denyListAtMs();
      windows.changed();
    },
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
  const hear = openHostEar({ ...gather, live, jobs, drawer, take, hosts, changed });
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
      drawer[Symbol.dispose]();
      storage[Symbol.dispose]();
      resolver[Symbol.dispose]();
      pull[Symbol.dispose]();
      forward[Symbol.dispose]();
      await Promise.all([pokepay[Symbol.asyncDispose](), headquarters[Symbol.asyncDispose]()]);
      try {
        journal.checkpoint();
      } catch (error) {
        if (!(error instanceof JournalError)) throw error;
        log("storage", { code: error.code });
      }
      journal[Symbol.dispose]();
      catalogue[Symbol.dispose]();
    },
  };
}
