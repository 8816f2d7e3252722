import type { Journal } from "#db/journal.ts";
import type { Config } from "#main/config.ts";
import { type Forward, openForward } from "#upstream/forward.ts";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import { openPull, type Pull } from "#upstream/pull.ts";
import type { Counter } from "./counter.ts";
import { enrolFirst } from "./enrol-first.ts";
import { hearForward } from "./hear-forward.ts";
import { hearPull } from "./hear-pull.ts";
import type { Live } from "./live.ts";
import type { Goods } from "./open-goods.ts";
import type { Log } from "./open-register.ts";
import type { openRestoredWatch } from "./restored-watch.ts";

/** The two roads to headquarters: entries go up, settings, cards and goods come down. Disposing each ends it. */
export function openRoads(o: {
  readonly config: Pick<Config, "mode" | "time_scale">;
  readonly headquarters: Headquarters;
  readonly journal: Journal;
  readonly goods: Goods;
  readonly counter: Counter;
  readonly live: Live;
  readonly restored: ReturnType<typeof openRestoredWatch>;
  /** Settings, or the version of the catalogue they go with, have changed. */
  readonly look: () => void;
  readonly changed: () => void;
  readonly log: Log;
}): { readonly forward: Forward; readonly pull: Pull } {
  const { headquarters, journal, goods, live } = o;
  const { mode, time_scale: timeScale = 1 } = o.config;
  const forward = openForward({
    headquarters: mode === "live" ? headquarters : enrolFirst(headquarters, journal.identity.key),
    journal,
    timeScale,
    see: hearForward(o),
  });
  const pull = openPull({
    headquarters,
    catalogue: goods.catalogue,
    timeScale,
    store: goods.store,
    see: hearPull({ goods, live, log: o.log, changed: o.changed, look: o.look, pullNow: () => pull.nudge() }),
  });
  return { forward, pull };
}
