import { createHash, randomUUID } from "node:crypto";
import canonicalize from "canonicalize";
import { JournalError } from "#db/journal-error.ts";
import type { Job, Journal } from "#db/journal.ts";
import { monotonicMs } from "#drivers/monotonic.ts";
import type { Command } from "#register/command.ts";
import { decide } from "#register/decide.ts";
import { withNotice } from "#register/lock.ts";
import { journalLines } from "#register/sale.ts";
import type { Settings } from "#register/settings.ts";
import type { Effect, Sound, State, Verdict } from "#register/verdict.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import { openClockWatch } from "./clock-watch.ts";
import type { Clock } from "./clock.ts";
import type { Jobs } from "./jobs.ts";
import { isFromScreen } from "./is-from-screen.ts";
import type { Live } from "./live.ts";
import { loadDraft, storeDraft } from "./stored-draft.ts";

/** Refusals of an answer that came too late concern nobody: no sound, no sentence. */
const silent = new Set(["late-balance", "late-outcome"]);

type Accepted = Verdict & { kind: "accepted" };
/** What these alone change of the basket's stage is asked for again after a restart: it costs the sale no sync of its own. */
const fleeting = new Set<Command["kind"]>([
  "tap",
  "balance-read",
  "balance-after",
  "app-code",
  "barcode-read",
  "meal-read",
  "desk-told",
  "sale-found",
  "ask-approval",
  "approval-over",
]);

/** What may decide a return, whose legs each want a request id. */
const returning = new Set<Command["kind"]>(["refund-take", "refund-granted", "pin-checked", "tap"]);

/** An intent may come of these, and names its basket. */
const beginning = new Set<Command["kind"]>([
  "balance-read",
  "barcode-read",
  "cash",
  "emoney",
  "meal-take",
  "tap",
  "tray-shown",
]);

export type Counter = {
  /** The one synchronous door: what a Command means is decided, made durable, and only then done. */
  take(command: Command): SendAnswer;
  state(): State;
  settings(): Settings | null;
  setGuard(guard: State["guard"]): void;
  /** The journal was opened again: the basket is what stands there, which may be one commit further than we knew. */
  reload(): void;
};

export function openCounter(o: {
  readonly journal: Journal;
  readonly live: Live;
  readonly clock: Clock;
  readonly mode: State["mode"];
  readonly training?: boolean;
  readonly app: string;
  readonly settings: Settings | null;
  readonly jobs: () => Jobs;
  readonly perform: (effect: Effect) => void;
  readonly changed: () => void;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
}): Counter {
  const { journal, live, clock } = o;
  let draft = loadDraft(journal);
  /** The draft as it stands in the journal; what is newer goes along with the next commit. */
  let stored = draft;
  let { settings } = o;
  const watch = openClockWatch(journal);

  function guardOf(nowMs: number, today: string): State["guard"] {
    const { day } = journal.book();
    return live.guard ?? (watch.isHeld({ nowMs, today, day }) ? "clock" : null);
  }

  function stateAt(nowMs: number, today: string): State {
    const { reg, epoch } = journal.identity;
    const emoney = live.pokepay.state;
    const guard = guardOf(nowMs, today);
    const practice = o.training ? { training: true as const } : {};
    return { reg, epoch, mode: o.mode, ...practice, settings, book: journal.book(), draft, guard, emoney };
  }

  /** All that a decision may use beside the state, taken once. */
  function stamp(command: Command) {
    const moment = clock.now();
    const wantsBasket = beginning.has(command.kind);
    const lines = wantsBasket ? (canonicalize(journalLines(draft.lines)) ?? "") : "";
    return {
      ...moment,
      key: randomUUID(),
      key2: randomUUID(),
      ...(returning.has(command.kind) ? { keys: Array.from({ length: 8 }, () => randomUUID()) } : {}),
      basket: wantsBasket ? createHash("sha256").update(lines).digest("hex") : "",
    };
  }

  function commit(kind: Command["kind"], verdict: Accepted, at: { nowMs: number; at: string }): readonly Job[] | null {
    const { facts, jobs } = verdict;
    const first = journal.book().seq + 1;
    const isStored = verdict.draft === stored;
    if (facts.length === 0 && jobs.length === 0 && (isStored || fleeting.has(kind))) {
      draft = verdict.draft;
      return [];
    }
    const suspect = at.nowMs < journal.book().atMs;
    const dayOpen = facts.find((fact) => fact.kind === "day-open");
    try {
      const committed = journal.commit({
        facts,
        ids: facts.map(() => randomUUID()),
        atMs: at.nowMs,
        at: at.at,
        clk: suspect ? "suspect" : "ok",
        app: o.app,
        ...(dayOpen ? { day: dayOpen.data.day } : {}),
        ...(isStored ? {} : storeDraft(verdict.draft, stored)),
        jobs: jobs.map(({ device, what, of = first }) => ({ device, what, of })),
      });
      draft = verdict.draft;
      stored = draft;
      for (const { entry } of committed.entries) if (entry.kind === "config") settings = entry.data;
      return committed.jobs;
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      o.log("storage", { code: error.code });
      setGuard("storage");
      return null;
    }
  }

  function setGuard(guard: State["guard"]): void {
    if (live.guard === guard) return;
    live.guard = guard;
    live.guardSinceMs = clock.now().nowMs;
    o.changed();
  }

  /** What a member read is kept no longer than the screen it stood on. */
  function endInquiry(): void {
    live.inquiring?.abort();
    live.inquiring = null;
    live.inquiry = null;
  }

  function sound(name: Sound): void {
    live.sound = { n: (live.sound?.n ?? 0) + 1, name };
  }

  function refused(command: Command, refusal: { code: string; amount?: number; text?: string }): SendAnswer {
    // The technician's window answers its own finger; the cashier's screen and ear are not concerned.
    if (silent.has(refusal.code) || command.kind.startsWith("service-")) return { kind: "refused", ...refusal };
    sound("error");
    // A window answers its own finger; what a device or a timer was refused is said in the prompt line.
    if (!isFromScreen(command)) draft = withNotice(draft, refusal);
    o.changed();
    return { kind: "refused", ...refusal };
  }

  return {
    take(command) {
      const now = stamp(command);
      const state = stateAt(now.nowMs, now.today);
      const verdict = decide(state, command, now);
      if (verdict.kind === "refused") return refused(command, verdict.refusal);
      const stageBefore = draft.stage;
      const committed = commit(command.kind, verdict, now);
      if (!committed) return { kind: "refused", code: "storage" };
      if (command.kind === "pin-checked" && command.for === "clock" && command.ok) watch.confirm(now.nowMs);
      if (draft.stage !== stageBefore) {
        live.workingSinceMs = now.nowMs;
        live.stageAtMs = monotonicMs();
      }
      if (draft.stage.kind !== "inquiry") endInquiry();
      if (verdict.sound) sound(verdict.sound);
      o.changed();
      for (const effect of verdict.effects) o.perform(effect);
      o.jobs().add(committed);
      return { kind: "taken" };
    },
    state: () => {
      const { nowMs, today } = clock.now();
      return stateAt(nowMs, today);
    },
    settings: () => settings,
    setGuard,
    reload: () => {
      draft = loadDraft(journal);
      stored = draft;
    },
  };
}
