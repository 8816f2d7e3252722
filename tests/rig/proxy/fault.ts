/** up: to the server; down: back to the client. */
export type Way = "up" | "down";
export const otherWay = (way: Way): Way => (way === "up" ? "down" : "up");

/** One connection through the proxy, as a fault sees it. */
export type Line = {
  /** From 1, in the order they were taken. */
  readonly n: number;
  /** Bytes that arrived on each way so far. */
  readonly arrived: { readonly [way in Way]: number };
  /** When bytes last arrived, ms of the proxy's clock. */
  readonly lastMs: { readonly [way in Way]: number };
  /** From here on nothing of this way is passed on, whatever becomes of the fault: a stream with a hole is worth nothing. */
  swallow(way: Way): void;
  /** No more comes this way: FIN, while the other way stays open. */
  end(way: Way): void;
  /** RST to both ends. */
  reset(): void;
};

/** Bytes of one read on their way. */
export type Passing = {
  readonly bytes: Buffer;
  readonly way: Way;
  readonly line: Line;
  /** When they arrived, ms of the proxy's clock. */
  readonly atMs: number;
  /** Until then, or until this fault ends. */
  until(atMs: number): Promise<void>;
  /** Until this is kept, or until this fault ends. */
  hold(kept: Promise<void>): Promise<void>;
};

/** Which way, and how many connections at most (the first that carry bytes this way); all of both unless told. */
export type LineAim = { readonly way?: Way; readonly lines?: number };

/** A fault of the wire. Faults stack: bytes go through each that aims at them, the newest first. */
export type Fault = {
  readonly name: string;
  readonly aim?: LineAim;
  /** Where a new connection goes instead of the server: another port of this machine, or nowhere. */
  readonly connect?: () => number | "refuse";
  /** What of these bytes goes on, piece by piece. */
  readonly pass?: (passing: Passing) => Promise<readonly Buffer[]> | readonly Buffer[];
};
