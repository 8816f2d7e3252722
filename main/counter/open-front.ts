import type { Journal } from "#db/journal.ts";
import { monotonicMs } from "#drivers/monotonic.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import type { Config } from "#main/config.ts";
import type { ScreenCommand } from "#register/command.ts";
import { shownBasket } from "#register/express.ts";
import { businessDay } from "#register/till-policy.ts";
import { openAsk } from "./ask.ts";
import type { Clock } from "./clock.ts";
import type { Counter } from "./counter.ts";
import { composeCustomerView } from "./customer-view.ts";
import { describeScanner } from "./describe-scanner.ts";
import { displayLines, lastRung } from "./display-lines.ts";
import { openLineDisplay } from "./line-display.ts";
import type { Live } from "./live.ts";
import type { Finder } from "./open-finder.ts";
import type { Goods } from "./open-goods.ts";
import type { Log } from "./open-register.ts";
import type { Station } from "./open-station.ts";
import { openStood } from "./stood.ts";
import { composeView } from "./view.ts";
import { openWindows } from "./windows.ts";

/** What people see of the counter: the cashier's window and what it may ask, the customer's window, the line display. */
export function openFront(o: {
  readonly config: Config;
  readonly boot: string;
  readonly clock: Clock;
  readonly live: Live;
  readonly journal: Journal;
  readonly goods: Goods;
  readonly counter: Pick<Counter, "state" | "settings">;
  readonly finder: Finder;
  readonly station: Pick<Station, "idle" | "reporter">;
  readonly take: (command: ScreenCommand) => SendAnswer;
  readonly log: Log;
}) {
  const { config, boot, clock, live, journal, goods, counter, station } = o;
  const ask = openAsk({
    journal,
    goods,
    live,
    mode: config.training ? "training" : config.mode,
    settings: counter.settings,
    reporter: station.reporter,
    finder: o.finder,
  });
  const stood = openStood({ basket: () => shownBasket(counter.state()), nowMs: monotonicMs });
  const customerView = () => composeCustomerView(counter.state(), live, boot);
  const lineDisplay = openLineDisplay(() => displayLines(customerView(), lastRung(counter.state().draft)));
  const windows = openWindows({
    boot,
    view: () => {
      const { nowMs, offsetMin } = clock.now();
      return composeView({
        state: counter.state(),
        live,
        ...(config.training ? { training: config.training } : {}),
        // A journal that cannot be opened again cannot be read either; the screen says so.
        jobs: live.guard === "storage" || live.guard === "broken-tail" ? [] : journal.jobs(),
        boot,
        ...describeScanner(config),
        today: businessDay(counter.settings(), nowMs, offsetMin),
        nowMs,
        catalogue: goods.layout().version,
        entryOf: (seq) => journal.entry(seq)?.entry ?? null,
      });
    },
    customerView,
    stood,
    touched: station.idle.touched,
    also: () => lineDisplay.follow(),
    take: o.take,
    ask,
    log: o.log,
  });
  return { windows, stood, lineDisplay };
}
