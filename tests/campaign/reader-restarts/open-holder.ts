import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { CardReading, ReaderState } from "#drivers/reader/open-reader.ts";

type Weight = { readonly rss: number; readonly fds: number };
type Told = { readonly state?: ReaderState; readonly heard?: CardReading } & Partial<Weight>;

/** Our driver in a process of its own: what it feels, heard, weighs. */
export type Holder = AsyncDisposable & {
  state(): ReaderState | undefined;
  heard(): readonly CardReading[];
  /** Milliseconds until it is so; undefined when it is not within the limit. */
  until(isSo: () => boolean, limitMs: number): Promise<number | undefined>;
  weigh(): Promise<Weight>;
};

export function openHolder(reader: string, env: Readonly<Record<string, string>>, fault = ""): Holder {
  const program = join(import.meta.dirname, "holder-app/hold.mjs");
  const child = spawn(process.execPath, ["--expose-gc", program, reader, fault], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let state: ReaderState | undefined;
  let weight: Weight | undefined;
  const heard: CardReading[] = [];
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = JSON.parse(line) as Told;
    state = told.state ?? state;
    if (told.heard) heard.push(told.heard);
    if (told.rss !== undefined && told.fds !== undefined) weight = { rss: told.rss, fds: told.fds };
  });
  const ended = once(child, "exit");
  async function until(isSo: () => boolean, limitMs: number): Promise<number | undefined> {
    const from = performance.now();
    while (!isSo()) {
      if (performance.now() - from > limitMs) return undefined;
      await wait(5);
    }
    return performance.now() - from;
  }
  return {
    state: () => state,
    heard: () => heard,
    until,
    async weigh() {
      weight = undefined;
      child.stdin.write("weigh\n");
      await until(() => weight !== undefined, 10_000);
      if (weight === undefined) throw new Error("the driver's process does not answer");
      return weight;
    },
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
