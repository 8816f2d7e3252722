import { readFileSync } from "node:fs";

/** A certificate or key given as PEM text or as the path of a PEM file. */
export function readPem(pemOrPath: string): string {
  return pemOrPath.includes("-----BEGIN ") ? pemOrPath : readFileSync(pemOrPath, "utf8");
}
