import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "#main/config.ts";
import type { PortAddress } from "#drivers/port.ts";
import type { Display } from "#drivers/display/open-display.ts";
import type { Printer } from "#drivers/printer/open-printer.ts";
import type { DrawerLesson } from "#register/drawer-lesson.ts";
import { probeDisplay, probePrinter, probeScanner } from "./probe.ts";
import { type Reading, type Trial, type TrialOutcome, tryMs } from "./protocol.ts";
import { composeTestSlip } from "./test-slip.ts";

/** How long the display shows the test (ms). */
const shownMs = 3_000;

const noHardware: TrialOutcome = { kind: "failed", code: "NOHARDWARE" };

/** All but the last two characters of what a card or code is called. */
function mask(text: string): string {
  return `${"·".repeat(Math.max(0, text.length - 2))}${text.slice(-2)}`;
}

function outcomeOf(heard: Reading): TrialOutcome | null {
  if (heard.device === "scanner") return { kind: "read", what: "code", shown: mask(heard.code) };
  const { reading } = heard;
  switch (reading.kind) {
    case "card":
      return {
        kind: "read",
        what: reading.id.kind,
        shown: mask("number" in reading.id ? reading.id.number : reading.id.idm),
      };
    case "unreadable":
      return { kind: "failed", code: reading.code };
    case "card-off":
      return null;
  }
}

type Awaited = {
  readonly device: Reading["device"];
  readonly code?: string;
  readonly end: (outcome: TrialOutcome) => void;
};

/** What a technician wants to see happen, one thing at a time of each device. Every trial ends, whatever hangs. */
export function openTrials(o: {
  readonly config: Config;
  readonly printer: () => Printer | null;
  readonly display: () => Display | null;
  /** What stands on the display for the sale. */
  readonly shown: () => readonly [string, string];
  readonly lesson: ((step: "begin" | "next") => DrawerLesson) | null;
  readonly timeScale: number;
}) {
  const { devices, reg } = o.config;
  const limitMs = tryMs * o.timeScale;
  let awaited: Awaited | null = null;

  async function print(): Promise<TrialOutcome> {
    const trouble = o.printer()?.state().trouble;
    // A printer that waits for paper would hold the slip, and print it when the technician has gone.
    if (trouble) return { kind: "failed", code: trouble };
    const { profile, port } = devices.printer;
    const at = new Date().toLocaleString("ja-JP");
    const slip = composeTestSlip({ profile, port, reg, at });
    return (await o.printer()?.print(slip, { signal: AbortSignal.timeout(limitMs) })) ?? noHardware;
  }

  async function show(): Promise<TrialOutcome> {
    const display = o.display();
    if (!display) return noHardware;
    const { state, trouble } = display.state();
    if (state === "closed") return { kind: "failed", code: trouble ?? "CLOSED" };
    display.show(["ﾋｮｳｼﾞ ﾃｽﾄ 1234567890", "ABC ｱｲｳｴｵ    ¥12,345"]);
    await wait(shownMs * o.timeScale);
    display.show(o.shown());
    return { kind: "done" };
  }

  /** At every free port, and at the one that is bound already: there the code is no sale's either. */
  async function listen(ports: readonly PortAddress[], code: string): Promise<TrialOutcome> {
    const bound = devices.scanner && "port" in devices.scanner ? devices.scanner.port : null;
    const own = read("scanner", code).then((outcome): TrialOutcome =>
      outcome.kind === "read" && bound ? { kind: "found", port: bound } : outcome,
    );
    const outcome = await probeScanner(ports, code, { timeScale: o.timeScale, limitMs }, own);
    awaited?.end({ kind: "failed", code: "CANCELED" });
    return outcome;
  }

  async function read(device: Reading["device"], code: string | undefined): Promise<TrialOutcome> {
    awaited?.end({ kind: "failed", code: "CANCELED" });
    const { promise, resolve } = Promise.withResolvers<TrialOutcome>();
    const mine: Awaited = { device, ...(code === undefined ? {} : { code }), end: resolve };
    awaited = mine;
    const timer = setTimeout(() => resolve({ kind: "failed", code: "TIMEOUT" }), limitMs);
    const outcome = await promise;
    clearTimeout(timer);
    if (awaited === mine) awaited = null;
    return outcome;
  }

  return {
    async run(trial: Trial): Promise<TrialOutcome> {
      const settings = { timeScale: o.timeScale, limitMs };
      switch (trial.act) {
        case "print":
          return print();
        case "show":
          return show();
        case "read":
          return read(trial.device, trial.code);
        case "learn":
          return o.lesson ? { kind: "lesson", lesson: o.lesson(trial.step) } : noHardware;
        case "probe":
          if (trial.device === "printer") return probePrinter(trial.port, devices.printer.profile, settings);
          if (trial.device === "display") return probeDisplay(trial.port, shownMs, settings);
          return listen(trial.ports, trial.code);
      }
    },
    /** Whether this reading was what a technician waits for; then it is nobody else's. */
    takes(heard: Reading): boolean {
      if (awaited === null || awaited.device !== heard.device) return false;
      if (heard.device === "scanner" && awaited.code !== undefined && heard.code !== awaited.code) return true;
      const outcome = outcomeOf(heard);
      if (outcome) awaited.end(outcome);
      return true;
    },
  };
}
