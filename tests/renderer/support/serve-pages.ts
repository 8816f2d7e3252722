import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type ServerResponse, createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { describeRun } from "#build/vite.config.ts";

/** The policy the kiosk's own protocol sends. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'";
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
};

async function answer(path: string, response: ServerResponse): Promise<void> {
  const content = await readFile(path).catch(() => null);
  if (content === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { "content-type": types[extname(path)] ?? "text/plain", "content-security-policy": policy });
  response.end(content);
}

/** The page of parts, which is not shipped. */
const partsPage = join(import.meta.dirname, "..", "parts-page");

/** Builds the pages as the app does, into a folder of their own, and serves them on loopback until disposed. @param o.hasParts and the page of parts */
export async function servePages(
  o: { readonly hasParts?: boolean } = {},
): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = await mkdtemp(join(tmpdir(), "coop-register-pages-"));
  const run = describeRun({
    kind: "pages",
    pages: ["index.html", "customer.html", "technician.html"],
    folder: "unused",
  });
  await build({ ...run, build: { ...run.build, outDir: folder, minify: false } });
  if (o.hasParts === true) {
    const parts = describeRun({ kind: "pages", pages: [], folder: "unused" });
    await build({
      ...parts,
      root: partsPage,
      build: {
        ...parts.build,
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rolldownOptions: { input: [join(partsPage, "parts.html")] },
      },
    });
  }
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    void answer(join(folder, path), response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port to serve on");
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
