import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** Bytes that were on their way: since when and until when, on the clock of performance.now(). */
export type Flight = { readonly isUp: boolean; readonly fromMs: number; readonly toMs: number };
/** A road of a certain length: every byte takes `wayMs` each way, in order. It looks at none of them. */
export type Wire = AsyncDisposable & { readonly port: number; readonly flights: () => readonly Flight[] };

/** A road on loopback to `port`. A connection itself is made at once; only its bytes travel. */
export async function openWire(o: { readonly port: number; readonly wayMs: number }): Promise<Wire> {
  const flights: Flight[] = [];
  const sockets = new Set<Socket>();

  function carry(from: Socket, to: Socket, isUp: boolean): void {
    const later = (work: () => void): void => void setTimeout(work, o.wayMs);
    from.on("data", (chunk: Buffer) => {
      const fromMs = performance.now();
      later(() => {
        flights.push({ isUp, fromMs, toMs: performance.now() });
        if (to.writable) to.write(chunk);
      });
    });
    from.on("end", () => later(() => to.end()));
    from.on("close", () => later(() => to.destroy()));
    from.on("error", () => to.destroy());
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    const far = connect({ port: o.port, host: "127.0.0.1", noDelay: true });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
    }
    carry(near, far, true);
    carry(far, near, false);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    flights: () => flights,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Flights between two moments, parted into trips: a run of bytes one way. */
function tripsOf(flights: readonly Flight[], fromMs: number, toMs: number): Flight[][] {
  const trips: Flight[][] = [];
  const inTime = flights.filter((one) => one.fromMs >= fromMs && one.fromMs <= toMs);
  for (const flight of inTime.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = trips.at(-1);
    if (last?.[0]?.isUp === flight.isUp) last.push(flight);
    else trips.push([flight]);
  }
  return trips;
}

/** Ms during which bytes were under way between two moments, the last `leftOut` round trips not counted. */
export function wireMs(
  flights: readonly Flight[],
  o: { readonly fromMs: number; readonly toMs: number; readonly leftOut: number },
): number {
  const trips = tripsOf(flights, o.fromMs, o.toMs);
  const counted = trips.slice(0, Math.max(0, trips.length - 2 * o.leftOut)).flat();
  let sum = 0;
  let until = o.fromMs;
  for (const { fromMs, toMs } of counted) {
    sum += Math.max(0, toMs - Math.max(until, fromMs));
    until = Math.max(until, toMs);
  }
  return sum;
}
