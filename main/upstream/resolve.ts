import type { Intent } from "#register/book.ts";

/** What was asked so far, oldest first; `atMs` on the clock of `nowMs`, which must not jump (performance.now()). */
export type LookupHistory = readonly { readonly atMs: number; readonly result: "not-found" | "away" }[];

export type Resolve =
  /** Look up by request id. */
  | { readonly kind: "look-up"; readonly afterMs: number }
  /** The authority has forgotten request ids: search its list by description. */
  | { readonly kind: "list"; readonly afterMs: number }
  /** Of an intent already `not-charged`: the watch is over. */
  | { readonly kind: "conclude"; readonly as: "not-charged" }
  | { readonly kind: "person" };

const minute = 60_000;
/** Age of the intent at which a not-charged one is asked for again: a capture may turn up late. */
const watchAtMs = [1, 5, 30, 120, 720, 2880].map((minutes) => minutes * minute);

/**
 * The next step for an intent without an outcome. Pure; the caller does it, adds what it learnt to the history and asks again.
 * `ageMs` since the intent was journalled (what the clock says, so that it survives a restart; the history does not).
 * `limitMs`: the authority gives up a call by then; `idKeepMs`: it knows a request id that long. Both already times the time scale.
 */
export function planResolve(i: {
  readonly intent: Pick<Intent, "state">;
  readonly ageMs: number;
  readonly history: LookupHistory;
  readonly nowMs: number;
  readonly limitMs: number;
  readonly idKeepMs: number;
  readonly timeScale?: number;
}): Resolve {
  switch (i.intent.state) {
    case "open":
    case "unknown":
    case "parked":
      return i.ageMs >= i.idKeepMs ? planList(i) : planLookUp(i);
    case "not-charged":
    case "returned":
      return planWatch(i);
    case "refund-due":
    case "rejected":
    case "claim":
    case "deferred":
    case "refused":
    case "fault":
      return { kind: "person" };
  }
}

type Input = Parameters<typeof planResolve>[0];

/** After tries that got nowhere: 1, 2, 4, 8, 16, then every 30 s; at once if there was none. */
function retryMs(i: Input, tries: LookupHistory): number {
  const last = tries.at(-1);
  if (last === undefined) return 0;
  const waitMs = Math.min(30_000, 1000 * 2 ** Math.min(tries.length - 1, 10)) * (i.timeScale ?? 1);
  return Math.max(0, Math.min(waitMs, last.atMs + waitMs - i.nowMs));
}

/** The tries since the last one that was answered. */
function failedSince(history: LookupHistory): LookupHistory {
  return history.slice(history.findLastIndex((try_) => try_.result === "not-found") + 1);
}

function planLookUp(i: Input): Resolve {
  const missing = i.history.filter((try_) => try_.result === "not-found");
  const [first] = missing;
  const last = missing.at(-1);
  // The first not-found may have overtaken the request itself; one that comes two limits later cannot have.
  const apartMs = 2 * i.limitMs;
  if (first !== undefined && last !== undefined && last.atMs - first.atMs >= apartMs) {
    return { kind: "conclude", as: "not-charged" };
  }
  const afterMs = retryMs(i, first === undefined ? i.history : i.history.slice(i.history.indexOf(first)));
  if (first === undefined) return { kind: "look-up", afterMs };
  // A look-up exactly when it can decide, however the back-off falls.
  const decidesMs = Math.max(0, first.atMs + apartMs - i.nowMs);
  return { kind: "look-up", afterMs: failedSince(i.history).length === 0 ? Math.min(afterMs, decidesMs) : afterMs };
}

/** Only searches count here: a look-up by id asked before the id was forgotten says nothing any more. */
function planList(i: Input): Resolve {
  const lists = i.history.filter((try_) => ageAt(i, try_.atMs) >= i.idKeepMs);
  if (lists.some((try_) => try_.result === "not-found")) return { kind: "person" };
  return { kind: "list", afterMs: retryMs(i, lists) };
}

function planWatch(i: Input): Resolve {
  const scale = i.timeScale ?? 1;
  const asked = i.history.filter((try_) => try_.result === "not-found").map((try_) => ageAt(i, try_.atMs));
  const passed = watchAtMs.findLast((mark) => mark * scale <= i.ageMs);
  const kind = (ageMs: number): "look-up" | "list" => (ageMs >= i.idKeepMs ? "list" : "look-up");
  if (passed !== undefined && !asked.some((ageMs) => ageMs >= passed * scale)) {
    const tries = failedSince(i.history).filter((try_) => ageAt(i, try_.atMs) >= passed * scale);
    return { kind: kind(i.ageMs), afterMs: retryMs(i, tries) };
  }
  const next = watchAtMs.find((mark) => mark * scale > i.ageMs);
  if (next === undefined) return { kind: "conclude", as: "not-charged" };
  return { kind: kind(next * scale), afterMs: next * scale - i.ageMs };
}

function ageAt(i: Input, atMs: number): number {
  return i.ageMs - (i.nowMs - atMs);
}
