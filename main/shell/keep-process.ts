import { performance } from "node:perf_hooks";
import process from "node:process";
import { type MessagePortMain, type UtilityProcess, utilityProcess } from "electron";
import type { LinkName } from "#main/link.ts";
import type { FromMain, ToMain } from "#main/parent.ts";
import type { Log } from "./log.ts";
import {
  type KeepAction,
  type KeepInput,
  type KeepLimits,
  statusOf,
  supervise,
  tickMs,
  unstarted,
} from "./supervise.ts";

export type ProcessName = "register" | "devices-serial" | "devices-card";

/** A process of ours that is always there again. */
export type KeptProcess = {
  readonly name: ProcessName;
  /** The first start; to be called once. */
  begin(): void;
  isRunning(): boolean;
  status(): "up" | "restarting" | "down";
  /** Hands it one end of a channel. */
  link(name: LinkName, port: MessagePortMain): void;
  /** Asks it to finish what it does and end; after `limitMs` it is killed. It is not started again. */
  stop(reason: string, limitMs: number): Promise<void>;
};

type Options = {
  readonly name: ProcessName;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly limits: KeepLimits;
  readonly log: Log;
  /** It was started, first or again: it has no links yet. */
  readonly started: (kept: KeptProcess) => void;
  readonly changed: () => void;
  /** It asks the house to end and to come back as this. */
  readonly asked?: (as: "training" | "register") => void;
};

/** Runs FILE as a utility process, and again whenever it ends or falls silent (supervise.ts says when). */
export function keepProcess({ name, file, args, env, limits, log, started, changed, asked }: Options): KeptProcess {
  let state = unstarted;
  let child: UtilityProcess | null = null;
  let pings = 0;
  const ended = new Set<() => void>();

  function take(input: KeepInput): void {
    const before = statusOf(state);
    const { next, actions } = supervise(state, input, limits);
    state = next;
    for (const action of actions) perform(action);
    const now = statusOf(state);
    if (now === before) return;
    log.note("process-is", { process: name, status: now });
    changed();
  }

  function perform(action: KeepAction): void {
    if (action === "start") start();
    else if (action === "ping") say({ kind: "ping", n: ++pings });
    else kill();
  }

  function say(message: FromMain): void {
    child?.postMessage(message);
  }

  /** UtilityProcess.kill() sends SIGTERM, which a stopped or looping process never hears. */
  function kill(): void {
    log.note("process-killed", { process: name });
    if (child?.pid === undefined) child?.kill();
    else process.kill(child.pid, "SIGKILL");
  }

  function start(): void {
    const born = utilityProcess.fork(file, [...args], { serviceName: name, stdio: "pipe", env });
    child = born;
    for (const printed of [born.stdout, born.stderr]) if (printed) log.collect(name, printed);
    born.on("message", (message: ToMain) => hear(message));
    born.once("exit", (code) => {
      child = null;
      log.note("process-ended", { process: name, code });
      for (const resolve of ended) resolve();
      take({ kind: "gone", atMs: performance.now() });
    });
    log.note("process-started", { process: name });
    started(kept);
  }

  function hear(message: ToMain): void {
    if (message.kind === "failed") {
      log.note("process-failed", { process: name, code: message.code, detail: message.detail.slice(0, 500) });
      take({ kind: "failed", atMs: performance.now() });
    } else {
      if (message.kind === "leave") asked?.(message.as);
      take({ kind: "heard", atMs: performance.now() });
    }
  }

  const tick = (): void => take({ kind: "tick", atMs: performance.now() });
  let ticking: NodeJS.Timeout | null = null;

  const kept: KeptProcess = {
    name,
    begin() {
      tick();
      ticking = setInterval(tick, tickMs);
    },
    isRunning: () => child !== null,
    status: () => statusOf(state),
    link: (to, port) => child?.postMessage({ kind: "link", name: to }, [port]),
    async stop(reason, limitMs) {
      if (ticking) clearInterval(ticking);
      state = supervise(state, { kind: "stop" }, limits).next;
      if (child === null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      ended.add(resolve);
      const timer = setTimeout(kill, limitMs);
      say({ kind: "stop", reason });
      await promise;
      clearTimeout(timer);
    },
  };
  return kept;
}
