import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFont } from "./read-font.ts";

export type HttpServer = { readonly port: number; readonly url: string; [Symbol.asyncDispose](): Promise<void> };

/** Plain HTTP on 127.0.0.1 and a free port, with the bundled font under any `fonts/`. A request whose Host is another name is refused: a page elsewhere must not reach it by DNS. */
export async function openHttp(
  handle: (message: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>,
): Promise<HttpServer> {
  let port = 0;
  const refuse = (response: ServerResponse, code: number, why: string): void => {
    response.writeHead(code, { "content-type": "text/plain; charset=utf-8" });
    response.end(why);
  };
  const server = createServer((message, response) => {
    const host = message.headers.host ?? "";
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
      refuse(response, 403, "wrong host");
      return;
    }
    const font = /\/fonts\/(.+)$/.exec(message.url ?? "")?.[1];
    const file = font === undefined ? undefined : readFont(font);
    if (file !== undefined) {
      response.writeHead(200, { "content-type": file.type, "cache-control": "max-age=86400" });
      response.end(file.body);
      return;
    }
    if (message.url === "/favicon.ico") {
      response.writeHead(204);
      response.end();
      return;
    }
    Promise.resolve(handle(message, response, new URL(message.url ?? "/", `http://${host}`))).catch(
      (error: unknown) => {
        if (response.headersSent) response.end();
        else refuse(response, 500, String(error));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
