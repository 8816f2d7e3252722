import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";
import type { Rig } from "#rig/open-rig.ts";
import type { Checks } from "./checks.ts";
import { readEntries, textOf, waitForHeadquarters } from "./facts.ts";

type Run = { readonly code: number; readonly said: string };

/** `npm run -s journal -- …` as an auditor would run it. */
function runJournal(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, "db/cli/journal.ts"), ...args], { cwd: root }, (error, out, said) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, said: `${out}${said}` }),
    );
  });
}

/** Exports the journal to `out` with what an auditor trusts, and has it verified. */
async function exportJournal(rig: Rig, checks: Checks, out: string): Promise<void> {
  const file = join(out, "journal.jsonl");
  const exported = await runJournal("export", "--data", rig.data, "--out", file);
  checks.equal("the journal can be exported while the register runs", exported.code, 0);
  const key = rig.servers.headquarters.heads().length > 0 ? await readFirstKey(`${file}.manifest.json`) : "";
  const trust = join(out, "trust.json");
  writeFileSync(trust, `${JSON.stringify({ key, headquarters: rig.servers.hqKey }, null, 2)}\n`);
  const verified = await runJournal("verify", "--file", file, "--trust", trust);
  checks.holds("verify finds nothing in it", verified.code === 0, verified.said);
}

async function readFirstKey(manifest: string): Promise<string> {
  const { default: read } = (await import(manifest, { with: { type: "json" } })) as {
    default: { genesis: { key: string } };
  };
  return read.genesis.key;
}

/** Holds journal, headquarters, authority and paper against each other after the last sale. */
export async function compareBooks(rig: Rig, checks: Checks, out: string): Promise<void> {
  checks.begin("The books, held against each other");
  await waitForHeadquarters(rig);
  const { headquarters, pokepay, members } = rig.servers;
  await exportJournal(rig, checks, out);
  const entries = readEntries(rig);
  const held = headquarters.entries(rig.reg, 1);
  checks.equal(
    "headquarters holds every entry, byte for byte",
    held.map(({ body }) => JSON.parse(body) as unknown),
    entries,
  );
  const [head] = headquarters.heads();
  checks.equal("and has countersigned the last one", head?.countersigned, entries.at(-1)?.seq);
  checks.equal("without a finding", headquarters.findings(), []);

  const sales = entries.filter((entry) => entry.kind === "sale");
  const charges = entries.filter((entry) => entry.kind === "charge-posted");
  const paid = sales.flatMap(({ data }) => data.tenders.filter(({ kind }) => kind === "emoney"));
  const done = pokepay.transactions();
  const listed = (type: string): string[] =>
    done.filter((one) => one.type === type && !one.refunded).map(({ id }) => id);
  checks.equal(
    "each payment at the authority is one tender in the journal",
    paid.map(({ authority }) => authority?.id),
    listed("payment"),
  );
  checks.equal(
    "each top-up is one charge",
    charges.map(({ data }) => data.authority.id),
    listed("topup"),
  );
  for (const { label, wallet, balance, points } of members) {
    const moved = done
      .filter((one) => one.wallet === wallet)
      .reduce((sum, one) => sum + (one.type === "topup" ? 1 : -1) * (one.money + one.points), 0);
    const now = pokepay.balance(wallet);
    if (moved !== 0)
      checks.equal(
        `the wallet of ${label} moved by its transactions alone`,
        now.money + now.points,
        balance + points + moved,
      );
  }
  const papers = rig.devices.printer.papers().map(textOf);
  const printed = sales.map(
    ({ data }) => papers.filter((paper) => paper.includes(`No. ${data.receipt} `) && !paper.includes("再発行")).length,
  );
  checks.equal(
    "each sale is on exactly one receipt",
    printed,
    sales.map(() => 1),
  );
  checks.equal("the printer met no byte it does not know", rig.devices.printer.findings(), []);
}
