import type { ScreenCommand } from "#register/command.ts";
import * as v from "valibot";
import { goodsCommands } from "./contract-goods.ts";
import { laneCommands } from "./contract-lane.ts";
import { cashMoves, counts, tillCommands } from "./contract-till.ts";
import { paperCommands, paperQueries } from "./contract-paper.ts";
import { priceActs, priceCommands } from "./contract-price.ts";
import { reportQuery, stationCommands } from "./contract-station.ts";
import type { InvoiceOffer, JournalPage } from "./journal.ts";
import type { ReportAnswer, ZRow } from "./report.ts";
import type { ChargeRow, CustomerView, Layout, SaleRow, SearchRow, View } from "./view.ts";

/**
 * What crosses between a window and `register`: three functions, `send`, `ask` and `watch`, over one MessagePort per role.
 * Every payload is parsed here on arrival; what does not parse is refused and counted, never half understood.
 */
export type Role = "cashier" | "customer" | "technician";

const yen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999));
const qty = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The journal holds well-formed Unicode only. */
const text = v.pipe(
  v.string(),
  v.maxLength(128),
  v.check((said) => said.isWellFormed()),
);
const op = v.pipe(v.string(), v.regex(/^[0-9]{1,6}$/));
const pin = v.pipe(v.string(), v.regex(/^[0-9]{4,12}$/));

const deskAct = v.picklist(["link", "move", "stop", "why"]);
const act = v.variant("kind", [
  v.strictObject({ kind: v.literal("trust"), on: v.boolean() }),
  v.strictObject({ kind: v.literal("training") }),
  ...cashMoves,
  ...priceActs,
  v.strictObject({ kind: v.literal("charge-correct"), seq: count }),
  v.strictObject({ kind: v.literal("no-sale"), reason: text }),
  v.strictObject({ kind: v.literal("settle"), key: text, as: v.picklist(["captured", "not-charged", "seen"]) }),
]);

export const screenCommand = v.variant("kind", [
  ...stationCommands({ op, pin }),
  ...laneCommands,
  ...tillCommands,
  ...goodsCommands,
  ...priceCommands(act),
  v.strictObject({ kind: v.literal("sign-on"), op, pin }),
  v.strictObject({ kind: v.literal("sign-off") }),
  v.strictObject({
    kind: v.literal("day-open"),
    day: v.pipe(v.string(), v.isoDate()),
    float: yen,
    counts: v.optional(counts),
  }),
  v.strictObject({ kind: v.literal("day-close") }),
  v.strictObject({ kind: v.literal("item"), code: text, qty, keyed: v.optional(v.literal(true)) }),
  v.strictObject({
    kind: v.literal("scan"),
    code: text,
    symbology: v.optional(v.pipe(v.string(), v.regex(/^\][A-Za-z][0-9]$/))),
  }),
  v.strictObject({ kind: v.literal("line-qty"), n: count, qty }),
  v.strictObject({ kind: v.literal("line-void"), n: count }),
  v.strictObject({ kind: v.literal("takeout"), on: v.boolean() }),
  v.strictObject({ kind: v.literal("cancel-sale") }),
  v.strictObject({ kind: v.literal("tender") }),
  v.strictObject({ kind: v.literal("cash"), given: yen }),
  v.strictObject({ kind: v.literal("emoney"), amount: v.optional(yen) }),
  v.strictObject({ kind: v.literal("meal") }),
  v.strictObject({ kind: v.literal("meal-take") }),
  v.strictObject({ kind: v.literal("tray") }),
  v.strictObject({ kind: v.literal("balance") }),
  v.strictObject({ kind: v.literal("refund") }),
  v.strictObject({ kind: v.literal("refund-number"), receipt: text }),
  v.strictObject({ kind: v.literal("refund-pick"), at: count, qty: v.pipe(count, v.maxValue(999)) }),
  v.strictObject({ kind: v.literal("refund-all") }),
  v.strictObject({ kind: v.literal("refund-take") }),
  v.strictObject({ kind: v.literal("desk") }),
  v.strictObject({ kind: v.literal("desk-act"), act: deskAct }),
  v.strictObject({ kind: v.literal("desk-member"), number: text }),
  v.strictObject({ kind: v.literal("desk-confirm") }),
  v.strictObject({ kind: v.literal("approve"), op, pin, act }),
  v.strictObject({ kind: v.literal("pending-ask"), key: text }),
  v.strictObject({ kind: v.literal("pending-resend"), key: text }),
  v.strictObject({ kind: v.literal("reconcile"), counted: v.optional(yen) }),
  v.strictObject({ kind: v.literal("charge") }),
  v.strictObject({ kind: v.literal("charge-cash"), amount: yen, given: yen }),
  v.strictObject({ kind: v.literal("charge-returned"), key: v.optional(v.pipe(v.string(), v.uuid())) }),
  v.strictObject({ kind: v.literal("park") }),
  v.strictObject({ kind: v.literal("back") }),
  v.strictObject({ kind: v.literal("next") }),
  ...paperCommands,
  v.strictObject({ kind: v.literal("job-answer"), job: text, printed: v.boolean() }),
  v.strictObject({ kind: v.literal("clock-confirm"), op, pin }),
  v.strictObject({ kind: v.literal("no-sale"), reason: text }),
  v.strictObject({ kind: v.literal("sold-out"), code: text, on: v.boolean() }),
]) satisfies v.GenericSchema<unknown, ScreenCommand>;

