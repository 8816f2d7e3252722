/** What the kiosk is started with: `--config FILE [--sqlite ADDON] [--technician] [--training]`. */
export type Arguments = {
  readonly config: string;
  /** The native addon of better-sqlite3 for a runtime that its own prebuild does not fit; development only. */
  readonly sqlite: string | null;
  /** The technician's window opens with the others. */
  readonly technician: boolean;
  /** To practise, on DIR/training. */
  readonly training: boolean;
};

/** Reads the command line; words that are not ours belong to Electron. Null without `--config`. */
export function readArguments(argv: readonly string[]): Arguments | null {
  const after = (name: string): string | null => {
    const at = argv.indexOf(name);
    return at < 0 ? null : (argv[at + 1] ?? null);
  };
  const config = after("--config");
  if (config === null) return null;
  const training = argv.includes("--training");
  return { config, sqlite: after("--sqlite"), technician: asksTechnician(argv), training };
}

/** Whether a command line asks for the technician's window: of this kiosk, or of a second start that finds it running. */
export function asksTechnician(argv: readonly string[]): boolean {
  return argv.includes("--technician");
}

/** The Electron that ships. Older ones are development runtimes. */
export const shippedMajor = 45;

/** Why the shell does not start with real money: a development runtime, or a door for a debugger. */
export function listShellFaults(o: {
  readonly electron: string;
  readonly sqlite: string | null;
  readonly hasSwitch: (name: string) => boolean;
}): string[] {
  const doors = ["remote-debugging-port", "remote-debugging-pipe", "inspect", "inspect-brk", "js-flags", "no-sandbox"];
  return [
    Number.parseInt(o.electron, 10) < shippedMajor ? `Electron ${o.electron} is the development runtime` : "",
    o.sqlite === null ? "" : "--sqlite is given",
    ...doors.map((name) => (o.hasSwitch(name) ? `--${name} is given` : "")),
  ].filter(Boolean);
}
