import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { cachePath, makeFolder } from "./cache.ts";
import { readVersion, root } from "./pins.ts";
import { runStep, say } from "./run-step.ts";

/** The define that asks for Node-API 10, and what an older runtime offers of it under its experimental flags. */
const api10 = "'NAPI_VERSION=10'";
const experimental = "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'";

function placeBinding(): string {
  return cachePath(`better-sqlite3-${readVersion("better-sqlite3")}-napi9-${process.platform}-${process.arch}`);
}

/** The Node-API 9 build of better-sqlite3, or null while it is not made. */
export function findSqliteBinding(): string | null {
  const path = join(placeBinding(), "better_sqlite3.node");
  return existsSync(path) ? path : null;
}

/** Builds better-sqlite3 from its own source for a runtime that knows Node-API 9 only. */
export async function buildSqliteBinding(): Promise<void> {
  say("building better-sqlite3 for the fallback runtime (a minute or two, once)");
  const modules = join(root, "node_modules");
  await makeFolder(placeBinding(), async (folder) => {
    const work = join(folder, "package");
    cpSync(join(modules, "better-sqlite3"), work, { recursive: true });
    symlinkSync(modules, join(folder, "node_modules"));
    const gyp = join(work, "binding.gyp");
    const text = readFileSync(gyp, "utf8");
    if (!text.includes(api10)) throw new Error(`${gyp} no longer defines ${api10}`);
    writeFileSync(gyp, text.replace(api10, experimental));
    await runStep("npm", ["run", "build-release"], work, { npm_config_nodedir: findNodeHeaders() });
    cpSync(join(work, "build", "Release", "better_sqlite3.node"), join(folder, "better_sqlite3.node"));
    for (const name of ["package", "node_modules"]) rmSync(join(folder, name), { recursive: true });
  });
}

/** Our Node's package brings the headers: beside the `node` package or hoisted. */
function findNodeHeaders(): string {
  const { resolve } = createRequire(join(root, "node_modules", "node", "package.json"));
  return dirname(resolve(`node-${process.platform}-${process.arch}/package.json`));
}
