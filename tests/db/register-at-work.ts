import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anchoredBytes } from "#db/chain.ts";
import { keyIdOf } from "#db/keys.ts";
import { type Commit, type Journal, openJournal } from "#db/open-journal.ts";
import { provisionEpoch } from "#db/provision-epoch.ts";
import { rowsOf } from "#db/export.ts";
import { manifestOf } from "#db/manifest-of.ts";
import { openFile } from "#db/open-file.ts";
import type { RawEntry } from "#db/journal.ts";
import type { Manifest, Trust } from "#db/verify/manifest.ts";
import type { Fact } from "#register/entry.ts";
import { evolve } from "#register/evolve.ts";
import { sumDay } from "#register/z.ts";
import { cashSale, chargeIntent, chargePosted, emoneySale, payIntent, settings } from "./sample-facts.ts";

/** A folder of its own, gone at the end. */
export function makeFolder(): Disposable & { readonly dir: string } {
  const dir = mkdtempSync(join(tmpdir(), "journal-"));
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}

let clockMs = Date.parse("2026-11-24T11:30:00.000+09:00");
/** A moment, one second after the last, in Japan's time. */
export function moment(): Pick<Commit, "at" | "atMs"> {
  clockMs += 1000;
  const local = new Date(clockMs + 9 * 3_600_000).toISOString();
  return { atMs: clockMs, at: local.replace("Z", "+09:00") };
}

export function provision(dir: string, reg = "R01", prev?: Parameters<typeof provisionEpoch>[0]["prev"]) {
  const who = { approvedBy: "test", reason: "new", app: "test", id: randomUUID() };
  return provisionEpoch({ dir, reg, evolve, ...who, ...moment(), prev });
}

export const open = (dir: string): Journal => openJournal({ dir, evolve });

export function commit(journal: Journal, facts: readonly Fact[], more: Partial<Commit> = {}) {
  const ids = facts.map(() => randomUUID());
  return journal.commit({ facts, ids, clk: "ok", app: "test", ...moment(), ...more });
}

/** Headquarters as far as anchors go. */
function openCountersigner() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(12).toString("hex");
  return {
    key,
    anchor(epoch: number, { seq, hash }: ReturnType<Journal["head"]>, at: number): Fact {
      const sig = sign(null, anchoredBytes(epoch, seq, hash, at), privateKey).toString("hex");
      return { kind: "anchor", data: { seq, hash: hash.toString("hex"), at, key_id: keyIdOf(key), sig } };
    },
  };
}

/** A day of a register: e-money and cash, a charge, a Z; and headquarters' anchor behind it. Answers headquarters' key. */
export function workOneDay(journal: Journal): string {
  const { epoch, reg } = journal.identity;
  const headquarters = openCountersigner();
  const chargeKey = randomUUID();
  const receipt = (n: number): string => `${reg}-${epoch}-${journal.book().receipt + n}`;
  commit(journal, [{ kind: "boot", data: { mode: "test", runtime: "node", clean: true } }]);
  commit(journal, [{ kind: "config", data: settings }]);
  commit(journal, [{ kind: "sign-on", data: { op: "7", name: "山田", role: "cashier" } }]);
  commit(journal, [{ kind: "day-open", data: { day: "2026-11-24", shift: 1, float: 30_000 } }]);
  commit(journal, [payIntent]);
  commit(journal, [{ kind: "sale", data: emoneySale(receipt(1)) }], {
    jobs: [{ device: "printer", what: { kind: "receipt", copy: 0 } }],
  });
  commit(journal, [
    { kind: "sale", data: cashSale(receipt(1)) },
    { kind: "drawer-kick", data: { for: "sale" } },
  ]);
  commit(journal, [
    { kind: "sale-cancelled", data: { lines: cashSale("").lines, total: 150, returned: [], reason: "客都合" } },
  ]);
  commit(journal, [chargeIntent(chargeKey, 3000)]);
  commit(journal, [chargePosted(chargeKey, 3000)]);
  closeDay(journal);
  commit(journal, [headquarters.anchor(epoch, journal.head(), moment().atMs)]);
  commit(journal, [{ kind: "sign-off", data: { op: "7" } }]);
  return headquarters.key;
}

/** The Z over everything since the day opened. */
export function closeDay(journal: Journal): void {
  const { seq: last, hash } = journal.head();
  const { dayOpenSeq: first, z } = journal.book();
  const entries = Array.from({ length: last - first + 1 }, (_, nth) => journal.entry(first + nth)).flatMap(
    (one) => one?.entry ?? [],
  );
  const data = { ...sumDay(entries), z: z + 1, first, last, head: hash.toString("hex"), pending: [] };
  commit(journal, [{ kind: "z-report", data }]);
}

export type Exported = { readonly rows: RawEntry[]; readonly manifest: Manifest; readonly trust: Trust };

/** A clean journal of one day, as an auditor gets it. */
export function exportOneDay(dir: string, reg = "R01"): Exported {
  provision(dir, reg);
  let headquarters: string;
  {
    using journal = open(dir);
    headquarters = workOneDay(journal);
  }
  const store = openFile(dir, { readonly: true });
  const rows = [...rowsOf(store)];
  const manifest = manifestOf(store.identity);
  store.db.close();
  return { rows, manifest, trust: { key: manifest.genesis.key, headquarters: [headquarters] } };
}
