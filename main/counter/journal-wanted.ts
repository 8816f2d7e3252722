import type { Wanted } from "#db/find-entries.ts";
import type { Query } from "#ipc/contract.ts";
import type { JournalWhat } from "#ipc/journal.ts";
import { type Entry, type Kind, kinds } from "#register/entry.ts";

export type JournalQuery = Extract<Query, { kind: "journal" }>;

const groups: { readonly [what in Exclude<JournalWhat, "money" | "all">]: readonly Kind[] } = {
  sale: ["sale"],
  refund: ["refund"],
  cancelled: ["sale-cancelled"],
  charge: ["charge-posted", "charge-cash-returned", "charge-reversed"],
  paper: ["receipt-copy"],
  till: ["day-open", "no-sale", "cash-in", "cash-out", "cash-count", "drawer-opened", "drawer-left-open"],
  report: ["x-report", "z-report"],
  people: ["sign-on", "sign-off", "lock", "approval", "clock", "service-visit"],
};
const known = new Set<string>(kinds);

function kindsOf({ what = "money", member }: JournalQuery): Kind[] {
  if (what === "all") return kinds.filter((kind): kind is Kind => known.has(kind));
  // The member of a charge stands in its intent.
  const charge = member === undefined ? groups.charge : (["charge-intent"] as const);
  if (what === "charge") return [...charge];
  if (what !== "money") return [...groups[what]];
  const later = (["deposit-return", "price-override"] as readonly string[]).filter((kind) => known.has(kind)) as Kind[];
  return [
    ...groups.sale,
    ...groups.refund,
    ...groups.cancelled,
    ...charge,
    ...groups.paper,
    ...groups.report,
    ...(["cash-in", "cash-out"] as const),
    ...later,
  ];
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().replaceAll(/\s/gu, "");
/** Kana are looked for as they sound to the eye: hiragana finds katakana. */
const katakana = (text: string): string =>
  text.replaceAll(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
const plain = (text: string): string => katakana(fold(text));

/** Every text of an entry that a person may remember it by. */
function wordsOf(entry: Entry): string {
  const { data } = entry;
  if ("lines" in data)
    return data.lines.map(({ name, kana = "", void: isVoid }) => (isVoid ? "" : `${name}\n${kana}`)).join("\n");
  return ["to", "proviso", "reason", "name"]
    .map((key) => (data as { readonly [key: string]: unknown })[key])
    .filter((value) => typeof value === "string")
    .join("\n");
}

function hasCode(entry: Entry, code: string): boolean {
  return "lines" in entry.data && entry.data.lines.some((line) => line.code.startsWith(code));
}

/** The receipt number it has, then that of the sale it speaks of. */
function receiptsOf({ data }: Entry): string[] {
  const own = "receipt" in data && typeof data.receipt === "string" ? [data.receipt] : [];
  const of = "of" in data && typeof data.of === "object" ? [data.of.receipt] : [];
  return [...own, ...of].filter((number) => number !== "");
}

export const receiptOf = (entry: Entry): string | undefined => receiptsOf(entry)[0];

/** `{reg}-{epoch}-{n}`. */
const isWhole = /-\d+-\d+$/u;

function isReceipt(entry: Entry, wanted: string): boolean {
  const text = wanted.toLowerCase();
  const fits = (number: string): boolean => {
    if (/^\d+$/u.test(text)) return number.endsWith(`-${Number(text)}`);
    return isWhole.test(text) ? number === text : number.includes(text);
  };
  return receiptsOf(entry).some((number) => fits(number.toLowerCase()));
}

/** A return has no member of its own: it is his whose the sale was. */
export function memberOf(entry: Entry, saleAt: (seq: number) => Entry | null): string | null {
  if (entry.kind === "refund" && entry.data.of.receipt.startsWith(`${entry.reg}-${entry.epoch}-`)) {
    const sale = saleAt(entry.data.of.seq);
    return sale?.kind === "sale" ? sale.data.member : null;
  }
  return "member" in entry.data ? (entry.data.member ?? null) : null;
}

/** JSON text of a string's beginning: what a body holds where the string begins so. */
const begins = (key: string, value: string): string => `${JSON.stringify(key)}:${JSON.stringify(value).slice(0, -1)}`;

/** A question as the database and an exact look can answer it: all that is named has to hold. */
export function wantedOf(query: JournalQuery, saleAt: (seq: number) => Entry | null): Wanted {
  const { from, to, least, most, member, code, text, op, receipt } = query;
  const words = text === undefined ? "" : plain(text);
  const isRefundToo = kindsOf(query).includes("refund");
  return {
    kinds: kindsOf(query),
    from,
    to,
    least,
    most,
    holds: [
      ...(code === undefined ? [] : [begins("code", code)]),
      ...(op === undefined ? [] : [`"op":${JSON.stringify(op)}`]),
      // Kanji are written one way only; kana and letters are not.
      ...(/^\p{Script=Han}+$/u.test(words) ? [words] : []),
      // The body of a return does not name its member.
      ...(member === undefined || isRefundToo ? [] : [JSON.stringify(member).slice(1, -1)]),
      ...(receipt === undefined
        ? []
        : /^\d+$/u.test(receipt)
          ? [`-${Number(receipt)}"`]
          : isWhole.test(receipt)
            ? [`${receipt}"`]
            : []),
    ],
    fits: (entry) =>
      (from === undefined || entry.day >= from) &&
      (to === undefined || entry.day <= to) &&
      (op === undefined || entry.op === op) &&
      (code === undefined || hasCode(entry, code)) &&
      (words === "" || plain(wordsOf(entry)).includes(words)) &&
      (receipt === undefined || isReceipt(entry, receipt)) &&
      (member === undefined || (memberOf(entry, saleAt)?.includes(member) ?? false)),
  };
}
