import type { Entry } from "#register/entry.ts";
import { hashSettings } from "../chain.ts";
import { type Discountable, checkDiscount } from "./check-discount.ts";
import type { Note } from "./finding.ts";
import type { Manifest } from "./manifest.ts";

/**
 * What must hold from one entry to the next: grand totals, numbers given once, the day, the settings named.
 * @param begins whether the walk begins with entry 1; else the first entry only sets the marks
 */
export function openRunningCheck({ genesis }: Manifest, begins: boolean) {
  const ids = new Set<string>();
  const receipts = new Set<string>();
  let totals: { gt: number; gta: number } | null = begins ? { gt: 0, gta: 0 } : null;
  let day: string | null = null;
  let cfg: string | null | undefined = begins ? null : undefined;
  let rates = new Map<string, number>();
  let classes: Discountable | null = null;

  function checkTotals({ kind, data, gt, gta }: Entry, note: Note): void {
    if (totals !== null) {
      const moved = kind === "sale" || kind === "refund" ? data.total : 0;
      const want = { gt: totals.gt + (kind === "refund" ? -moved : moved), gta: totals.gta + moved };
      if (gt !== want.gt) note("gt", `is ${gt}, not ${want.gt}`);
      if (gta !== want.gta) note("gta", `is ${gta}, not ${want.gta}`);
    }
    totals = { gt, gta };
  }
  function checkDay(entry: Entry, note: Note): void {
    if (day !== null && entry.day < day) note("day-back", `${entry.day} after ${day}`);
    if (entry.kind === "day-open" && entry.data.day !== entry.day)
      note("body-differs", `opens ${entry.data.day} on ${entry.day}`);
    if (entry.kind === "day-open" || (day !== null && entry.day > day)) day = entry.day;
  }
  function checkSettings(entry: Entry, note: Note): void {
    if (cfg !== undefined && (entry.cfg ?? null) !== cfg)
      note("body-differs", "cfg does not name the settings in force");
    if (entry.kind === "sale") {
      if (classes !== null) checkDiscount(entry.data, classes, note);
      for (const { class: name, bp } of entry.data.rebate.by) {
        const want = rates.get(name);
        if (want !== undefined && want !== bp) note("rebate", `${name}: ${bp} bp, the settings say ${want}`);
      }
    }
    if (entry.kind !== "config") return;
    cfg = hashSettings(entry.data);
    classes = entry.data.classes ?? [];
    rates = new Map((entry.data.classes ?? []).map(({ id, bp }) => [id, bp]));
  }
  function checkFirst(entry: Entry, note: Note): void {
    if (entry.kind !== "provision") note("body-differs", `an epoch begins with provision, not ${entry.kind}`);
    else if ((entry.data.prev?.head ?? null) !== genesis.prev_epoch_head)
      note("body-differs", "prev is not the head the genesis names");
  }

  return (entry: Entry | null, note: Note): void => {
    if (entry === null) {
      totals = null;
      return;
    }
    if (begins && entry.seq === 1) checkFirst(entry, note);
    if (ids.has(entry.id)) note("id-twice", entry.id);
    ids.add(entry.id);
    if (entry.kind === "sale" || entry.kind === "refund") {
      const { receipt } = entry.data;
      if (receipts.has(receipt)) note("receipt-twice", receipt);
      receipts.add(receipt);
    }
    checkTotals(entry, note);
    checkDay(entry, note);
    checkSettings(entry, note);
  };
}
