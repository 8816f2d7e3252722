import { Worker } from "node:worker_threads";
import type { JournalPage } from "#ipc/journal.ts";
import type { Settings } from "#register/settings.ts";
import type { JournalQuery } from "./journal-wanted.ts";
import type { PaperMode } from "./receipt.ts";

export type FinderInput = {
  readonly dir: string;
  readonly mode: PaperMode;
  readonly nativeBinding?: string | undefined;
};
export type FinderAsk =
  | { readonly id: number; readonly kind: "rows"; readonly query: JournalQuery }
  | {
      readonly id: number;
      readonly kind: "paper";
      readonly epoch: number;
      readonly seq: number;
      /** Used where the entry has none of its own. */
      readonly settings: Settings;
      readonly balance: number | null;
    };
export type FinderAnswer = { readonly id: number; readonly value: JournalPage | string | null };

/** A worker nobody has asked for this long ends: it holds a file open (ms). */
const idleMs = 60_000;
const nothing: JournalPage = { rows: [], epoch: 0, next: null, downTo: null };

type WithoutId<T> = T extends unknown ? Omit<T, "id"> : never;

/** Looks through the journal in a thread of its own, begun with the first question. @param worker file of `journal-worker`, source or bundle */
export function openFinder(worker: URL, input: FinderInput) {
  const waiting = new Map<number, (value: FinderAnswer["value"]) => void>();
  let thread: Worker | null = null;
  let timer: NodeJS.Timeout | undefined;
  let lastId = 0;

  /** Whatever ends the thread ends only these questions; the next begins another. */
  function drop(ended: Worker): void {
    if (thread !== ended) return;
    thread = null;
    clearTimeout(timer);
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  }
  function begin(): Worker {
    const begun = new Worker(worker, { workerData: input });
    begun.on("message", ({ id, value }: FinderAnswer) => {
      waiting.get(id)?.(value);
      waiting.delete(id);
    });
    begun.on("error", () => drop(begun));
    begun.on("exit", () => drop(begun));
    begun.unref();
    return begun;
  }
  function end(): void {
    const ended = thread;
    if (ended === null) return;
    drop(ended);
    void ended.terminate();
  }
  function ask(what: WithoutId<FinderAsk>): Promise<FinderAnswer["value"]> {
    thread ??= begin();
    clearTimeout(timer);
    timer = setTimeout(end, idleMs).unref();
    const id = (lastId += 1);
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      thread?.postMessage({ ...what, id });
    });
  }
  return {
    async rows(query: JournalQuery): Promise<JournalPage> {
      const page = await ask({ kind: "rows", query });
      return page !== null && typeof page === "object" ? page : nothing;
    },
    async paper(o: Omit<Extract<FinderAsk, { kind: "paper" }>, "id" | "kind">): Promise<string | null> {
      const svg = await ask({ kind: "paper", ...o });
      return typeof svg === "string" ? svg : null;
    },
    [Symbol.dispose]: end,
  };
}
export type Finder = ReturnType<typeof openFinder>;
