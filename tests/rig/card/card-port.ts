import { rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Field } from "./field.ts";
import type { CardService } from "./service.ts";

/**
 * The stand-in where pcscd cannot be had: a unix socket with one JSON object a line. To the client `{kind:"state", state:"present",
 * atr}` or `{kind:"state", state:"empty"}` at once and at each change; from it `{kind:"transmit", n, apdu}`, answered by
 * `{kind:"response", n, data}` (hex; no data when the card left in the middle, as vpcd does).
 */
export async function openCardPort(o: { path: string; field: Field }): Promise<CardService & AsyncDisposable> {
  let server: Server | undefined;
  const clients = new Set<Socket>();
  let thawed = Promise.withResolvers<void>();
  thawed.resolve();
  const send = (socket: Socket, message: object): void => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  const state = (): object =>
    o.field.card() === undefined
      ? { kind: "state", state: "empty" }
      : { kind: "state", state: "present", atr: o.field.atr().toString("hex") };

  const serve = async (socket: Socket, line: string): Promise<void> => {
    const message = parse(line);
    if (message === undefined) return;
    await thawed.promise;
    const answer = await o.field.exchange(message.apdu);
    const data = answer.kind === "data" ? answer.data.toString("hex") : "";
    if (answer.kind === "silence") await gone(o.field);
    send(socket, { kind: "response", n: message.n, data });
  };

  const start = async (): Promise<void> => {
    if (server !== undefined) return;
    rmSync(o.path, { force: true });
    const next = createServer((socket) => {
      clients.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => clients.delete(socket));
      const lines = createInterface({ input: socket });
      lines.on("line", (line) => void serve(socket, line));
      // readline hands on its input's errors as its own.
      lines.on("error", () => undefined);
      send(socket, state());
    });
    await new Promise<void>((resolve, reject) => {
      next.once("error", reject);
      next.listen(o.path, resolve);
    });
    server = next;
  };
  const stop = async (): Promise<void> => {
    const old = server;
    server = undefined;
    for (const socket of clients) socket.destroy();
    if (old !== undefined) await new Promise((resolve) => old.close(resolve));
  };

  await start();
  const stopListening = o.field.onChange(() => {
    for (const socket of clients) send(socket, state());
  });
  return {
    start,
    stop,
    running: () => server !== undefined,
    plug: (cable) => (cable === "in" ? start() : stop()),
    freeze(is) {
      if (!is) thawed.resolve();
      else thawed = Promise.withResolvers();
    },
    async [Symbol.asyncDispose]() {
      stopListening();
      await stop();
    },
  };
}

/** Resolves when the card that lies there now has left. */
function gone(field: Field): Promise<void> {
  return new Promise((resolve) => {
    const off = field.onChange(() => {
      off();
      resolve();
    });
  });
}

/** A transmit message, or undefined for anything else. */
function parse(line: string): { n: number; apdu: Buffer } | undefined {
  try {
    const message = JSON.parse(line) as { kind?: unknown; n?: unknown; apdu?: unknown };
    if (message.kind !== "transmit" || typeof message.n !== "number" || typeof message.apdu !== "string")
      return undefined;
    return { n: message.n, apdu: Buffer.from(message.apdu, "hex") };
  } catch {
    return undefined;
  }
}
