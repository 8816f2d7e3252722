import { extname, join, sep } from "node:path";

/** The one origin there is. */
export const origin = "app://register";

/** Everything the pages may load lies in our own bundle, and they may talk to nobody. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const types: { readonly [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".ttf": "font/ttf",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** The file below `folder` that an address names, with its media type; null for any other address. */
export function locatePage(folder: string, address: string): { readonly path: string; readonly type: string } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  if (`${protocol}//${host}` !== origin) return null;
  const name = decode(pathname);
  // A name with a separator that survived the URL parser (%2F, %5C), or a NUL, was never made by our bundler.
  if (name === null || /[\\\0]|%/.test(name) || name.split("/").includes("..")) return null;
  const path = join(folder, name);
  const type = types[extname(path)];
  return type !== undefined && path.startsWith(folder + sep) ? { path, type } : null;
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
