/** The service a register asks for cards: pcscd, or the CardPort stand-in. It can stop, die and come back. */
export type CardService = {
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  running(): boolean;
  /** The reader's own cable. pcsc-lite has no other way to unplug a configured reader than to start without it. */
  plug(state: "in" | "out"): Promise<void>;
  /** It is there and does nothing (SIGSTOP), or goes on. */
  freeze(is: boolean): void;
};
