import { randomUUID } from "node:crypto";
import { openCatalogue } from "#db/catalogue.ts";
import { JournalError } from "#db/journal-error.ts";
import { loadPepper } from "#db/keys.ts";
import { openJournal } from "#db/open-journal.ts";
import type { FromHost } from "#devices/protocol.ts";
import type { Config } from "#main/config.ts";
import type { Link, LinkName } from "#main/link.ts";
import type { Intent } from "#register/book.ts";
import type { Command } from "#register/command.ts";
import { evolve } from "#register/evolve.ts";
import type { JobWhat } from "#register/verdict.ts";
import { openForward } from "#upstream/forward.ts";
import { openPull } from "#upstream/pull.ts";
import { openAsk } from "./ask.ts";
import { openAuthorities } from "./open-authorities.ts";
import { enrolFirst } from "./enrol-first.ts";
import { systemClock } from "./clock.ts";
import { openCounter } from "./counter.ts";
import { composeCustomerView } from "./customer-view.ts";
import { openHostEar } from "./hear-host.ts";
import { hearScreen } from "./hear.ts";
import { openJobs } from "./jobs.ts";
import { freshLive } from "./live.ts";
import { composeJob } from "./paper.ts";
import { describeIntent, openPerform } from "./perform.ts";
import { openResolver } from "./resolver.ts";
import { openRestoredWatch } from "./restored-watch.ts";
import { openSettingsDoor } from "./settings-door.ts";
import { openStorageWatch } from "./storage-watch.ts";
import { sumDayApart } from "./sum-day.ts";
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

  const gather = { catalogue, pepper, live, nowMs: () => clock.now().nowMs };
  const take = (command: Command) => {
    const answer = counter.take(command);
    forward.nudge();
    return answer;
  };
  const jobs = openJobs({
    journal: () => journal,
    compose: async (job) => {
      const settings = counter.settings();
      if (!settings) return null;
      const { kind } = job.what as JobWhat;
      if (kind === "receipt" || kind === "charge-slip") await performer.settled();
      if (kind === "refund-slip") await performer.returned();
      const [balance, debt] = [live.balances.get(job.seq) ?? null, live.debts.get(job.seq) ?? null];
      return composeJob(job, { journal, settings, mode, balance, debt });
    },
    changed: () => windows.changed(),
    failed: () => counter.setGuard("storage"),
    lost: (job, code) => {
      log("job", { device: job.device, code });
      if (job.device === "drawer") take({ kind: "device-fault", device: "drawer", code });
      else take({ kind: "job-unknown", job: job.id, of: job.seq, device: job.device });
    },
  });
  const describe = (intent: Intent): string => {
    const settings = counter.settings();
    return settings ? describeIntent(intent, settings, journal) : "";
  };
  const resolver = openResolver({
    pokepay,
    book: () => journal.book(),
    settings: () => counter.settings(),
    describe,
    take,
    timeScale,
    nowMs: () => clock.now().nowMs,
  });
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
    },
    log,
  });
  const ask = openAsk({ journal, catalogue, live, mode, settings: () => counter.settings() });
  const windows = openWindows({
    boot,
    view: () =>
      composeView({
        state: counter.state(),
        live,
        // A journal that cannot be opened again cannot be read either; the screen says so.
        jobs: live.guard === "storage" || live.guard === "broken-tail" ? [] : journal.jobs(),
        boot,
        hasScanner: config.devices.scanner !== undefined && "port" in config.devices.scanner,
        today: clock.now().today,
        nowMs: clock.now().nowMs,
        catalogue: catalogue.versions().items,
        entryOf: (seq) => journal.entry(seq)?.entry ?? null,
      }),
    customerView: () => composeCustomerView(counter.state(), live, boot),
    take: (command) => take(hearScreen(command, gather)),
    ask,
    log,
  });

  const forward = openForward({
    headquarters: mode === "live" ? headquarters : enrolFirst(headquarters, journal.identity.key),
    journal,
    timeScale,
    see: (event) => {
      switch (event.kind) {
        case "state":
          live.headquarters = event.state;
          if (event.state.kind === "up") restored.clear();
          if (event.state.kind === "up" && live.guard === "restored") counter.setGuard(null);
          return windows.changed();
        case "acknowledged":
          return void counter.take({ ...event, kind: "anchor" });
        case "fork":
          return void counter.take({ ...event, kind: "fork" });
        case "restored":
          log("restored", { epoch: event.epoch, seq: event.seq });
          restored.note(event.seq, event.hash);
          return counter.setGuard("restored");
      }
    },
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
  const storage = openStorageWatch({
    journal,
    live,
    setGuard: counter.setGuard,
    recover: () => begin(false),
    changed: () => windows.changed(),
    log,
    timeScale,
  });
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

  const hearHost = openHostEar({ ...gather, live, jobs, take, changed: () => windows.changed() });

  return {
    link(name, link) {
      if (name === "devices-serial" || name === "devices-card") {
        live.hosts[name] = true;
        link.listen((message) => hearHost(link, message as FromHost));
        if (name === "devices-serial") jobs.link((message) => link.post(message));
        windows.changed();
      } else windows.link(name, link);
    },
    async stop(reason) {
      take({ kind: "stop", reason });
      stopping.abort();
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
