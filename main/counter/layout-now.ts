import type { Catalogue } from "#db/catalogue.ts";
import type { Layout } from "#ipc/view.ts";
import type { Settings } from "#register/settings.ts";
import type { Clock } from "./clock.ts";
import { composeLayout } from "./compose-layout.ts";

export type LayoutNow = Disposable & {
  readonly layout: () => Layout;
  /** Something came down that may be on the keys. */
  readonly look: () => void;
};

const minuteMs = 60_000;
/** A clock that is set is noticed by then. */
const mostMs = 10_000;
/** Past the minute, lest a timer that is early by a hair sees the menu of before. */
const behindMs = 5;
/** HH:MM of a journal instant. */
const timeOf = (at: string): string => at.slice(11, 16);

/**
 * The touch keys of this moment. Prices change with the date and menus with meal times, which are whole minutes: at each they are
 * composed anew, and where anything differs the version rises and `changed` is called, so that windows ask again.
 */
export function openLayoutNow(o: {
  readonly catalogue: Pick<Catalogue, "item" | "pictureId">;
  readonly settings: () => Settings | null;
  readonly clock: Clock;
  readonly changed: () => void;
}): LayoutNow {
  let of: Settings | null = null;
  let text = "";
  let now: Layout = { version: 0, categories: [], reasons: [] };
  let timer: NodeJS.Timeout;

  /** Whether anything differs from before. */
  function compose(): boolean {
    of = o.settings();
    const { at, today } = o.clock.now();
    const next = composeLayout(of, o.catalogue, { today, time: timeOf(at) });
    const nextText = JSON.stringify(next);
    if (nextText === text) return false;
    text = nextText;
    now = { ...next, version: now.version + 1 };
    return true;
  }
  const look = (): void => {
    if (compose()) o.changed();
  };
  const tick = (): void => {
    const wait = Math.min(mostMs, minuteMs - (o.clock.now().nowMs % minuteMs) + behindMs);
    timer = setTimeout(() => {
      look();
      tick();
    }, wait);
    timer.unref();
  };
  tick();
  return {
    layout: () => {
      if (of !== o.settings()) compose();
      return now;
    },
    look,
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
