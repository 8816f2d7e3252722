import { join } from "node:path";
import Database from "better-sqlite3";
import type { Entry, EntryOf, Kind } from "#register/entry.ts";
import type { Member } from "#rig/headquarters/seed.ts";
import type { Rig } from "#rig/open-rig.ts";
import type { RigPrinter } from "#rig/printer/open-printer.ts";

type Paper = ReturnType<RigPrinter["papers"]>[number];

/** How the world stood at a moment. */
export type Mark = {
  readonly seq: number;
  readonly papers: number;
  readonly kicks: number;
  readonly transactions: number;
};

/** What happened since: journal entries without anchors, papers as text, pulses at the drawer, transactions at the authority. */
export type Since = {
  readonly entries: readonly Entry[];
  readonly papers: readonly string[];
  readonly kicks: number;
  readonly transactions: ReturnType<Rig["servers"]["pokepay"]["transactions"]>;
};

/** The journal as it stands on disk, read beside the register that writes it. */
export function readEntries({ data }: Rig, after = 0): readonly Entry[] {
  const db = new Database(join(data, "journal.db"), { readonly: true });
  try {
    const bodies = db.prepare("SELECT body FROM entry WHERE seq > ? ORDER BY seq").pluck().all(after);
    return bodies.map((body) => JSON.parse(String(body)) as Entry);
  } finally {
    db.close();
  }
}

export const textOf = (paper: Paper): string => paper.text.join("\n");

export function markNow(rig: Rig): Mark {
  return {
    seq: readEntries(rig).at(-1)?.seq ?? 0,
    papers: rig.devices.printer.papers().length,
    kicks: rig.devices.drawer.kicks,
    transactions: rig.servers.pokepay.transactions().length,
  };
}

export function lookSince(rig: Rig, mark: Mark): Since {
  return {
    entries: readEntries(rig, mark.seq).filter(({ kind }) => kind !== "anchor"),
    papers: rig.devices.printer.papers().slice(mark.papers).map(textOf),
    kicks: rig.devices.drawer.kicks - mark.kicks,
    transactions: rig.servers.pokepay.transactions().slice(mark.transactions),
  };
}

export function findEntry<K extends Kind>(entries: readonly Entry[], kind: K): EntryOf<K> {
  const found = entries.find((entry): entry is EntryOf<K> => entry.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${entries.map((entry) => entry.kind).join(", ")}`);
  return found;
}

/** The last of a kind. */
export function findLast<K extends Kind>(entries: readonly Entry[], kind: K): EntryOf<K> {
  return findEntry(entries.toReversed(), kind);
}

/** Kinds in the order they were written. */
export const kindsOf = (entries: readonly Entry[]): readonly Kind[] => entries.map(({ kind }) => kind);

function yenOf(rig: Rig, wallet: string): number {
  const { money, points } = rig.servers.pokepay.balance(wallet);
  return money + points;
}

/** Yen in a member's wallet, points included. */
export const balanceOf = (rig: Rig, { wallet }: Member): number => yenOf(rig, wallet);

/** Yen left of what a member paid for meals. */
export const mealOf = (rig: Rig, { meal }: Member): number => (meal === undefined ? 0 : yenOf(rig, meal.wallet));

/** A paper without the spaces that only set it. */
export const packed = (paper: string | undefined): string => (paper ?? "").replaceAll(/\s/gu, "");

/** The code a scanner would read off a paper; the simulator writes what is in it beside the picture. */
export function qrOf(paper: string | undefined): string {
  const found = /\[QR ([^\]]+)\]/u.exec(paper ?? "")?.[1];
  if (found === undefined) throw new Error(`no QR on ${paper}`);
  return found;
}

/** The member of the seed with this label. */
export function findMember(rig: Rig, label: string): Member {
  const found = rig.servers.members.find((member) => member.label === label);
  if (found === undefined) throw new Error(`no member ${label}`);
  return found;
}

/** Looks again until it is so. Throws after `limitMs` with what was waited for. */
export async function waitUntil(what: string, isSo: () => boolean, limitMs = 30_000): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!isSo()) {
    if (performance.now() > endMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits until headquarters has countersigned all the register has written. */
export async function waitForHeadquarters(rig: Rig, limitMs = 30_000): Promise<void> {
  const countersigned = (): number =>
    rig.servers.headquarters.heads().find(({ reg }) => reg === rig.reg)?.countersigned ?? 0;
  await waitUntil(
    "headquarters countersigned everything",
    () => countersigned() === readEntries(rig).at(-1)?.seq,
    limitMs,
  );
}
