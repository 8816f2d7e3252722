import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The same cap that the lint holds .ts and .tsx to. */
const maxLines = 250;

/** Style sheets with more lines than the cap, which the lint does not read. */
export function findLongSheets(root: string): string[] {
  const sheets = globSync("**/*.css", { cwd: root, exclude: ["node_modules", "out"] });
  return sheets.filter((path) => readFileSync(join(root, path), "utf8").split("\n").length > maxLines + 1);
}
