import type { Socket } from "node:net";
import type { Line, Passing, Way } from "./fault.ts";

type Item =
  | { readonly kind: "bytes"; readonly bytes: Buffer; readonly atMs: number }
  | { readonly kind: "end" | "broken" };
type Bytes = Pick<Passing, "bytes" | "way" | "line" | "atMs">;

export type OpenLine = Line & {
  /** Nothing waits on the way. */
  isDrained(): boolean;
  /** Something was swallowed: the rest of this stream cannot be read by anybody. */
  isTorn(): boolean;
  readonly closed: Promise<void>;
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Carries bytes between two sockets in both directions, each read through `pass` in order. What was said before a break arrives before it,
 * as on a real wire.
 */
export function openLine(o: {
  readonly n: number;
  readonly client: Socket;
  readonly server: Socket;
  readonly nowMs: () => number;
  readonly pass: (bytes: Bytes) => Promise<readonly Buffer[]>;
  /** Something moved: bytes came, went, or a side broke. */
  readonly moved: () => void;
}): OpenLine {
  const ends: { readonly [way in Way]: { readonly from: Socket; readonly to: Socket } } = {
    up: { from: o.client, to: o.server },
    down: { from: o.server, to: o.client },
  };
  const arrived = { up: 0, down: 0 };
  const lastMs = { up: o.nowMs(), down: o.nowMs() };
  const swallowed = { up: false, down: false };
  const waiting: { readonly [way in Way]: Item[] } = { up: [], down: [] };
  const working = { up: false, down: false };
  const line: Line = {
    n: o.n,
    arrived,
    lastMs,
    swallow: (way) => void (swallowed[way] = true),
    end: (way) => void ends[way].to.end(),
    reset() {
      swallowed.up = true;
      swallowed.down = true;
      for (const socket of [o.client, o.server]) if (!socket.destroyed) socket.resetAndDestroy();
    },
  };

  async function deliver(way: Way, item: Item): Promise<void> {
    const { to } = ends[way];
    if (item.kind !== "bytes") {
      if (swallowed[way] && item.kind === "end") return;
      return void (item.kind === "end" ? to.end() : to.destroySoon());
    }
    if (swallowed[way]) return;
    const pieces = await o.pass({ bytes: item.bytes, way, line, atMs: item.atMs });
    for (const [at, piece] of pieces.entries()) {
      if (to.destroyed || to.writableEnded) return;
      to.write(piece);
      o.moved();
      if (at < pieces.length - 1) await turn();
    }
  }
  async function work(way: Way): Promise<void> {
    if (working[way]) return;
    working[way] = true;
    for (let item = waiting[way].shift(); item !== undefined; item = waiting[way].shift()) await deliver(way, item);
    working[way] = false;
  }
  function take(way: Way, item: Item): void {
    o.moved();
    waiting[way].push(item);
    void work(way);
  }
  function listen(way: Way): Promise<void> {
    const { from } = ends[way];
    from.setNoDelay(true);
    from.on("data", (bytes) => {
      arrived[way] += bytes.length;
      lastMs[way] = o.nowMs();
      take(way, { kind: "bytes", bytes, atMs: lastMs[way] });
    });
    from.once("end", () => take(way, { kind: "end" }));
    from.on("error", () => {});
    return new Promise((resolve) =>
      from.once("close", () => {
        take(way, { kind: "broken" });
        resolve();
      }),
    );
  }
  const closed = Promise.all([listen("up"), listen("down")]).then(() => undefined);
  return {
    ...line,
    isDrained: () => !working.up && !working.down,
    isTorn: () => swallowed.up || swallowed.down,
    closed,
  };
}
