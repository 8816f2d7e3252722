import { instantOf } from "#register/instant-of.ts";

/** Now, once: ms, the journal's form of it, and the local date. */
export type Moment = {
  readonly nowMs: number;
  readonly at: string;
  readonly today: string;
  readonly offsetMin: number;
};
export type Clock = { now(): Moment };

/** The clock of this machine, in its own zone. */
export const systemClock: Clock = {
  now: () => {
    const nowMs = Date.now();
    const offsetMin = -new Date(nowMs).getTimezoneOffset();
    const at = instantOf(nowMs, offsetMin);
    return { nowMs, at, today: at.slice(0, 10), offsetMin };
  },
};
