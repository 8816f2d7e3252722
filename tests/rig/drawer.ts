import { isPulse, type Kick } from "./printer/mechanism-options.ts";

/** A cash drawer on the printer's connector: a solenoid, a lock and a switch. */
export type RigDrawer = {
  isOpen(): boolean;
  /** Somebody opens it with the key: no kick of ours. */
  open(by: "key"): void;
  /** Somebody pushes it shut. */
  close(): void;
  /** A locked drawer hears the kick and stays shut. */
  lock(locked: boolean): void;
  /** Something lies in the slide: it opens, and pushed shut it does not catch. */
  wedge(wedged: boolean): void;
  /** Its switch: good, in bad contact, wired the other way round, or the whole drawer unplugged. */
  contact(state: Contact): void;
  /** Pulses that reached this drawer, good ones or not. */
  readonly kicks: number;
  onChange(hear: (open: boolean, at: number) => void): () => void;
};

type Contact = "good" | "flicker" | "inverted" | "unplugged";

export type DrawerOptions = {
  /** The solenoid's pin on the connector. */
  readonly pin?: 2 | 5;
  /** The level of pin 3 while open. With no drawer the printer's pull-up makes it high (TM-T88III technical manual, drawer kick connector). */
  readonly openLevel?: "low" | "high";
  readonly timeScale?: number;
  /** A hand pushes it shut this long after it opened, ms of the rig's time; left out = nobody does. */
  readonly shutAfterMs?: number;
  /** Told the level of pin 3. */
  readonly onLevel: (high: boolean) => void;
};

/** A bad contact: open for this long, this often, ms. Shorter than anything a person does. */
const GLITCH_MS = 20;
const GLITCH_EVERY_MS = 150;

/** Hangs a drawer on the printer; `feel` takes every kick the printer gives. */
export function openDrawer(o: DrawerOptions): RigDrawer & Disposable & { feel(kick: Kick): void } {
  const ears = new Set<(open: boolean, at: number) => void>();
  const timers = new Set<NodeJS.Timeout>();
  let isOpen = false;
  let locked = false;
  let kicks = 0;
  let wedged = false;
  let contact: Contact = "good";
  let glitches: NodeJS.Timeout | undefined;
  let hand: NodeJS.Timeout | undefined;
  const level = (open: boolean): boolean => open === ((o.openLevel ?? "low") === "high");
  // Unplugged, the printer's pull-up makes the pin high.
  const tell = (): void => o.onLevel(contact === "unplugged" || level(isOpen) !== (contact === "inverted"));
  const glitch = (): void => {
    o.onLevel(!level(isOpen));
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        tell();
      },
      GLITCH_MS * (o.timeScale ?? 1),
    );
    timers.add(timer);
  };
  const move = (open: boolean): void => {
    if (open === isOpen) return;
    isOpen = open;
    tell();
    for (const hear of ears) hear(isOpen, performance.now());
    clearTimeout(hand);
    if (open && o.shutAfterMs !== undefined) hand = setTimeout(shut, o.shutAfterMs * (o.timeScale ?? 1));
  };
  const shut = (): void => (wedged ? undefined : move(false));
  tell();
  return {
    isOpen: () => isOpen,
    open: () => move(true),
    close: shut,
    lock(state) {
      locked = state;
    },
    wedge(state) {
      wedged = state;
    },
    contact(state) {
      contact = state;
      clearInterval(glitches);
      if (state === "flicker") glitches = setInterval(glitch, GLITCH_EVERY_MS * (o.timeScale ?? 1));
      tell();
    },
    get kicks() {
      return kicks;
    },
    onChange(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    feel(kick) {
      if (kick.pin !== (o.pin ?? 2) || contact === "unplugged") return;
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
      clearInterval(glitches);
      clearTimeout(hand);
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
