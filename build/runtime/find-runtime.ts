import { findElectron } from "./electron.ts";
import { findFallback } from "./fallback.ts";
import { findSqliteBinding } from "./sqlite.ts";

/** An Electron that can be started. */
export interface Runtime {
  /** The executable; `path FOLDER` starts the app in FOLDER. */
  path: string;
  version: string;
  /** True for the development runtime, which must never sell for real. */
  isFallback: boolean;
  /** What `nativeBinding` of better-sqlite3 must be in this runtime; null = its own prebuild. */
  sqliteBinding: string | null;
  /** What goes before FOLDER: Chromium's sandbox cannot be had as root. */
  args: string[];
}

/** The runtime `npm run setup` left. Throws when there is none. */
export function findRuntime(): Runtime {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const electron = findElectron();
  if (electron !== null) return { ...electron, isFallback: false, sqliteBinding: null, args };
  const fallback = findFallback();
  const sqliteBinding = findSqliteBinding();
  if (fallback === null || sqliteBinding === null) throw new Error("no Electron runtime here: npm run setup");
  return { ...fallback, isFallback: true, sqliteBinding, args };
}
