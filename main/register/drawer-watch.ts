import type { InnerCommand } from "./command.ts";
import type { OpenedBy } from "./entry.ts";
import type { DrawerPolicy } from "./drawer-policy.ts";

/** What became of a kick. `at` everywhere below: ms of a clock that only goes forward. */
export type KickEnd =
  /** opened: its switch was seen. blind: the pulse was given, the switch says nothing. shut: the pulse was given, it stayed shut. */
  | { readonly kind: "opened" }
  | { readonly kind: "blind" }
  | { readonly kind: "shut" }
  /** failed: no pulse was given. unknown: there may have been one. */
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "unknown"; readonly code: string };

/** Codes of a kick that came to nothing; each has a sentence with its next step. */
export type KickTrouble =
  | "KICK_SHUT"
  | "KICK_UNKNOWN"
  | "KICK_PAPER"
  | "KICK_COVER"
  | "KICK_BUSY"
  | "KICK_LATE"
  | "KICK_OFFLINE";

export type DrawerWatch = {
  readonly now: "open" | "closed" | "unknown";
  /** What was last known of it; null = nothing since the start. */
  readonly last: "open" | "closed" | null;
  readonly open: {
    readonly by: OpenedBy;
    readonly since: number;
    /** The last reason of ours to have it open. */
    readonly usedAt: number;
    readonly isAlarmed: boolean;
  } | null;
  /** Kicks on their way, by the seq of their entry: an opening until then is theirs. */
  readonly kicks: readonly { readonly of: number; readonly until: number; readonly isOver: boolean }[];
  readonly trouble: { readonly code: KickTrouble; readonly of: number } | null;
  /** It was opened without a kick. `isRead`: the cashier has gone on since; it is over once the drawer is shut. */
  readonly forced: { readonly by: "key" | "unseen"; readonly isRead: boolean } | null;
};

export const freshDrawer: DrawerWatch = {
  now: "unknown",
  last: null,
  open: null,
  kicks: [],
  trouble: null,
  forced: null,
};

export type DrawerInput =
  | { readonly kind: "seen"; readonly drawer: "open" | "closed" | "unknown" }
  /** The job of entry `of` has left for the printer. */
  | { readonly kind: "kick"; readonly of: number }
  | { readonly kind: "kicked"; readonly of: number; readonly end: KickEnd }
  /** The next customer's first article: what was said of the drawer has been read. */
  | { readonly kind: "moved-on" }
  | { readonly kind: "tick" };

type Step = { readonly watch: DrawerWatch; readonly says: readonly InnerCommand[] };
type Times = Pick<DrawerPolicy, "leftMs" | "alarmMs">;

/** The drawer's word and that of its kick come one after the other, in either order. */
const graceMs = 250;
/** After a pulse without an answer the drawer has opened by then, or not at all. */
const lateMs = 1_000;
/** Kicks remembered; more are not on their way at once. */
const mostKicks = 8;

/** One step of the watch over the drawer: who opened it, whether it is left open, and what a kick came to. Pure. */
export function stepDrawer(watch: DrawerWatch, input: DrawerInput, at: number, times: Times): Step {
  const { watch: next, says } = take(watch, input, at);
  const { open } = next;
  if (open === null || open.isAlarmed || next.now !== "open" || at - open.since < times.alarmMs)
    return { watch: next, says };
  const left: InnerCommand = { kind: "drawer-left-open", by: open.by, openMs: Math.round(at - open.since) };
  return { watch: { ...next, open: { ...open, isAlarmed: true } }, says: [...says, left] };
}

function take(watch: DrawerWatch, input: DrawerInput, at: number): Step {
  switch (input.kind) {
    case "seen":
      return see(watch, input.drawer, at);
    case "kick": {
      const kicks = [...watch.kicks, { of: input.of, until: Infinity, isOver: false }].slice(-mostKicks);
      return { watch: { ...goOn(watch), kicks }, says: [] };
    }
    case "kicked":
      return endKick(watch, input.of, input.end, at);
    case "moved-on":
      return { watch: goOn(watch), says: [] };
    case "tick":
      return { watch, says: [] };
  }
}

/** Whoever stands there has gone on: what was said is read, and is over where nothing is left to do. */
function goOn(watch: DrawerWatch): DrawerWatch {
  const { open, forced } = watch;
  return { ...watch, trouble: null, forced: open && forced ? { ...forced, isRead: true } : null };
}

