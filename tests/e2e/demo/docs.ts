import { copyFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Copies the two pictures the README shows out of a demonstration: the sale screen and the receipt of a lunch. */
export function copyToDocs(out: string, docs: string): void {
  const screens = join(out, "screens");
  const receipts = join(out, "receipts");
  const sale = find(screens, (name) => name.endsWith("-sale-lunch.png"));
  const lunch = find(
    receipts,
    (name) => name.endsWith(".txt") && readFileSync(join(receipts, name), "utf8").includes("kcal"),
  );
  mkdirSync(docs, { recursive: true });
  copyFileSync(join(screens, sale), join(docs, "sale.png"));
  copyFileSync(join(receipts, lunch.replace(/txt$/, "png")), join(docs, "receipt.png"));
}

function find(folder: string, isIt: (name: string) => boolean): string {
  const found = readdirSync(folder).toSorted().find(isIt);
  if (found === undefined) throw new Error(`${folder} has no such picture`);
  return found;
}
