/** `node tests/tapes/scanner/make.ts [NAME …]`: writes the tapes of scanners that are set up well and badly, made up to the byte. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { scannerScenes, tapeText } from "./scenes.ts";

const wanted = process.argv.slice(2);
for (const [name, scene] of Object.entries(scannerScenes))
  if (wanted.length === 0 || wanted.includes(name))
    writeFileSync(join(import.meta.dirname, `${name}.jsonl`), tapeText(name, scene));