function see(watch: DrawerWatch, drawer: DrawerWatch["now"], at: number): Step {
  const kicks = watch.kicks.filter(({ until }) => until > at);
  if (drawer === watch.now) return { watch: { ...watch, kicks }, says: [] };
  if (drawer === "unknown") return { watch: { ...watch, now: drawer }, says: [] };
  // Whatever may have opened it while it was unknown shows now.
  const left = watch.now === "unknown" ? kicks.filter(({ isOver }) => !isOver) : kicks;
  const seen = { ...watch, now: drawer, last: drawer, kicks: left };
  const kept = watch.forced?.isRead ? null : watch.forced;
  if (drawer === "closed") return { watch: { ...seen, open: null, forced: kept }, says: [] };
  // It was open before the printer lost its voice, and is open still.
  if (watch.open) return { watch: seen, says: [] };
  const by = whoOpened(watch, kicks.length > 0);
  const open = { by, since: at, usedAt: at, isAlarmed: false };
  if (by === "kick") return { watch: { ...seen, open, trouble: null }, says: [] };
  // We had just asked for the key ourselves: that is no surprise.
  const after = watch.trouble?.of;
  const forced = by === "start" || after !== undefined ? null : { by, isRead: false };
  const said: InnerCommand = { kind: "drawer-opened", by, ...(after === undefined ? {} : { after }) };
  return { watch: { ...seen, open, trouble: null, forced }, says: [said] };
}

function whoOpened({ now, last }: DrawerWatch, isKicked: boolean): OpenedBy {
  if (isKicked) return "kick";
  if (last === null) return "start";
  return now === "unknown" ? "unseen" : "key";
}

const troubles: Readonly<Record<string, KickTrouble>> = {
  PAPER_END: "KICK_PAPER",
  COVER_OPEN: "KICK_COVER",
  BUSY: "KICK_BUSY",
  LATE: "KICK_LATE",
};

function troubleOf(end: KickEnd): KickTrouble | null {
  if (end.kind === "opened" || end.kind === "blind") return null;
  if (end.kind === "shut") return "KICK_SHUT";
  return end.kind === "unknown" ? "KICK_UNKNOWN" : (troubles[end.code] ?? "KICK_OFFLINE");
}

function endKick(watch: DrawerWatch, of: number, end: KickEnd, at: number): Step {
  const others = watch.kicks.filter((kick) => kick.of !== of);
  const isPossible = end.kind === "opened" || end.kind === "blind" || end.kind === "unknown";
  const isDark = end.kind === "unknown" && watch.now === "unknown";
  const until = end.kind === "opened" ? at + graceMs : isDark ? Infinity : at + lateMs;
  const kicks = isPossible ? [...others, { of, until, isOver: true }].slice(-mostKicks) : others;
  const code = troubleOf(end);
  const open = end.kind === "opened" && watch.open ? { ...watch.open, usedAt: at } : watch.open;
  const next = { ...watch, kicks, open };
  if (code === null) return { watch: { ...next, trouble: null }, says: [] };
  const said: InnerCommand = { kind: "kick-failed", of, code: end.kind === "shut" ? "NOT_CONFIRMED" : codeOf(end) };
  return { watch: { ...next, trouble: watch.now === "open" ? null : { code, of } }, says: [said] };
}

const codeOf = (end: KickEnd): string => ("code" in end ? end.code : "NOT_CONFIRMED");

/** What is to be said of the drawer now, the gravest first; null = nothing a cashier need read. */
export type DrawerCode = "DRAWER_ALARM" | "DRAWER_KEY" | "DRAWER_UNSEEN" | KickTrouble | "DRAWER_LEFT";

export function drawerCode({ now, open, trouble, forced }: DrawerWatch, at: number, times: Times): DrawerCode | null {
  const isOpen = open !== null && now === "open";
  if (isOpen && open.isAlarmed) return "DRAWER_ALARM";
  if (forced) return forced.by === "key" ? "DRAWER_KEY" : "DRAWER_UNSEEN";
  if (trouble) return trouble.code;
  return isOpen && at - open.usedAt >= times.leftMs ? "DRAWER_LEFT" : null;
}

/** When the watch wants its next tick. */
export function wakeDrawerWatch({ now, open }: DrawerWatch, at: number, times: Times): number {
  if (open === null || now !== "open") return Infinity;
  const leftAt = open.usedAt + times.leftMs;
  return Math.min(leftAt > at ? leftAt : Infinity, open.isAlarmed ? Infinity : open.since + times.alarmMs);
}
