import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { openHttp } from "../http/open-http.ts";
import type { Rig } from "../open-rig.ts";
import { openHand } from "./act.ts";
import { client } from "./client.ts";
import { flowsClient } from "./flows-client.ts";
import { benchPage, benchStyle } from "./page.ts";
import { readState } from "./state.ts";

export type Bench = { readonly url: string; [Symbol.asyncDispose](): Promise<void> };

/** How often a change is looked for while somebody watches, ms. */
const lookMs = 200;
/** Papers whose picture can still be asked for. */
const keptPictures = 50;

async function readJson(message: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of message) {
    text += String(part);
    if (text.length > 10_000) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The bench window: a page on 127.0.0.1 whose address carries a random token, so that no other page and no other user of the machine can
 * tap cards or switch faults. Host is checked by openHttp, Origin here.
 */
export async function openBench(rig: Rig): Promise<Bench> {
  const token = randomBytes(16).toString("hex");
  const hand = openHand(rig);
  const watchers = new Set<ServerResponse>();
  const pictures = new Map<number, Buffer>();
  const picture = (at: number): Buffer | undefined => {
    const png = pictures.get(at) ?? rig.devices.printer.papers()[at]?.png();
    if (png !== undefined) pictures.set(at, png);
    for (const old of pictures.keys()) if (old < at - keptPictures) pictures.delete(old);
    return png;
  };
  let sent = "";
  const look = (): void => {
    if (watchers.size === 0) return;
    const text = JSON.stringify(readState(rig, hand));
    if (text === sent) return;
    sent = text;
    for (const watcher of watchers) watcher.write(`data: ${text}\n\n`);
  };
  const timer = setInterval(look, lookMs);
  const watch = (response: ServerResponse): void => {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    watchers.add(response);
    response.once("close", () => watchers.delete(response));
    response.write(`data: ${JSON.stringify(readState(rig, hand))}\n\n`);
  };
  const server = await openHttp(async (message, response, url) => {
    const send = (status: number, type: string, body: string | Buffer): void => {
      response.writeHead(status, {
        "content-type": type,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "content-security-policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-ancestors 'none'",
      });
      response.end(body);
    };
    const path = url.pathname.startsWith(`/${token}/`) ? url.pathname.slice(token.length + 2) : undefined;
    if (path === undefined) return send(404, "text/plain", "not found");
    if (message.method === "POST" && path === "do") {
      // A form of another page carries its own Origin; ours is the only one that may act.
      if (message.headers.origin !== undefined && message.headers.origin !== url.origin)
        return send(403, "text/plain", "wrong origin");
      const done = await hand.act(await readJson(message));
      look();
      return send(done ? 200 : 400, "text/plain", done ? "ok" : "bad request");
    }
    const png = /^paper\/(\d{1,6})\.png$/.exec(path)?.[1];
    if (png !== undefined) {
      const bytes = picture(Number(png));
      return bytes === undefined ? send(404, "text/plain", "no such paper") : send(200, "image/png", bytes);
    }
    switch (path) {
      case "":
        return send(200, "text/html; charset=utf-8", benchPage(rig.reg));
      case "bench.css":
        return send(200, "text/css; charset=utf-8", benchStyle);
      case "bench.js":
        return send(200, "text/javascript; charset=utf-8", `(${client.toString()})();`);
      case "flows.js":
        return send(200, "text/javascript; charset=utf-8", `(${flowsClient.toString()})();`);
      case "items":
        return send(200, "application/json", JSON.stringify(rig.servers.headquarters.catalogue()));
      case "events":
        return watch(response);
      default:
        return send(404, "text/plain", "not found");
    }
  });
  return {
    url: `${server.url}/${token}/`,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await server[Symbol.asyncDispose]();
    },
  };
}
