import { AsyncLocalStorage } from "node:async_hooks";
import { Agent } from "node:https";
import { connect, type ConnectionOptions } from "node:tls";
import type { Duplex } from "node:stream";

/**
 * One call on its way: which socket carries it, and whether a byte of it may have left. It may until this agent says otherwise
 * (`sent` begins true): a call that went past it, through a proxy the environment names, is not known to be unsent.
 */
export type Track = { sent: boolean; carried: boolean; reused: boolean; cancelled: boolean; socket: Duplex | null };

export const freshTrack = (): Track => ({ sent: true, carried: false, reused: false, cancelled: false, socket: null });

export type TrackedAgent = {
  readonly agent: Agent;
  /** Runs one request so that `track` follows it down to its socket. */
  readonly follow: <T>(track: Track, run: () => Promise<T>) => Promise<T>;
  readonly connections: () => number;
  /** Breaks every connection, those still being made too. */
  readonly destroy: () => void;
};

/** Shorter than the 5 s after which Node and most load balancers close an idle connection: a request must not meet the closing. */
const idleMs = 4000;
/** Nobody waits longer for a connection; without it one to a silent host would linger for minutes. */
const connectMs = 10_000;

/**
 * A kept-alive agent that hands a socket to a request only after the server's certificate was verified. Until then not a byte
 * of the request can have left, so a failure up to there is certainly *not sent*; every failure after it is unknown. All options are PEM texts.
 */
export function openTrackedAgent(o: {
  readonly cert: string;
  readonly key: string;
  readonly ca?: string;
}): TrackedAgent {
  const tracks = new AsyncLocalStorage<Track>();
  const pending = new Set<Duplex>();
  let connections = 0;
  const agent = new Agent({
    keepAlive: true,
    maxFreeSockets: 1,
    scheduling: "lifo",
    cert: o.cert,
    key: o.key,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(o.ca === undefined ? {} : { ca: o.ca }),
  });
  const kept = agent.keepSocketAlive.bind(agent);
  const reuse = agent.reuseSocket.bind(agent);
  return {
    agent: Object.assign(agent, {
      createConnection: (options: ConnectionOptions, callback?: (error: Error | null, stream?: Duplex) => void) => {
        const track = tracks.getStore();
        // A second connection of one call follows a redirect: the first has carried it already.
        if (track !== undefined) track.sent = track.carried;
        if (track?.cancelled === true) {
          callback?.(Object.assign(new Error("cancelled"), { code: "ECONNRESET" }));
          return undefined;
        }
        connections += 1;
        const socket = connect({ ...options, servername: options.servername ?? options.host ?? "" });
        if (track !== undefined) track.socket = socket;
        const fail = (error: Error): void => callback?.(error);
        const closed = (): void => fail(Object.assign(new Error("closed before TLS was up"), { code: "ECONNRESET" }));
        socket.once("error", fail);
        socket.once("close", closed);
        socket.setTimeout(connectMs, () =>
          socket.destroy(Object.assign(new Error("no connection"), { code: "ETIMEDOUT" })),
        );
        pending.add(socket);
        socket.once("close", () => pending.delete(socket));
        socket.once("secureConnect", () => {
          pending.delete(socket);
          socket.setTimeout(0);
          socket.removeAllListeners("timeout");
          socket.off("error", fail);
          socket.off("close", closed);
          if (track?.cancelled === true) {
            socket.destroy();
            closed();
            return;
          }
          if (track !== undefined) Object.assign(track, { sent: true, carried: true });
          socket.setNoDelay(true);
          callback?.(null, socket);
        });
        return undefined;
      },
      keepSocketAlive: (socket: Duplex): boolean => {
        const keep: unknown = kept(socket);
        // The agent destroys a free socket on its `timeout`; the server may have asked for a shorter one (Keep-Alive header).
        const asked = Number(Reflect.get(socket, "timeout"));
        Reflect.apply(Reflect.get(socket, "setTimeout"), socket, [asked > 0 ? Math.min(asked, idleMs) : idleMs]);
        return keep !== false;
      },
      reuseSocket: (socket: Duplex, request: Parameters<typeof reuse>[1]): void => {
        const track = tracks.getStore();
        if (track !== undefined) Object.assign(track, { sent: true, carried: true, reused: true, socket });
        Reflect.apply(Reflect.get(socket, "setTimeout"), socket, [0]);
        reuse(socket, request);
        if (track?.cancelled === true) socket.destroy();
      },
    }),
    follow: (track, run) => tracks.run(track, run),
    connections: () => connections,
    destroy: () => {
      agent.destroy();
      for (const socket of pending) socket.destroy();
    },
  };
}
