import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import type { Fault, Line, Passing } from "./fault.ts";
import { openLine, type OpenLine } from "./open-line.ts";

/** The proxy's sense of time; a test may bring one that does not wait. */
export type ProxyClock = { nowMs(): number; after(ms: number, then: () => void): () => void };

export type Proxy = AsyncDisposable & {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Puts a fault on; answers what takes it off again. */
  behave(fault: Fault): () => void;
  behaviours(): readonly string[];
  /** Ends all faults: what was held goes on at once, and what was torn is reset. */
  calm(): void;
  /** Nothing is on the wire. */
  isDrained(): boolean;
  /** Connections taken so far, and those open now. */
  taken(): number;
  open(): number;
  /** Breaks every connection. */
  cut(): void;
};

type On = { readonly fault: Fault; readonly bound: Set<Line>; isOn: boolean; readonly wakers: Set<() => void> };

const realClock: ProxyClock = {
  nowMs: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** A TCP proxy on loopback in front of one of the rig's servers. TLS passes through it unopened. */
export async function openProxy(o: {
  readonly to: number;
  readonly clock?: ProxyClock;
  readonly moved?: () => void;
}): Promise<Proxy> {
  const { clock = realClock, moved = () => {} } = o;
  const lines = new Set<OpenLine>();
  let stack: readonly On[] = [];
  let taken = 0;

  /** A fault takes the first connections that carry bytes its way, and those only. */
  function aims(on: On, way: Passing["way"], line: Line): boolean {
    const { fault, bound, isOn } = on;
    if (!isOn || fault.pass === undefined || (fault.aim?.way ?? way) !== way) return false;
    if (!bound.has(line) && bound.size >= (fault.aim?.lines ?? Number.POSITIVE_INFINITY)) return false;
    bound.add(line);
    return true;
  }
  function hold(on: On, kept: Promise<void>): Promise<void> {
    if (!on.isOn) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        on.wakers.delete(wake);
        resolve();
      };
      on.wakers.add(wake);
      void kept.then(wake);
    });
  }
  function waitUntil(on: On, atMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = clock.after(Math.max(0, atMs - clock.nowMs()), resolve);
    return hold(on, promise).finally(stop);
  }
  async function pass(given: Pick<Passing, "bytes" | "way" | "line" | "atMs">): Promise<readonly Buffer[]> {
    let pieces: readonly Buffer[] = [given.bytes];
    for (const on of stack) {
      if (!aims(on, given.way, given.line)) continue;
      const next: Buffer[] = [];
      for (const bytes of pieces) {
        const passing: Passing = {
          ...given,
          bytes,
          until: (atMs) => waitUntil(on, atMs),
          hold: (kept) => hold(on, kept),
        };
        next.push(...((await on.fault.pass?.(passing)) ?? [bytes]));
      }
      pieces = next;
    }
    return pieces;
  }
  function end(on: On): void {
    on.isOn = false;
    stack = stack.filter((one) => one !== on);
    const wakers = [...on.wakers];
    for (const wake of wakers) wake();
  }
  function accept(client: Socket): void {
    taken += 1;
    moved();
    const to = stack.map(({ fault }) => fault.connect?.()).find((one) => one !== undefined) ?? o.to;
    client.on("error", () => {});
    if (to === "refuse") return void client.resetAndDestroy();
    const server = connect({ host: "127.0.0.1", port: to, allowHalfOpen: true });
    const line = openLine({ n: taken, client, server, nowMs: clock.nowMs, pass, moved });
    lines.add(line);
    void line.closed.then(() => lines.delete(line));
  }

  const front = createServer({ allowHalfOpen: true }, accept);
  await new Promise<void>((resolve, reject) => {
    front.once("error", reject);
    front.listen(0, "127.0.0.1", resolve);
  });
  const cut = (): void => {
    for (const line of lines) line.reset();
  };
  const calm = (): void => {
    for (const on of stack) end(on);
    for (const line of lines) if (line.isTorn()) line.reset();
  };
  return {
    port: (front.address() as AddressInfo).port,
    behave(fault) {
      const on: On = { fault, bound: new Set(), isOn: true, wakers: new Set() };
      stack = [on, ...stack];
      return () => end(on);
    },
    behaviours: () => stack.map(({ fault }) => fault.name),
    calm,
    isDrained: () => [...lines].every((line) => line.isDrained()),
    taken: () => taken,
    open: () => lines.size,
    cut,
    async [Symbol.asyncDispose]() {
      calm();
      cut();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}
