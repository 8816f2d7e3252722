import { createServer } from "node:https";
import { createServer as createPlain, type AddressInfo, type Server, type Socket } from "node:net";
import type { IncomingMessage, ServerResponse } from "node:http";
import { TLSSocket } from "node:tls";

/** One request as the simulators see it. cn is the common name of the client's certificate. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly cn: string;
};
/** body is sent as it is; cut breaks the connection, silence never answers. */
export type Answered =
  | { readonly kind: "answer"; readonly status: number; readonly type: string; readonly body: string }
  | { readonly kind: "cut" }
  | { readonly kind: "silence" };
export type TlsServer = {
  readonly port: number;
  /** Stop listening and break what is open; the port is taken again by up(). */
  down(): Promise<void>;
  up(): Promise<void>;
  isUp(): boolean;
  /** Connections are accepted by the kernel and never spoken to, as behind a dead router. */
  blackHole(): () => void;
  /** Requests per connection since the start, oldest connection first. */
  connections(): readonly number[];
  [Symbol.asyncDispose](): Promise<void>;
};
type Options = {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** Biggest body read; more is answered 413. */
  readonly maxBytes: number;
  readonly port?: number;
  handle(asked: Asked): Promise<Answered>;
};

/** Node's default 5 s would race with a client that also waits 5 s (the SDK's agent keeps for 4). */
const keepAliveMs = 20_000;

async function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size <= maxBytes) parts.push(bytes);
  }
  return size > maxBytes ? undefined : Buffer.concat(parts);
}

function commonName(message: IncomingMessage): string {
  const cn = message.socket instanceof TLSSocket ? message.socket.getPeerCertificate().subject?.CN : undefined;
  return typeof cn === "string" ? cn : "";
}

/** HTTPS on 127.0.0.1 that insists on a client certificate of our authority and counts requests per connection. */
export async function openTls(options: Options): Promise<TlsServer> {
  const counts = new Map<unknown, number>();
  const held = new Set<Socket>();
  let hole = 0;
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    counts.set(message.socket, (counts.get(message.socket) ?? 0) + 1);
    if (hole > 0) return;
    const url = new URL(message.url ?? "/", "https://rig.localhost");
    const body = await readBody(message, options.maxBytes);
    const answered: Answered =
      body === undefined
        ? { kind: "answer", status: 413, type: "application/json", body: '{"error":"too-large"}' }
        : await options.handle({
            method: message.method ?? "GET",
            path: url.pathname,
            query: url.searchParams,
            body,
            cn: commonName(message),
          });
    if (answered.kind === "cut") message.socket.destroy();
    if (answered.kind !== "answer") return;
    response.writeHead(answered.status, { "content-type": answered.type });
    response.end(answered.body);
  };
  const https = createServer(
    { ca: options.ca, cert: options.cert, key: options.key, requestCert: true, rejectUnauthorized: true },
    (message, response) => {
      serve(message, response).catch((error: unknown) => {
        // A client that hangs up while it is read is its own affair; anything else is a bug of the rig and must be seen.
        if (!message.socket.destroyed) {
          response.writeHead(500, { "content-type": "text/plain" });
          response.end(String(error));
        }
      });
    },
  );
  https.keepAliveTimeout = keepAliveMs;
  https.on("tlsClientError", () => {});
  const accept = (socket: Socket): void => {
    held.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => held.delete(socket));
    if (hole === 0) https.emit("connection", socket);
  };
  let front: Server | undefined;
  let port = options.port ?? 0;
  const up = async (): Promise<void> => {
    if (front !== undefined) return;
    const server = createPlain(accept);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
    port = (server.address() as AddressInfo).port;
    front = server;
  };
  const down = async (): Promise<void> => {
    const server = front;
    front = undefined;
    for (const socket of held) socket.destroy();
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
  };
  await up();
  return {
    get port() {
      return port;
    },
    up,
    down,
    isUp: () => front !== undefined,
    blackHole() {
      hole += 1;
      let open = true;
      return () => {
        if (open) hole -= 1;
        open = false;
      };
    },
    connections: () => [...counts.values()],
    [Symbol.asyncDispose]: down,
  };
}
