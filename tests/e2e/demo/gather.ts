import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rig } from "#rig/open-rig.ts";
import { textOf } from "./facts.ts";

const write = (path: string, value: unknown): void => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** Writes what came out of the printer (as picture, text and bytes), what the two servers hold, and the kiosk's log. */
export function gather({ data, devices, servers, reg }: Rig, out: string): void {
  cpSync(join(data, "log"), join(out, "log"), { recursive: true });
  const receipts = join(out, "receipts");
  mkdirSync(receipts, { recursive: true });
  for (const [at, paper] of devices.printer.papers().entries()) {
    const path = join(receipts, String(at + 1).padStart(3, "0"));
    writeFileSync(`${path}.png`, paper.png());
    writeFileSync(`${path}.txt`, `${textOf(paper)}\n`);
    writeFileSync(`${path}.bin`, paper.bytes);
  }
  const { headquarters, pokepay } = servers;
  write(join(out, "headquarters.json"), {
    heads: headquarters.heads(),
    findings: headquarters.findings(),
    calls: headquarters.calls(),
    entries: headquarters
      .entries(reg, 1)
      .map(({ body, ...entry }) => ({ ...entry, body: JSON.parse(body) as unknown })),
  });
  write(join(out, "pokepay.json"), {
    accounts: pokepay.accounts(),
    transactions: pokepay.transactions(),
    calls: pokepay.calls(),
  });
}
