import { isPulse, type Kick } from "./printer/mechanism.ts";

/** A cash drawer on the printer's connector: a solenoid, a lock and a switch. */
export type RigDrawer = {
  isOpen(): boolean;
  /** Somebody opens it with the key: no kick of ours. */
  open(by: "key"): void;
  /** Somebody pushes it shut. */
  close(): void;
  /** A locked drawer hears the kick and stays shut. */
  lock(locked: boolean): void;
  /** Pulses that reached this drawer, good ones or not. */
  readonly kicks: number;
  onChange(hear: (open: boolean, at: number) => void): () => void;
};

export type DrawerOptions = {
  /** The solenoid's pin on the connector. */
  readonly pin?: 2 | 5;
  /** The level of pin 3 while open. With no drawer the printer's pull-up makes it high (TM-T88III technical manual, drawer kick connector). */
  readonly openLevel?: "low" | "high";
  readonly timeScale?: number;
  /** Told the level of pin 3. */
  readonly onLevel: (high: boolean) => void;
};

/** Hangs a drawer on the printer; `feel` takes every kick the printer gives. */
export function openDrawer(o: DrawerOptions): RigDrawer & Disposable & { feel(kick: Kick): void } {
  const ears = new Set<(open: boolean, at: number) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let isOpen = false;
  let locked = false;
  let kicks = 0;
  const tell = (): void => o.onLevel(isOpen === ((o.openLevel ?? "low") === "high"));
  const move = (open: boolean): void => {
    if (open === isOpen) return;
    isOpen = open;
    tell();
    for (const hear of ears) hear(isOpen, performance.now());
  };
  tell();
  return {
    isOpen: () => isOpen,
    open: () => move(true),
    close: () => move(false),
    lock(state) {
      locked = state;
    },
    get kicks() {
      return kicks;
    },
    onChange(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    feel(kick) {
      if (kick.pin !== (o.pin ?? 2)) return;
      kicks += 1;
      if (!isPulse(kick.onMs)) return;
      // The catch lets go at the end of the pulse.
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          if (!locked) move(true);
        },
        kick.onMs * (o.timeScale ?? 1),
      );
      timers.add(timer);
    },
    [Symbol.dispose]() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
