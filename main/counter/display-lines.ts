import { losesCharacters, narrowKana } from "#drivers/display/kana.ts";
import type { CustomerView } from "#ipc/view.ts";
import type { Draft, DraftLine } from "#register/draft.ts";

export type DisplayLines = readonly [string, string];

const columns = 20;
const blank = "";
const thanks = "ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｼﾀ";
const wait = "ｵﾏﾁｸﾀﾞｻｲ";

/** What the display says of the article where neither its kana nor its name can be shown: its class, by the ids of the settings. */
const classes: Readonly<Record<string, string>> = {
  books: "ｼｮｾｷ",
  cafeteria: "ｼｮｸﾄﾞｳ",
  shop: "ｺｳﾊﾞｲ",
  tickets: "ｷﾝｹﾝ･ｼｮｳｼ",
};

/** The name of an article in ASCII and half-width kana: its kana, else its name if none of it is lost, else what its class is called. */
export function displayName({ name, kana = "", class: id }: Pick<DraftLine, "name" | "kana" | "class">): string {
  if (!losesCharacters(name)) return narrowKana(name).trim();
  const spoken = narrowKana(kana).trim();
  return spoken === "" ? (classes[id] ?? "ｼｮｳﾋﾝ") : spoken;
}

/** ¥1,234 or −¥1,234, the sign as the display has it. */
function money(yen: number): string {
  return `${yen < 0 ? "-" : ""}¥${Math.abs(yen).toLocaleString("en-US")}`;
}

/** Words left, amount right, one cell between them at least; the words give way. */
function row(words: string, yen: number): string {
  const amount = money(yen);
  const room = columns - amount.length - 1;
  return `${words.slice(0, room).padEnd(room)} ${amount}`;
}

function lineOf(line: DraftLine): string {
  return row(line.qty > 1 ? `${displayName(line)} x${line.qty}` : displayName(line), line.amount + (line.share ?? 0));
}

type Now = CustomerView["now"];
type NowOf<Kind extends Now["kind"]> = Extract<Now, { kind: Kind }>;

function ringing(view: Shown, last: DraftLine | undefined): DisplayLines {
  const first = last === undefined ? blank : lineOf(last);
  return [first, view.cash > 0 ? row("ﾉｺﾘ", view.due) : row("ｺﾞｳｹｲ", view.total)];
}

const touching = {
  pay: "ｵｼﾊﾗｲ",
  charge: "ﾁｬｰｼﾞ",
  meal: "ﾐｰﾙ",
  balance: "ｻﾞﾝﾀﾞｶ",
  desk: "ｶｰﾄﾞ ｾｯﾃｲ",
} as const;

/** Nobody is asked to touch what cannot read. */
function touch({ canScan = true, noReader = false }: { readonly canScan?: boolean; readonly noReader?: boolean }) {
  if (!noReader) return "ｶｰﾄﾞｦ ﾌﾚﾃｸﾀﾞｻｲ";
  return canScan ? "ﾊﾞｰｺｰﾄﾞｦ ﾐｾﾃｸﾀﾞｻｲ" : wait;
}

function tap(now: NowOf<"tap">): DisplayLines {
  const { for: purpose, amount } = now;
  return [touch(now), amount > 0 ? row(touching[purpose], amount) : touching[purpose]];
}

function done({ of, total, change, balance, unknown }: NowOf<"done">): DisplayLines {
  if (unknown) return ["ｹｯｶｦ ｶｸﾆﾝｼﾃｲﾏｽ", thanks];
  if (of === "refund") return change > 0 ? [row("ｺﾞﾍﾝｷﾝ", change), thanks] : [row("ﾍﾝﾋﾟﾝ", total), thanks];
  if (change > 0) return [row("ｵﾂﾘ", change), thanks];
  return balance === null ? [row(of === "charge" ? "ﾁｬｰｼﾞ" : "ｺﾞｳｹｲ", total), thanks] : [row("ｻﾞﾝﾀﾞｶ", balance), thanks];
}

/** Refusals after which the same card is only to be held once more. */
const again: ReadonlySet<string> = new Set(["card-unreadable", "present-at-start", "tap-early", "not-charged"]);

function refused(code: string): DisplayLines {
  return again.has(code) ? ["ﾓｳｲﾁﾄﾞ", "ｶｰﾄﾞｦ ﾌﾚﾃｸﾀﾞｻｲ"] : ["ｵﾃﾂﾂﾞｷ ﾃﾞｷﾏｾﾝ", "ｶｶﾘｲﾝﾆ ｵﾀｽﾞﾈｸﾀﾞｻｲ"];
}

/** The line rung up last, of those that count. */
export function lastRung({ lines }: Draft): DraftLine | undefined {
  return lines.findLast((line) => !line.void);
}

type Shown = Pick<CustomerView, "total" | "due" | "cash" | "now">;

/**
 * What the customer display shows: two lines of twenty cells, of what the member may see on the customer's window and less: no name, no reason. `last` is
 * the line rung up last. Pure.
 */
export function displayLines(view: Shown, last: DraftLine | undefined): DisplayLines {
  const { now } = view;
  switch (now.kind) {
    case "closed":
      return ["ｺﾉﾚｼﾞﾊ ｷｭｳｼﾁｭｳﾃﾞｽ", "ﾄﾅﾘﾉ ﾚｼﾞﾍ ﾄﾞｳｿﾞ"];
    case "idle":
      return ["ｲﾗｯｼｬｲﾏｾ", blank];
    case "ringing":
      return now.touch !== undefined ? [touch(now), row("ｺﾞｳｹｲ", view.total)] : ringing(view, last);
    case "tap":
      return tap(now);
    case "working":
      return [wait, now.amount > 0 ? row(touching[now.for], now.amount) : touching[now.for]];
    case "short":
      return [row("ｻﾞﾝﾀﾞｶ", now.balance), row("ﾌｿｸ", now.lacking)];
    case "charge":
      return ["ﾁｬｰｼﾞｶﾞｸｦ ｵｼﾗｾｸﾀﾞｻｲ", now.deferred ? blank : row("ｻﾞﾝﾀﾞｶ", now.balance)];
    case "meal-offer":
      return [row("ﾐｰﾙ", now.covers), row("ﾉｺﾘ", now.due)];
    case "qr":
      return ["QRｺｰﾄﾞｦ ﾖﾐﾄｯﾃｸﾀﾞｻｲ", row("ｵｼﾊﾗｲ", now.amount)];
    case "inquiry":
      return [row("ｻﾞﾝﾀﾞｶ", now.balance), `ﾎﾟｲﾝﾄ${`${now.points.toLocaleString("en-US")} P`.padStart(columns - 5)}`];
    case "refunding":
      return ["ｺﾞﾍﾝｷﾝ", row("ｺﾞｳｹｲ", now.total)];
    case "name":
      return ["ｶﾞﾒﾝﾉ ｵﾅﾏｴｦ", "ｺﾞｶｸﾆﾝｸﾀﾞｻｲ"];
    case "card-done":
      return ["ｶｰﾄﾞ ｾｯﾃｲ", "ｵﾜﾘﾏｼﾀ"];
    case "unknown":
      return ["ｹｯｶｦ ｶｸﾆﾝｼﾃｲﾏｽ", wait];
    case "refused":
      return refused(now.code);
    case "done":
      return done(now);
  }
}