/** Queries have no effect; they read. `receipt` answers an SVG of the receipt as printed. */
export const query = v.variant("kind", [
  v.strictObject({ kind: v.literal("layout") }),
  v.strictObject({ kind: v.literal("receipt"), seq: count }),
  /** Goods by what was typed so far; at most 50 rows, the best first. */
  v.strictObject({ kind: v.literal("search"), text }),
  /** The picture of one of the goods, as a data URL of at most 28 KB. */
  v.strictObject({ kind: v.literal("picture"), code: text }),
  /** Sales of this register that a return may be for: newest first, by receipt number, name of goods or amount. */
  v.strictObject({ kind: v.literal("sales"), text }),
  ...reportQuery,
  ...paperQueries,
  /** The last charges of today that may still be corrected. */
  v.strictObject({ kind: v.literal("charges") }),
]);
export type Query = v.InferOutput<typeof query>;
export type Answers = {
  readonly layout: Layout;
  readonly receipt: { readonly svg: string } | null;
  readonly search: readonly SearchRow[];
  readonly picture: { readonly src: string } | null;
  readonly sales: readonly SaleRow[];
  readonly charges: readonly ChargeRow[];
  readonly journal: JournalPage;
  readonly "journal-paper": { readonly svg: string } | null;
  readonly "invoice-offer": InvoiceOffer | null;
  readonly report: ReportAnswer;
  /** Newest first. */
  readonly zs: readonly ZRow[];
};

/** Window → register. `id` pairs the answer; boot and gate say which screen the finger saw. */
export const fromWindow = v.variant("kind", [
  v.strictObject({ kind: v.literal("send"), id: count, boot: text, gate: count, command: screenCommand }),
  v.strictObject({ kind: v.literal("ask"), id: count, query }),
  /** A hand is at the window: it is not idle. */
  v.strictObject({ kind: v.literal("touched") }),
  /** The window has painted View `rev`; the next one may be sent. */
  v.strictObject({ kind: v.literal("seen"), rev: count }),
]);
export type FromWindow = v.InferOutput<typeof fromWindow>;

export type SendAnswer =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly code: string; readonly amount?: number; readonly text?: string }
  | { readonly kind: "stale" };
/** Register → window. */
export type ToWindow =
  | { readonly kind: "view"; readonly view: View }
  | { readonly kind: "customer"; readonly view: CustomerView }
  | { readonly kind: "answer"; readonly id: number; readonly answer: SendAnswer }
  | { readonly kind: "rows"; readonly id: number; readonly rows: unknown }
  | { readonly kind: "malformed"; readonly id: number };

/** Main → window, on a channel of its own: how the house stands when `register` itself does not answer. */
export type House = {
  readonly register: "up" | "restarting" | "down";
  readonly cards: "up" | "restarting" | "down";
  readonly serial: "up" | "restarting" | "down";
  readonly sinceMs: number;
};

/** What the preload posts to its own window (`window.postMessage`, own origin): the port is transferred with `kind: "port"`. */
export type FromPreload = { readonly kind: "port" } | { readonly kind: "house"; readonly house: House };
