import { readFile } from "node:fs/promises";
import { protocol, type Session } from "electron";
import { locatePage, policy } from "./locate-page.ts";

/** Makes `app:` an origin of its own, with none of the rights of `file:`. Before Electron is ready, once. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);
}

const headers = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
};

/** Serves the files of `folder` at `app://register/`, and nothing else. */
export function servePages(session: Session, folder: string): void {
  session.protocol.handle("app", async ({ method, url }) => {
    const page = method === "GET" ? locatePage(folder, url) : null;
    if (page === null) return new Response(null, { status: 404, headers });
    const body = await readFile(page.path).catch(() => null);
    if (body === null) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(body), { headers: { ...headers, "content-type": page.type } });
  });
}
