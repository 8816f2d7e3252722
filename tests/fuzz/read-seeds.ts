import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const tapes = join(import.meta.dirname, "..", "tapes");

/** Which recorded device feeds which parser. */
const devices: Readonly<Record<string, readonly string[]>> = {
  "escpos-status": ["printer"],
  "machine-epson-tm-t88": ["printer"],
  "machine-star-line": ["star"],
  "star-status": ["star"],
  scans: ["scanner"],
  codes: ["scanner"],
  "card-answers": ["card"],
  "display-line": ["display"],
};

type Line = { readonly way?: string; readonly hex?: string };

/** What devices said on the tapes: the bytes of each tape in one, and each message. */
export function readSeeds(target: string): Uint8Array[] {
  const names = devices[target] ?? [];
  return names.flatMap((device) =>
    globSync([`${device}*.jsonl`, `${device}/*.jsonl`], { cwd: tapes }).flatMap((name) => {
      const lines = readFileSync(join(tapes, name), "utf8").trim().split("\n");
      const heard = lines
        .map((line) => JSON.parse(line) as Line)
        .flatMap(({ way, hex }) =>
          hex !== undefined && (way === "in" || device === "display") ? [Buffer.from(hex, "hex")] : [],
        );
      return [Buffer.concat(heard).subarray(0, 1_024), ...heard.slice(0, 40)];
    }),
  );
}
