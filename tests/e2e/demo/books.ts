import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";
import type { Entry } from "#register/entry.ts";
import type { Rig } from "#rig/open-rig.ts";
import type { Checks } from "./checks.ts";
import { readEntries, textOf, waitForHeadquarters } from "./facts.ts";

type Run = { readonly code: number; readonly said: string };

/** `npm run -s journal -- …` as an auditor would run it. */
export function runJournal(...args: readonly string[]): Promise<Run> {
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

type Moved = ReturnType<Rig["servers"]["pokepay"]["transactions"]>;

/** What a wallet gained by these; what was refunded counts for nothing. */
const sumOf = (moved: Moved): number =>
  moved
    .filter(({ refunded }) => !refunded)
    .reduce((sum, one) => sum + (one.type === "topup" ? 1 : -1) * (one.money + one.points), 0);

/** Every booking of the authority is named in the journal, and every name in it is a booking, refunded or not as it says. */
function compareMoney(entries: readonly Entry[], done: Moved, checks: Checks): void {
  const named = { payment: new Set<string>(), topup: new Set<string>(), refunded: new Set<string>() };
  for (const { kind, data } of entries) {
    if (kind === "sale") for (const { authority } of data.tenders) if (authority) named.payment.add(authority.id);
    if (kind === "pay-captured") named.payment.add(data.authority.id);
    if (kind === "pay-refund-due" && data.how === undefined) named.payment.add(data.authority.id);
    if (kind === "charge-posted") named.topup.add(data.authority.id);
    if (kind === "charge-reversed") named.refunded.add(data.authority.id);
    if (kind === "pay-refunded") named[data.how === "credit" ? "topup" : "refunded"].add(data.authority.id);
  }
  const ids = (some: Moved): readonly string[] => some.map(({ id }) => id).toSorted();
  const listed = (of: "payment" | "topup"): readonly string[] => ids(done.filter(({ type }) => type === of));
  checks.equal(
    "each payment at the authority is named in the journal",
    [...named.payment].toSorted(),
    listed("payment"),
  );
  checks.equal("each top-up is a charge or a return", [...named.topup].toSorted(), listed("topup"));
  checks.equal(
    "what is refunded there is what the journal says was",
    [...named.refunded].toSorted(),
    ids(done.filter(({ refunded }) => refunded)),
  );
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
  const done = pokepay.transactions();
  compareMoney(entries, done, checks);
  const wallets = members.flatMap(({ label, wallet, balance, points, meal }) => [
    { label, wallet, from: balance + points },
    ...(meal === undefined ? [] : [{ label: `${label}, meal`, wallet: meal.wallet, from: meal.balance }]),
  ]);
  for (const { label, wallet, from } of wallets) {
    const mine = done.filter((one) => one.wallet === wallet);
    const { money, points } = pokepay.balance(wallet);
    if (mine.length > 0)
      checks.equal(`the wallet of ${label} moved by its transactions alone`, money + points, from + sumOf(mine));
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
