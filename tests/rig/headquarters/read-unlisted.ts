import type { Book } from "./ledger.ts";
import { readBody } from "./verify-entry.ts";

/** A code that registers sold without the catalogue knowing it: what headquarters has to list. */
export type Unlisted = {
  readonly code: string;
  /** As the last sale called it: department and code, or what its bars say. */
  readonly name: string;
  readonly class: string;
  /** Price of the last sale, yen. */
  readonly unit: number;
  readonly qty: number;
  readonly regs: readonly string[];
  readonly at: string;
};

type Line = { code: string; name: string; class: string; unit: number; qty: number; void: boolean; unlisted?: unknown };

function linesOf(data: unknown): readonly Line[] {
  if (typeof data !== "object" || data === null) return [];
  const lines: unknown = Reflect.get(data, "lines");
  return Array.isArray(lines) ? (lines as readonly Line[]) : [];
}

/** Read from the forwarded journals and nothing else; the latest sold first. */
export function readUnlisted(books: readonly Book[]): readonly Unlisted[] {
  const found = new Map<string, Unlisted>();
  for (const { reg, entries } of books) {
    for (const { body } of entries) {
      const entry = readBody(body);
      if (entry?.["kind"] !== "sale") continue;
      const at = typeof entry["at"] === "string" ? entry["at"] : "";
      for (const line of linesOf(entry["data"])) {
        if (line.unlisted !== true || line.void) continue;
        const { code, name, class: goodsClass, unit, qty } = line;
        const before = found.get(code);
        const sum = {
          qty: qty + (before?.qty ?? 0),
          regs: [...new Set([...(before?.regs ?? []), reg])],
        };
        const isLatest = before === undefined || before.at <= at;
        const last = isLatest ? { name, class: goodsClass, unit, at } : before;
        found.set(code, { code, name: last.name, class: last.class, unit: last.unit, at: last.at, ...sum });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
