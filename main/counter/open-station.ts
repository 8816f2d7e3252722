import type { Command } from "#register/command.ts";
import type { Effect, State } from "#register/verdict.ts";
import { openIdleWatch } from "./idle-watch.ts";
import { openReporter } from "./report/open-reporter.ts";

type StationEffect = Extract<Effect, { kind: "sum-report" | "export-report" | "leave" }>;

/** What concerns the register itself: its lock after a pause, its reports, and its way to practice and back. */
export function openStation(o: {
  readonly dir: string;
  readonly nativeBinding?: string | undefined;
  readonly reportWorker: URL;
  readonly state: () => State;
  readonly take: (command: Command) => void;
  readonly nowMs: () => number;
  /** When the journal last heard of anybody, ms since 1970. */
  readonly lastMs: number;
  /** Ends all processes; whoever starts the kiosk again starts it as this. */
  readonly leave: (as: "training" | "register") => void;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
}) {
  const idle = openIdleWatch(o);
  const reporter = openReporter({ ...o, worker: o.reportWorker });
  return {
    idle,
    reporter,
    perform(effect: StationEffect): void {
      switch (effect.kind) {
        case "sum-report":
          return void reporter.sum();
        case "export-report":
          return void reporter.write(effect.of);
        case "leave":
          return o.leave(effect.for);
      }
    },
  };
}
export type Station = ReturnType<typeof openStation>;
