import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's folder. */
export const root = join(import.meta.dirname, "..", "..");

/** The version of an installed package. */
export function readVersion(name: string): string {
  const parsed: unknown = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
  if (typeof parsed === "object" && parsed !== null && "version" in parsed && typeof parsed.version === "string") {
    return parsed.version;
  }
  throw new Error(`${name} has no version`);
}

/** The Electron inside Cypress 14.5.4 (Chromium 130, Node 20.18, Node-API 9). */
export const fallbackVersion = "33.2.1";
