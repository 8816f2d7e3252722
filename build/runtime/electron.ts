import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cachePath } from "./cache.ts";
import { readVersion, root } from "./pins.ts";
import { runStep, say } from "./run-step.ts";

const probeMs = 5_000;
const refusalKeptMs = 24 * 3_600_000;
const packageFolder = join(root, "node_modules", "electron");

/** Electron as the `electron` package unpacks it, or null while it has not. */
export function findElectron(): { path: string; version: string } | null {
  const version = readVersion("electron");
  const path = join(packageFolder, "dist", "electron");
  const mark = join(packageFolder, "dist", "version");
  if (!existsSync(path) || !existsSync(mark)) return null;
  return readFileSync(mark, "utf8").trim().replace(/^v/, "") === version ? { path, version } : null;
}

/** Lets the `electron` package fetch its binary; a release host that does not answer is left alone for a day. */
export async function fetchElectron(): Promise<boolean> {
  const version = readVersion("electron");
  const refusal = cachePath(`electron-${version}.refused`);
  if (existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < refusalKeptMs) return false;
  try {
    await probeHost(version);
    say(`fetching Electron ${version}`);
    await runStep(process.execPath, [join(packageFolder, "install.js")], root);
    return true;
  } catch (error) {
    mkdirSync(dirname(refusal), { recursive: true });
    writeFileSync(refusal, `${String(error)}\n`);
    return false;
  }
}

/** A host that swallows packets would hold the installer for minutes. With a mirror or proxy set, the installer knows better. */
async function probeHost(version: string): Promise<void> {
  const names = ["ELECTRON_MIRROR", "npm_config_electron_mirror", "ELECTRON_GET_USE_PROXY"];
  if (names.some((name) => process.env[name])) return;
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  const answer = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(probeMs) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
}
