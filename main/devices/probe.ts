import { setTimeout as wait } from "node:timers/promises";
import type { DeviceState, DeviceTrouble } from "#drivers/device-state.ts";
import { openDisplay } from "#drivers/display/open-display.ts";
import type { PortAddress } from "#drivers/port.ts";
import { openPrinter, type PrinterState } from "#drivers/printer/open-printer.ts";
import { openScanner } from "#drivers/scanner/open-scanner.ts";
import type { TrialOutcome } from "./protocol.ts";

/** A printer that hears us has said who it is by then, an offline one too (ms). */
const greetedMs = 5_000;
const openedMs = 1_500;

type Settings = { readonly timeScale: number; readonly limitMs: number };

const failed = (code: DeviceTrouble): TrialOutcome => ({ kind: "failed", code });

/** Whether it is a printer of ours that answers: one without paper or with its cover open is one too. */
function isGreeted({ state, power }: DeviceState): boolean {
  return state !== "closed" && (power === "offline" || (power === "online" && state === "idle"));
}

/** Asks who is there, by the questions every start asks: status and identity, never a line of print or a pulse. */
export async function probePrinter(port: PortAddress, profile: string, { timeScale }: Settings): Promise<TrialOutcome> {
  const { promise, resolve } = Promise.withResolvers<TrialOutcome>();
  let last: DeviceTrouble = "TIMEOUT";
  await using _printer = openPrinter({
    port,
    profile,
    drawerPin: 2,
    timeScale,
    see: (state: PrinterState) => {
      if (isGreeted(state)) return resolve({ kind: "found", port });
      if (state.trouble && state.trouble !== "CLOSED") last = state.trouble;
      if (state.trouble === "LOCKED" || state.trouble === "NOHARDWARE") resolve(failed(state.trouble));
    },
  });
  const late = setTimeout(() => resolve(failed(last)), greetedMs * timeScale);
  const outcome = await promise;
  clearTimeout(late);
  return outcome;
}

/** Writes its path on a display: it never answers, a person says whether the right one lit up. */
export async function probeDisplay(port: PortAddress, shownMs: number, { timeScale }: Settings): Promise<TrialOutcome> {
  const { promise, resolve } = Promise.withResolvers<DeviceTrouble | null>();
  await using display = openDisplay({
    port,
    timeScale,
    see: ({ state, trouble }) => {
      if (state === "idle") resolve(null);
      else if (trouble && trouble !== "CLOSED") resolve(trouble);
    },
  });
  const late = setTimeout(() => resolve("TIMEOUT"), openedMs * timeScale);
  const trouble = await promise;
  clearTimeout(late);
  if (trouble) return failed(trouble);
  const path = "serial" in port ? port.serial : port.tcp;
  display.show(["HYOUJI ﾃｽﾄ", path.slice(-20)]);
  await wait(shownMs * timeScale);
  return { kind: "found", port };
}

/** Listens on all of them until one hears the code that a person was asked to scan. */
export async function probeScanner(
  ports: readonly PortAddress[],
  code: string,
  { timeScale, limitMs }: Settings,
  /** Whether it came in where the scanner is bound already; ends with this trial. */
  own: Promise<TrialOutcome>,
): Promise<TrialOutcome> {
  const { promise, resolve } = Promise.withResolvers<TrialOutcome>();
  void own.then((outcome) => (outcome.kind === "found" ? resolve(outcome) : undefined));
  const hear = (port: PortAddress) => (scan: { readonly code: string }) => {
    if (scan.code === code) resolve({ kind: "found", port });
  };
  const listening = ports.map((port) => openScanner({ port, timeScale, see: () => {}, hear: hear(port) }));
  const late = setTimeout(() => resolve(failed("TIMEOUT")), limitMs);
  const outcome = await promise;
  clearTimeout(late);
  await Promise.all(listening.map((scanner) => scanner[Symbol.asyncDispose]()));
  return outcome;
}
