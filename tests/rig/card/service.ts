/** The service a register asks for cards: pcscd, or the CardPort stand-in. It can stop, die and come back. */
export type CardService = {
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  running(): boolean;
};
