import type { Condition } from "./status.ts";

/** Where an answer comes from: DLE EOT, the buffer in order (GS r, GS ( H, GS I), GS a, or XON/XOFF. */
export type Origin = "real-time" | "queued" | "automatic" | "flow";

/** What a behaviour may do to the printer, as a hand or an accident would. */
export type PrinterPanel = {
  paper(state: Condition["paper"]): void;
  cover(state: Condition["cover"]): void;
  fault(state: Condition["fault"]): void;
  power(on: boolean): void;
  cable(state: "in" | "out"): void;
  /** Bytes sent to the host out of turn. */
  babble(bytes: Uint8Array): void;
  /** Runs `action` after `ms` of the rig's time. */
  later(ms: number, action: () => void): void;
};

/** What a behaviour overhears. A result other than undefined takes the place of what would have happened. */
export type Hooks = {
  /** Bytes from the host, before the printer sees them. */
  readonly arrive?: (bytes: Buffer) => Buffer | undefined;
  /** Bytes to the host. */
  readonly answer?: (bytes: Buffer, origin: Origin) => Buffer | undefined;
  /** Called after each printed line. */
  readonly line?: () => void;
  /** Milliseconds of print time. */
  readonly lineMs?: (ms: number) => number | undefined;
};

/** Behaviours stack, newest first; `begin` is called when it is taken up. */
export type PrinterBehaviour = { readonly name: string; begin(panel: PrinterPanel): Hooks };

const NOTHING = Buffer.alloc(0);

/** Calls `action` once, after the `n`-th line from now. */
function onLine(n: number, action: () => void): Hooks {
  let lines = 0;
  return {
    line() {
      lines += 1;
      if (lines === n) action();
    },
  };
}

/** The roll ends with line `atLine` from now; the printer stops after it and goes on by itself when refilled. */
export function paperOut(o: { atLine: number }): PrinterBehaviour {
  return { name: `paper-out-at-${o.atLine}`, begin: (panel) => onLine(o.atLine, () => panel.paper("end")) };
}

/** Somebody opens the cover after line `atLine`. */
export function coverOpen(o: { atLine: number }): PrinterBehaviour {
  return { name: `cover-open-at-${o.atLine}`, begin: (panel) => onLine(o.atLine, () => panel.cover("open")) };
}

/** The cutter jams after line `atLine`: a fault that DLE ENQ clears. */
export function cutterJam(o: { atLine: number }): PrinterBehaviour {
  return { name: `cutter-jam-at-${o.atLine}`, begin: (panel) => onLine(o.atLine, () => panel.fault("cutter")) };
}

/** Power fails after line `atLine` and is back after `forMs`: buffer and modes are gone. */
export function resetMidJob(o: { atLine: number; forMs?: number }): PrinterBehaviour {
  return {
    name: `reset-at-${o.atLine}`,
    begin: (panel) =>
      onLine(o.atLine, () => {
        panel.power(false);
        panel.later(o.forMs ?? 1_000, () => panel.power(true));
      }),
  };
}

/** The printer neither hears nor answers, though the line is there: a dead or wrong device. */
export function silent(): PrinterBehaviour {
  return { name: "silent", begin: () => ({ arrive: () => NOTHING, answer: () => NOTHING }) };
}

/** Prints, but does not answer; with `origins`, only those answers are missing (a clone without GS ( H has no "queued" ones). */
export function muteStatus(o: { origins?: readonly Origin[] } = {}): PrinterBehaviour {
  const origins = o.origins ?? ["real-time", "queued", "automatic"];
  return {
    name: "mute-status",
    begin: () => ({ answer: (_, origin) => (origins.includes(origin) ? NOTHING : undefined) }),
  };
}

/** Prints `factor` times slower. */
export function slow(o: { factor: number }): PrinterBehaviour {
  return { name: `slow-${o.factor}`, begin: () => ({ lineMs: (ms) => ms * o.factor }) };
}

/** `noise` goes out once now and before every answer, as on a line with a bad ground. */
export function garbage(o: { noise: Uint8Array }): PrinterBehaviour {
  return {
    name: "garbage",
    begin(panel) {
      panel.babble(o.noise);
      return { answer: (bytes) => Buffer.concat([o.noise, bytes]) };
    },
  };
}

/** The cable comes out after byte `atByte` from now; with `forMs`, somebody puts it back. */
export function linkCut(o: { atByte: number; forMs?: number }): PrinterBehaviour {
  return {
    name: `link-cut-at-${o.atByte}`,
    begin(panel) {
      let left = o.atByte;
      let cut = false;
      return {
        arrive(bytes) {
          if (cut) return undefined;
          const heard = bytes.subarray(0, left);
          left -= heard.length;
          if (left > 0) return undefined;
          cut = true;
          panel.cable("out");
          if (o.forMs !== undefined) panel.later(o.forMs, () => panel.cable("in"));
          return heard;
        },
      };
    },
  };
}
