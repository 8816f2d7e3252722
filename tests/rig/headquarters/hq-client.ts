import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { makeCertificates } from "../tls/make-certificates.ts";
import { lookupLocalhost } from "../tls/lookup-localhost.ts";
import type { RigServers } from "../servers.ts";

export type HqAnswer = { readonly status: number; readonly body: unknown };
export type HqClient = { ask(method: string, path: string, body?: unknown): Promise<HqAnswer>; close(): void };

/** A client of headquarters with the certificate of reg, knowing nothing of the register's own client. */
export function openHqClient(rig: RigServers, tlsDir: string, reg: string): HqClient {
  const { headquarters } = makeCertificates(tlsDir, { reg });
  const agent = new Agent({
    ca: readFileSync(rig.files.hqCa),
    cert: readFileSync(headquarters.cert),
    key: readFileSync(headquarters.key),
    lookup: lookupLocalhost,
    keepAlive: true,
  });
  return {
    ask: (method, path, body) =>
      new Promise((resolve, reject) => {
        const asking = request(`${rig.urls.headquarters}${path}`, { method, agent }, (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.once("end", () => {
            const text = Buffer.concat(parts).toString("utf8");
            resolve({ status: answer.statusCode ?? 0, body: text === "" ? undefined : (JSON.parse(text) as unknown) });
          });
        });
        asking.once("error", reject);
        asking.end(body === undefined ? undefined : JSON.stringify(body));
      }),
    close: () => agent.destroy(),
  };
}
