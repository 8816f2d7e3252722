import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own, short enough for unix sockets, gone with its scope. */
export function makeTempDir(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "rig-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
