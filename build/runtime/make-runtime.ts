import { fetchElectron, findElectron } from "./electron.ts";
import { findFallback, makeFallback } from "./fallback.ts";
import { fallbackVersion, readVersion } from "./pins.ts";
import { say } from "./run-step.ts";
import { buildSqliteBinding, findSqliteBinding } from "./sqlite.ts";

/** Makes sure findRuntime() finds one: the Electron that ships, or, where it cannot be fetched, the fallback. */
export async function makeRuntime(): Promise<void> {
  if (findElectron() !== null || (await fetchElectron())) return;
  say(
    `Electron ${readVersion("electron")} cannot be fetched here: using Electron ${fallbackVersion}, FOR DEVELOPMENT AND TESTS ONLY`,
  );
  if (findFallback() === null) await makeFallback();
  if (findSqliteBinding() === null) await buildSqliteBinding();
}
