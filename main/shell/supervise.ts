/**
 * How one process of ours is kept alive: a pure machine. Times are ms of a monotonic clock.
 * It is pinged each second; silent for its limit it is killed; ended, it is started again, at once and then ever later.
 */
export type KeepLimits = {
  /** Silence after which a running process counts as hung (ms). */
  readonly silentMs: number;
  /** The same until its first word: opening a long journal takes longer than answering a ping (ms). */
  readonly startMs: number;
};

/** Step of the ladder (restarts since it last ran for a minute), the restarts of the last minute, and the tick before. */
type Ladder = { readonly step: number; readonly restarts: readonly number[]; readonly tickMs: number };
type Running = Ladder & { readonly startedMs: number; readonly heardMs: number; readonly pingedMs: number };
export type KeepState =
  | (Ladder & { readonly kind: "waiting"; readonly untilMs: number; readonly isDown: boolean })
  | (Running & { readonly kind: "starting" | "up" | "killed" })
  | { readonly kind: "stopped" };
export type KeepInput =
  | { readonly kind: "tick"; readonly atMs: number }
  /** It said a word: it lives. */
  | { readonly kind: "heard"; readonly atMs: number }
  /** It said that it cannot start. */
  | { readonly kind: "failed"; readonly atMs: number }
  | { readonly kind: "gone"; readonly atMs: number }
  | { readonly kind: "stop" };
export type KeepAction = "start" | "ping" | "kill";
export type KeepTurn = { readonly next: KeepState; readonly actions: readonly KeepAction[] };

/** How often the machine wants a tick (ms): often enough that silence is noticed within its limit, not a ping later. */
export const tickMs = 250;
const pingMs = 1_000;
const delaysMs = [0, 500, 1_000, 2_000, 5_000, 10_000] as const;
const minuteMs = 60_000;
const restartsInAMinute = 5;
/** A tick this late means that we ourselves stood still (suspended, stopped): nobody else's silence can be judged. */
const asleepMs = 3_000;

/** Before the first start. */
export const unstarted: KeepState = { kind: "waiting", untilMs: 0, isDown: false, step: 0, restarts: [], tickMs: 0 };

function start(ladder: Ladder, atMs: number): KeepTurn {
  const { step, restarts } = ladder;
  const running = { startedMs: atMs, heardMs: atMs, pingedMs: atMs, tickMs: atMs };
  return { next: { kind: "starting", step, restarts, ...running }, actions: ["start"] };
}

function tick(state: KeepState, atMs: number, limits: KeepLimits): KeepTurn {
  switch (state.kind) {
    case "stopped":
      return { next: state, actions: [] };
    case "waiting":
      return atMs < state.untilMs ? { next: { ...state, tickMs: atMs }, actions: [] } : start(state, atMs);
    case "killed":
      return { next: { ...state, tickMs: atMs }, actions: [] };
    case "starting":
    case "up": {
      const heardMs = atMs - state.tickMs > asleepMs ? atMs : state.heardMs;
      const limitMs = state.kind === "up" ? limits.silentMs : limits.startMs;
      const ticked = { ...state, heardMs, tickMs: atMs };
      if (atMs - heardMs > limitMs - tickMs) return { next: { ...ticked, kind: "killed" }, actions: ["kill"] };
      if (atMs - state.pingedMs < pingMs) return { next: ticked, actions: [] };
      return { next: { ...ticked, pingedMs: atMs }, actions: ["ping"] };
    }
  }
}

function restart(state: Running, atMs: number): KeepTurn {
  const restarts = state.restarts.filter((at) => atMs - at < minuteMs);
  if (restarts.length >= restartsInAMinute) {
    const down = { untilMs: atMs + minuteMs, isDown: true, step: 0, restarts: [], tickMs: atMs };
    return { next: { kind: "waiting", ...down }, actions: [] };
  }
  const step = atMs - state.startedMs >= minuteMs ? 0 : state.step;
  const delayMs = delaysMs[step] ?? delaysMs[5];
  const untilMs = atMs + delayMs;
  const ladder = { step: Math.min(step + 1, delaysMs.length - 1), restarts: [...restarts, untilMs], tickMs: atMs };
  return delayMs === 0
    ? start(ladder, atMs)
    : { next: { kind: "waiting", untilMs, isDown: false, ...ladder }, actions: [] };
}

/** The next state, and what to do now. */
export function supervise(state: KeepState, input: KeepInput, limits: KeepLimits): KeepTurn {
  if (input.kind === "stop") return { next: { kind: "stopped" }, actions: [] };
  if (input.kind === "tick") return tick(state, input.atMs, limits);
  if (state.kind === "waiting" || state.kind === "stopped") return { next: state, actions: [] };
  if (input.kind === "gone") return restart(state, input.atMs);
  if (state.kind === "killed") return { next: state, actions: [] };
  return input.kind === "failed"
    ? { next: { ...state, kind: "killed" }, actions: ["kill"] }
    : { next: { ...state, kind: "up", heardMs: input.atMs }, actions: [] };
}

/** How it stands, as the windows are told. */
export function statusOf(state: KeepState): "up" | "restarting" | "down" {
  if (state.kind === "up") return "up";
  return state.kind === "stopped" || (state.kind === "waiting" && state.isDown) ? "down" : "restarting";
}
