import { Worker } from "node:worker_threads";
import type { ItemPage } from "#db/item-table.ts";
import type { SearchRow } from "#ipc/view.ts";
import type { GoodsAnswer, GoodsAsked, GoodsWork } from "./goods-work.ts";

export type GoodsDesk = Disposable & {
  /** Goods for what was typed so far, priced as of `today`; none where the thread cannot answer. */
  readonly find: (text: string, today: string) => Promise<readonly SearchRow[]>;
  /** Writes a page of changes; null where it could not be written. */
  readonly store: (page: ItemPage) => Promise<boolean | null>;
  /** Which codes come first in what is found. */
  readonly like: (codes: readonly string[]) => void;
  /** Whether the whole file reads well, by a thread of its own. */
  readonly check: () => Promise<boolean>;
  /** Lets go of the file; it is opened again when something is asked. */
  readonly restart: () => void;
};

/** @param o.worker file of `goods-worker`, source or bundle */
export function openGoodsDesk(o: {
  readonly worker: URL;
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
  /** The file was found damaged. */
  readonly damaged: () => void;
}): GoodsDesk {
  const { worker, dir, nativeBinding } = o;
  const waiting = new Map<number, (answer: GoodsAnswer | null) => void>();
  let thread: Worker | null = null;
  let last = 0;
  let liked: readonly string[] = [];
  let toldLiked: readonly string[] | null = null;

  const start = (job: GoodsWork["job"]): Worker =>
    new Worker(worker, { workerData: { job, dir, nativeBinding } satisfies GoodsWork });
  const end = (): void => {
    const gone = thread;
    thread = null;
    toldLiked = null;
    for (const hear of waiting.values()) hear(null);
    waiting.clear();
    void gone?.terminate();
  };
  /** Started when first needed: a register that only scans does without. */
  function running(): Worker {
    if (thread !== null) return thread;
    const fresh = start("goods");
    thread = fresh;
    fresh.on("message", (answer: GoodsAnswer) => {
      if (answer.kind === "checked") return;
      if (answer.kind === "failed") o.log("goods", { code: answer.code });
      if (answer.kind === "failed" && answer.isDamage) o.damaged();
      waiting.get(answer.n)?.(answer);
      waiting.delete(answer.n);
    });
    const lost = (why: string): void => {
      if (thread !== fresh) return;
      o.log("goods-thread", { code: why });
      end();
    };
    fresh.on("error", (error) => lost(String(error)));
    fresh.on("exit", (code) => lost(String(code)));
    return fresh;
  }
  const ask = (asked: GoodsAsked): Promise<GoodsAnswer | null> =>
    new Promise((resolve) => {
      waiting.set(asked.n, resolve);
      running().postMessage(asked);
    });

  return {
    async find(text, today) {
      running();
      const news = toldLiked === liked ? {} : { liked };
      toldLiked = liked;
      const answer = await ask({ kind: "find", n: ++last, text, today, ...news });
      return answer?.kind === "found" ? answer.rows : [];
    },
    async store(page) {
      const answer = await ask({ kind: "store", n: ++last, page });
      return answer?.kind === "stored" ? answer.isStored : null;
    },
    like: (codes) => {
      liked = codes;
    },
    check: () =>
      new Promise((resolve, reject) => {
        const checker = start("check");
        checker.unref();
        checker.once("message", (answer: GoodsAnswer) => resolve(answer.kind === "checked" && answer.isWhole));
        checker.once("error", reject);
        checker.once("exit", (code) => reject(new Error(`the check of the catalogue ended with ${code}`)));
      }),
    restart: end,
    [Symbol.dispose]: end,
  };
}
