import type { DeviceState } from "#drivers/device-state.ts";

/** A line of the log about a device. `withheld`: changes since the line before that were too many to write down. */
export type OutageLine = {
  readonly device: string;
  readonly state: string;
  readonly power: string;
  readonly trouble: string;
  readonly withheld: number;
};

/** Lines of one outage that are written at once. */
const FREE_LINES = 3;
/** After those, one in this time; and as long must a device be well before its next trouble counts as a new outage. Milliseconds. */
const EVERY_MS = 60_000;

type Outage = {
  lines: number;
  saidMs: number;
  isWell: boolean;
  /** Since when; a device that comes and goes is one outage. */
  wellMs: number;
  withheld: number;
  last: string;
  timer: NodeJS.Timeout | undefined;
};

const troubleOf = ({ trouble }: DeviceState): string => (trouble === undefined || trouble === "CLOSED" ? "" : trouble);

/**
 * What devices suffer, for the log: each change of trouble or power, at most three lines and then one a minute in an outage, so that a cable with a loose
 * contact cannot fill the disk. The last word of an outage is always written.
 */
export function openOutageLog(o: {
  readonly say: (line: OutageLine) => void;
  readonly timeScale?: number;
  readonly nowMs?: () => number;
}) {
  const { say, timeScale = 1, nowMs = () => performance.now() } = o;
  const everyMs = EVERY_MS * timeScale;
  const outages = new Map<string, Outage>();

  function write(outage: Outage, line: OutageLine): void {
    clearTimeout(outage.timer);
    outage.timer = undefined;
    outage.lines += 1;
    outage.saidMs = nowMs();
    say({ ...line, withheld: outage.withheld });
    outage.withheld = 0;
  }

  return {
    note(device: string, state: DeviceState): void {
      const trouble = troubleOf(state);
      const isWell = trouble === "";
      const last = `${trouble} ${state.power}`;
      const known = outages.get(device);
      if (isWell ? (known?.isWell ?? true) : known?.last === last) return;
      const isNew = known === undefined || (known.isWell && nowMs() - known.wellMs >= everyMs);
      const outage: Outage = {
        ...(isNew ? { lines: 0, saidMs: 0, withheld: 0, timer: undefined } : known),
        isWell,
        last,
        wellMs: nowMs(),
      };
      clearTimeout(known?.timer);
      outages.set(device, outage);
      const line = { device, state: state.state, power: state.power, trouble, withheld: 0 };
      const waitMs = outage.lines < FREE_LINES ? 0 : outage.saidMs + everyMs - nowMs();
      if (waitMs <= 0) return write(outage, line);
      outage.withheld += 1;
      outage.timer = setTimeout(() => write(outage, line), waitMs).unref();
    },
    [Symbol.dispose](): void {
      for (const { timer } of outages.values()) clearTimeout(timer);
    },
  };
}
