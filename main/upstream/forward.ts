import type { Journal } from "#db/journal.ts";
import { isStorageFault, JournalError } from "#db/journal-error.ts";
import { anchorDue } from "./anchor-due.ts";
import type { TransportCode } from "./answer.ts";
import { backoffMs } from "./backoff.ts";
import { takeBatch } from "./batch.ts";
import type { HeadquartersCode } from "./headquarters/ask.ts";
import type { Anchor, Headquarters, Point } from "./headquarters/open-headquarters.ts";
import { openPause } from "./pause.ts";

/** `backlog`: entries not yet held by headquarters; `sinceMs`: since 1970, when this state began; `code`: why it is away. */
export type ForwardState = {
  readonly kind: "unknown" | "up" | "away" | "forked" | "restored";
  readonly sinceMs: number;
  readonly backlog: number;
  readonly code?: AwayCode;
};
type AwayCode = TransportCode | HeadquartersCode | "storage";
export type ForwardEvent =
  | { readonly kind: "state"; readonly state: ForwardState }
  /** Said only when an anchor is due (`anchorDue`): the caller journals it as it comes. */
  | ({ readonly kind: "acknowledged" } & Anchor)
  /** Headquarters holds another entry at `seq`. Forwarding has stopped. */
  | { readonly kind: "fork"; readonly seq: number; readonly ours: string; readonly theirs: string }
  /** Headquarters holds what this journal does not have: the database was restored. Forwarding has stopped. */
  | { readonly kind: "restored"; readonly epoch: number; readonly seq: number; readonly hash: string };

/** The part of the journal that forwarding reads; a cursor is a row beside it, not a second truth. */
export type ForwardJournal = Pick<Journal, "identity" | "head" | "entriesFrom" | "cursor" | "noteCursor">;
export type Forward = Disposable & {
  /** Something was committed. */
  readonly nudge: () => void;
  readonly state: () => ForwardState;
};

const cursorName = "headquarters";
/** Between two words about a backlog that shrinks, ms; its end is told at once. */
const tellMs = 2000;
/** openapi.yaml: entries of one request. */
const mostEntries = 200;

type Step =
  | { readonly kind: "more" | "idle" }
  | { readonly kind: "away"; readonly code: AwayCode }
  | Extract<ForwardEvent, { kind: "fork" | "restored" }>;

