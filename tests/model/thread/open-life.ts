import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Link } from "#main/link.ts";
import type { Config } from "#main/config.ts";
import type { Carrier } from "./carrier.ts";
import type { CommitSide, FromThread, Pulse, ToThread } from "./protocol.ts";
import { linkOf } from "./port-link.ts";

/** Its supervisor kills it after 10 s; a machine may be busy. */
const hangsMs = 30_000;
const names = ["cashier", "customer", "devices-serial", "devices-card"] as const;

/** `isCrossing`: something between house and thread has not arrived yet. */
export type Heartbeat = Pulse & { readonly isCrossing: boolean };

/** One life of the register: from its start on a file to the moment it is ended, which it does not notice. */
export type Life = {
  readonly links: { readonly [name in (typeof names)[number]]: Link };
  pulse(): Promise<Heartbeat | null>;
  leap(ms: number): void;
  /** Ends it at the nth commit from now. */
  stopAt(nth: number, side: CommitSide): void;
  isOver(): boolean;
  /** Crash: the thread is ended where it stands. */
  end(): Promise<void>;
  readonly over: Promise<void>;
};

/** @throws when the register cannot be opened on its folder */
export async function openLife(o: {
  readonly worker: Carrier;
  readonly config: Config;
  readonly offsetMs: number;
  readonly sumDay: string;
  /** Something came from the thread. */
  readonly moved: () => void;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
  /** The thread died of an error of its own: an exception or a rejection nobody handled. */
  readonly failed: (error: Error) => void;
}): Promise<Life> {
  const { worker } = o;
  const channels = names.map((name) => [name, new MessageChannel()] as const);
  const pulses = new Map<number, (pulse: Heartbeat | null) => void>();
  const opened = Promise.withResolvers<void>();
  const { promise: over, resolve: tellOver } = Promise.withResolvers<void>();
  const crossed = { in: 0, out: 0 };
  let isOver = false;
  let asked = 0;

  async function end(): Promise<void> {
    isOver = true;
    for (const [, { port1 }] of channels) port1.close();
    for (const answer of pulses.values()) answer(null);
    pulses.clear();
    await worker.terminate();
    tellOver();
  }
  worker.on("error", (error: unknown) => {
    if (!isOver) o.failed(error instanceof Error ? error : new Error(String(error)));
    opened.reject(error);
    void end();
  });
  worker.on("exit", () => void end());
  worker.on("message", (message: FromThread) => {
    switch (message.kind) {
      case "opened":
        return opened.resolve();
      case "failed":
        return opened.reject(new Error(message.detail));
      case "pulse":
        pulses.get(message.id)?.({
          ...message,
          isCrossing: message.heard < crossed.out || message.posted > crossed.in,
        });
        return void pulses.delete(message.id);
      case "log":
        return o.log(message.event, message.detail);
      case "stopped":
        return void end();
      case "loaded":
        return;
    }
  });
  const post = (message: ToThread, ports: readonly MessagePort[] = []): void => worker.postMessage(message, ports);
  const ports = Object.fromEntries(channels.map(([name, { port2 }]) => [name, port2]));
  const { config, offsetMs, sumDay } = o;
  post({ kind: "open", config, offsetMs, ports, sumDay }, Object.values(ports));
  await opened.promise;

  const link = (port: MessagePort): Link =>
    linkOf(port, (way) => {
      if (isOver) return false;
      o.moved();
      crossed[way] += 1;
      return true;
    });
  return {
    links: Object.fromEntries(channels.map(([name, { port1 }]) => [name, link(port1)])) as Life["links"],
    pulse() {
      if (isOver) return Promise.resolve(null);
      const id = (asked += 1);
      const { promise, resolve } = Promise.withResolvers<Heartbeat | null>();
      const timer = setTimeout(() => {
        o.failed(new Error(`the register does nothing for ${hangsMs} ms`));
        void end();
      }, hangsMs);
      pulses.set(id, (pulse) => {
        clearTimeout(timer);
        resolve(pulse);
      });
      post({ kind: "pulse", id });
      return promise;
    },
    leap: (ms) => post({ kind: "leap", ms }),
    stopAt: (nth, side) => post({ kind: "stop-at", nth, side }),
    isOver: () => isOver,
    end,
    over,
  };
}
