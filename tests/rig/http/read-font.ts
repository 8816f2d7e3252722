import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const family = "@fontsource/biz-udpgothic";
const folder = dirname(createRequire(import.meta.url).resolve(`${family}/400.css`));

/**
 * A file of the bundled Japanese face, by what follows `fonts/` in an address: `400.css`, `700.css` and the files they name. A machine that
 * has no Japanese font of its own would show boxes.
 */
export function readFont(name: string): { readonly type: string; readonly body: Buffer } | undefined {
  if (!/^([47]00\.css|files\/[a-z0-9-]+\.woff2?)$/.test(name)) return undefined;
  try {
    return { type: name.endsWith(".css") ? "text/css" : "font/woff2", body: readFileSync(join(folder, name)) };
  } catch {
    return undefined;
  }
}