/** Carries the journal to headquarters from the cursor on, for ever and in order. `signal` ends it as disposing does. */
export function openForward(o: {
  readonly headquarters: Headquarters;
  readonly journal: ForwardJournal;
  readonly see: (event: ForwardEvent) => void;
  readonly timeScale?: number;
  readonly signal?: AbortSignal;
}): Forward {
  const { headquarters, journal, timeScale = 1 } = o;
  const stop = new AbortController();
  const signal = o.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, o.signal]);
  const idle = openPause(signal);
  const backoff = openPause(signal);
  let state: ForwardState = { kind: "unknown", sinceMs: Date.now(), backlog: 0 };
  let most = mostEntries;
  let latest: Anchor | null = null;
  let lastAnchorMs = Number.NEGATIVE_INFINITY;
  let toldMs = Number.NEGATIVE_INFINITY;
  const open = { facts: false, z: false };

  const cursor = (): Point => journal.cursor(cursorName) ?? { seq: 0, hash: genesis };
  const genesis = journal.identity.genesis.toString("hex");
  const hashAt = (seq: number): string | undefined => (seq === 0 ? genesis : journal.entriesFrom(seq, 1)[0]?.hash);
  const put = (kind: ForwardState["kind"], code?: AwayCode): void => {
    const backlog = Math.max(0, journal.head().seq - cursor().seq);
    const isSame = kind === state.kind && code === state.code;
    if (isSame && backlog === state.backlog) return;
    // A backlog that only shrinks is told now and then: each time the screen is drawn anew, and a scan's line would wait for that.
    const nowMs = performance.now();
    if (isSame && backlog > 0 && backlog < state.backlog && nowMs - toldMs < tellMs * timeScale) return;
    toldMs = nowMs;
    const sinceMs = kind === state.kind ? state.sinceMs : Date.now();
    state = { kind, sinceMs, backlog, ...(code === undefined ? {} : { code }) };
    o.see({ kind: "state", state });
  };
  /** Goes on from where headquarters is, if it is on our chain. */
  const goOnFrom = (epoch: number, point: Point): Step => {
    const ours = hashAt(point.seq);
    if (ours === undefined) return { kind: "restored", epoch, ...point };
    if (ours !== point.hash) return { kind: "fork", seq: point.seq, ours, theirs: point.hash };
    const at = cursor();
    if (at.seq !== point.seq || at.hash !== point.hash) journal.noteCursor(cursorName, point.seq, point.hash);
    return { kind: "more" };
  };
  const checkHead = async (): Promise<Step> => {
    const got = await headquarters.head();
    if (signal.aborted) return { kind: "idle" };
    if (got.kind !== "answer") return { kind: "away", code: got.code };
    const { epoch } = journal.identity;
    if (got.value === null || got.value.epoch < epoch) return goOnFrom(epoch, { seq: 0, hash: genesis });
    const { epoch: theirs, seq, hash } = got.value;
    return theirs > epoch ? { kind: "restored", epoch: theirs, seq, hash } : goOnFrom(epoch, { seq, hash });
  };
  const forwardOnce = async (): Promise<Step> => {
    const from = cursor();
    const rows = journal.entriesFrom(from.seq + 1, most);
    const entries = takeBatch(rows);
    const last = entries.at(-1);
    if (last === undefined) return { kind: "idle" };
    const { epoch } = journal.identity;
    const answer = await headquarters.forward({ epoch, expectedLast: from, entries });
    if (signal.aborted) return { kind: "idle" };
    switch (answer.kind) {
      case "accepted": {
        const ours = hashAt(answer.seq);
        if (ours !== answer.hash) return { kind: "fork", seq: answer.seq, ours: ours ?? "", theirs: answer.hash };
        journal.noteCursor(cursorName, last.seq, last.hash);
        const { kind: _, ...anchor } = answer;
        latest = anchor;
        const countersigned = rows.filter(({ seq, kind }) => seq <= answer.seq && seq <= last.seq && kind !== "anchor");
        if (countersigned.length > 0) open.facts = true;
        if (countersigned.some(({ kind }) => kind === "z-report")) open.z = true;
        most = mostEntries;
        return { kind: "more" };
      }
      case "gap": {
        // At seq 0 it holds nothing, and its hash there is only what it was asked with.
        const point = answer.seq === 0 ? { seq: 0, hash: genesis } : { seq: answer.seq, hash: answer.hash };
        if (point.seq === from.seq && point.hash === from.hash) return { kind: "away", code: "bad-answer" };
        return goOnFrom(epoch, point);
      }
      case "fork":
        return { kind: "fork", seq: answer.seq, ours: hashAt(answer.seq) ?? "", theirs: answer.hash };
      case "refused":
        if (answer.code !== "too-large" || entries.length === 1) return { kind: "away", code: answer.code };
        most = Math.ceil(entries.length / 2);
        return { kind: "more" };
      case "away":
        return answer;
    }
  };
  /** Says the latest acknowledgement when an anchor is due; answers how long until the next one is. */
  const anchor = (): number => {
    const nowMs = performance.now();
    const inMs = anchorDue({ ...open, nowMs, lastAnchorMs, timeScale });
    if (inMs !== 0 || latest === null) return inMs ?? Number.POSITIVE_INFINITY;
    lastAnchorMs = nowMs;
    Object.assign(open, { facts: false, z: false });
    o.see({ kind: "acknowledged", ...latest });
    return Number.POSITIVE_INFINITY;
  };
  const safely = async (step: () => Promise<Step>): Promise<Step> => {
    try {
      return await step();
    } catch (error) {
      // The journal is being reopened; what it holds then is what will be forwarded. Anything else is a bug.
      if (error instanceof JournalError || isStorageFault(error)) return { kind: "away", code: "storage" };
      throw error;
    }
  };
  const run = async (): Promise<void> => {
    let checked = false;
    let failures = 0;
    while (!signal.aborted) {
      const step = await safely(checked ? forwardOnce : checkHead);
      if (signal.aborted) return;
      if (step.kind === "fork" || step.kind === "restored") {
        put(step.kind === "fork" ? "forked" : "restored");
        o.see(step);
        return;
      }
      if (step.kind === "away") {
        failures += 1;
        put("away", step.code);
        await backoff.wait(backoffMs(failures, Math.random()) * timeScale);
        continue;
      }
      failures = 0;
      checked = true;
      if (headquarters.online() === "down") put("away", "known-away");
      else put("up");
      const inMs = anchor();
      if (step.kind === "idle" && journal.head().seq === cursor().seq) await idle.wait(inMs);
    }
  };
  const unwatch = headquarters.watch((online) => {
    idle.wake();
    if (online === "up") backoff.wake();
  });
  void run();
  return {
    nudge: () => idle.wake(),
    state: () => state,
    // An answer still under way is not waited for: from here on nothing touches the journal any more.
    [Symbol.dispose]: () => {
      unwatch();
      stop.abort();
    },
  };
}
