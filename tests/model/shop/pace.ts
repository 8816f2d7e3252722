import type { LeapClock } from "../clock/leap-clock.ts";
import type { Life } from "../thread/open-life.ts";
import { timeScale } from "../stand.ts";

/**
 * A request that moves nothing while both threads turn so often waits for its deadline. Turns and not time: on a busy machine a thread may stand
 * still for long, and what is on the wire is read in the next turn it gets.
 */
const stuckTurns = 16;
const mostLooks = 40;

/** Seconds as the register counts them. */
export const seconds = (s: number): number => s * 1000 * timeScale;

/**
 * Waits in the time of the house: as long as there is work, for the work; when nothing moves, time leaps to the next timer of the register or
 * of the wire.
 */
export function openPace(o: {
  readonly clock: LeapClock;
  readonly life: () => Life | null;
  /** Rises with all that reaches or leaves the servers, the windows and the devices. */
  readonly moved: () => number;
}) {
  const { clock } = o;

  function leap(ms: number): void {
    clock.leap(ms);
    o.life()?.leap(ms);
  }
  /** Goes on by one small step; never leaps by more than `mostMs`. */
  let last = { n: -1, moved: -1, turns: 0 };
  async function step(mostMs: number): Promise<void> {
    const life = o.life();
    const pulse = life === null ? null : await life.pulse();
    const n = pulse?.n ?? 0;
    const moved = o.moved();
    const isSame = n === last.n && moved === last.moved && pulse?.isCrossing !== true;
    last = { n, moved, turns: isSame ? last.turns + 1 : 0 };
    if (last.turns < ((pulse?.open ?? 0) > 0 ? stuckTurns : 1)) {
      await new Promise((resolve) => setImmediate(resolve));
      return;
    }
    const nextMs = Math.min(pulse?.nextMs ?? Number.POSITIVE_INFINITY, clock.nextMs(), mostMs);
    leap(Math.max(1, Math.ceil(nextMs)));
    last = { n: -1, moved: -1, turns: 0 };
  }
  return {
    /** Nothing moves any more, or only what waits for time to pass; or it moves on and on. */
    async still(): Promise<void> {
      for (let same = 0, n = -1, looks = 0; same < 2 && looks < mostLooks; looks += 1) {
        const life = o.life();
        const pulse = life === null ? null : await life.pulse();
        const now = (pulse?.n ?? 0) + o.moved();
        same = now === n && pulse?.isCrossing !== true ? same + 1 : 0;
        n = now;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    /** Until `is` holds, the register's life ends, or so many seconds (as it counts them) have passed; answers whether it holds. */
    async until(is: () => boolean, withinS: number): Promise<boolean> {
      const endMs = clock.nowMs() + seconds(withinS);
      const life = o.life();
      while (!is()) {
        const leftMs = endMs - clock.nowMs();
        if (leftMs <= 0 || (life?.isOver() ?? false)) return false;
        await step(leftMs);
      }
      return true;
    },
    /** Until `is` holds, in real time: for work that is done where nobody sees it, in threads of the register's own. */
    async untilDone(is: () => boolean, withinMs: number): Promise<boolean> {
      const endMs = performance.now() + withinMs;
      const life = o.life();
      while (!is()) {
        if (performance.now() > endMs || (life?.isOver() ?? false)) return false;
        // What waits for an answer that does not come waits for its deadline.
        const pulse = await life?.pulse();
        if ((pulse?.open ?? 0) > 0) await step(Number.POSITIVE_INFINITY);
        else await new Promise((resolve) => setTimeout(resolve, 2));
      }
      return true;
    },
    /** Time passes, whatever happens meanwhile. */
    async pass(s: number): Promise<void> {
      const endMs = clock.nowMs() + seconds(s);
      const life = o.life();
      for (let leftMs = endMs - clock.nowMs(); leftMs > 0 && !(life?.isOver() ?? false); leftMs = endMs - clock.nowMs())
        await step(leftMs);
    },
    /** Time leaps without stopping on the way; only while nothing is under way. */
    leap: (s: number): void => leap(seconds(s)),
  };
}
export type Pace = ReturnType<typeof openPace>;
