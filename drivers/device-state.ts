/**
 * Why a device cannot do its work; a closed list, after the UnifiedPOS error codes (OMG UPOS 1.15.1).
 * CLOSED: we closed it, or it is not open yet. NOHARDWARE: the port or reader is not there. OFFLINE: there, but not ready or not answering.
 * TIMEOUT: an answer is overdue. BUSY: another job holds it. FAILURE: it answered with an error of its own. NOSERVICE: pcscd is away.
 * COVER_OPEN, PAPER_END, CUTTER, UNRECOVERABLE: what the printer says, AUTO_RECOVERABLE (its head cools down), FEED (its button is held) too. WRONG_DEVICE: something else answers there.
 * LOCKED: another process holds the port. CANCELED: the caller's signal. GARBLED: what a scanner sends is no code, again and again.
 */
export type DeviceTrouble =
  | "CLOSED"
  | "NOHARDWARE"
  | "OFFLINE"
  | "TIMEOUT"
  | "BUSY"
  | "FAILURE"
  | "NOSERVICE"
  | "COVER_OPEN"
  | "PAPER_END"
  | "CUTTER"
  | "UNRECOVERABLE"
  | "AUTO_RECOVERABLE"
  | "FEED"
  | "WRONG_DEVICE"
  | "LOCKED"
  | "CANCELED"
  | "GARBLED";

/** How a device feels, in the words of UnifiedPOS. Times are epoch milliseconds; `sinceMs` is when state, power or trouble last changed. */
export type DeviceState = {
  state: "closed" | "idle" | "busy" | "error";
  power: "unknown" | "online" | "off" | "offline" | "off-or-offline";
  trouble?: DeviceTrouble;
  sinceMs: number;
  lastGoodMs?: number;
  counters: Record<string, number>;
};

type Bookkeeping = "sinceMs" | "lastGoodMs" | "counters";

/** The part of a state a driver decides; the rest is bookkeeping. */
export type Feeling<S extends DeviceState = DeviceState> = Omit<S, Bookkeeping>;

/** Remembers a device's state and shows it to `see` once for each real change, never for a counter alone. */
export function trackState<S extends DeviceState>(first: Feeling<S>, see: (state: S) => void) {
  const counters: Record<string, number> = {};
  let feeling = first;
  let sinceMs = Date.now();
  let lastGoodMs: number | undefined;
  const now = (): S =>
    ({
      ...feeling,
      sinceMs,
      ...(lastGoodMs === undefined ? {} : { lastGoodMs }),
      counters: { ...counters },
    }) as unknown as S;
  return {
    now,
    feel(next: Feeling<S>): void {
      if (JSON.stringify(next) === JSON.stringify(feeling)) return;
      const before = feeling as unknown as DeviceState;
      const after = next as unknown as DeviceState;
      if (before.state !== after.state || before.power !== after.power || before.trouble !== after.trouble)
        sinceMs = Date.now();
      feeling = next;
      see(now());
    },
    count(name: string, by = 1): void {
      counters[name] = (counters[name] ?? 0) + by;
    },
    good(): void {
      lastGoodMs = Date.now();
    },
  };
}
