import type { Act } from "#register/command.ts";
import type { WedgeLayout } from "#register/barcode/key-characters.ts";
import type { Notice } from "#register/draft.ts";
import type { Nutrition, PendingKind, TaxRate, TenderKind } from "#register/entry.ts";
import type { NoSaleReason } from "#register/settings.ts";
import type { JobWhat, Sound } from "#register/verdict.ts";
import type { LaneView } from "./lane.ts";
import type { DepartmentKey } from "./goods.ts";
import type { OffView, PriceKeys } from "./price.ts";
import type { Screen } from "./screen.ts";
import type { TillKeys, TillView } from "./till.ts";

export type * from "./customer.ts";
export type * from "./goods.ts";
export type * from "./lane.ts";
export type * from "./price.ts";
export type * from "./screen.ts";

/** A lamp of the top bar. `code` names the trouble; words come from the renderer. */
export type Lamp = {
  readonly state: "ok" | "warn" | "bad" | "unknown";
  readonly code?: string;
  readonly sinceMs?: number;
};
export type Lamps = {
  readonly headquarters: Lamp & { readonly backlog: number };
  readonly pokepay: Lamp;
  readonly printer: Lamp;
  readonly drawer: Lamp;
  readonly reader: Lamp;
  readonly scanner: Lamp;
  /** Left out where there is no customer display. */
  readonly display?: Lamp;
};

export type ViewLine = {
  readonly n: number;
  readonly name: string;
  readonly qty: number;
  readonly unit: number;
  readonly amount: number;
  readonly rate: TaxRate;
  readonly void: boolean;
  /** Basis points of the rebate when it is not the ordinary one (books 1000, excluded 0). */
  readonly bp?: number;
  /** Its own discount: `amount` is after it, and before the basket's. `was`: unit price before it was changed by hand. */
  readonly off?: OffView;
  readonly was?: number;
};

export type PendingView = {
  readonly id: string;
  readonly kind: PendingKind;
  readonly state: string;
  readonly amount: number;
  readonly sinceMs: number;
  /** The one thing to do: nothing (it resolves itself, asking now is all there is), hand cash back, send again, or a supervisor settles it. */
  readonly next: "ask" | "hand-back" | "resend" | "settle" | "answer" | "none";
  /** Of a difference: what it is about, as a code with a sentence. */
  readonly code?: string;
  /** Of a job: which paper it is, and the receipt number of a sale's. */
  readonly paper?: Exclude<JobWhat["kind"], "kick">;
  readonly receipt?: string;
};

/** One thing somebody should know. `level`: bad = selling is hindered, warn = someone must look, note = for the record. */
export type Finding = {
  readonly code: string;
  readonly level: "bad" | "warn" | "note";
  readonly about: string;
  readonly sinceMs?: number;
  readonly count?: number;
};

/** The whole screen model of the cashier window, ≤ 32 KB. Times are ms since 1970. */
export type View = {
  readonly boot: string;
  readonly rev: number;
  readonly gate: number;
  readonly seq: number;
  readonly mode: "rig" | "test" | "live";
  /** 練習: every screen says so. The operators one practises as, who are nobody, with their PINs. */
  readonly training?: { readonly pins: { readonly [op: string]: string } };
  readonly reg: string;
  readonly shop: string;
  readonly day: string | null;
  readonly op: { readonly op: string; readonly name: string; readonly role: "cashier" | "supervisor" } | null;
  /** Version of catalogue and layout: ask for `layout` again when it changes. */
  readonly catalogue: number;
  readonly screen: Screen;
  /** The one sentence under the top bar. */
  readonly notice: Notice | null;
  readonly basket: {
    readonly lines: readonly ViewLine[];
    readonly count: number;
    readonly total: number;
    readonly due: number;
    readonly cash: number;
    readonly takeout: boolean;
    readonly nutrition: Nutrition | null;
    /** The discount on the basket: Σ amounts of the lines less it = `total`. */
    readonly off?: OffView;
  };
  readonly lane: LaneView;
  readonly lamps: Lamps;
  /** Reason that new money is refused now (storage, low-disk, broken-tail, clock, restored, starting), or null. */
  readonly guard: string | null;
  readonly pending: readonly PendingView[];
  /** What a person must know that neither a lamp nor a pending item tells: the clock, the disk. */
  readonly health: readonly Finding[];
  readonly last: { readonly seq: number; readonly receipt: string; readonly total: number } | null;
  /** Trust mode: null = the settings have none; until = off at the latest, ms since 1970 (0 = off now). Yen and sales still allowed. */
  readonly trust: { readonly untilMs: number; readonly yen: number; readonly sales: number } | null;
  /** A supervisor's PIN is being checked for this. */
  readonly approving: Act["kind"] | null;
  /** A staff card held at the reader now approves what the sheet asks. */
  readonly badge?: true;
  /** The other books are being asked. */
  readonly isReconciling: boolean;
  readonly till: TillView;
  /** Age of the deny list, ms; null = there never was one. */
  readonly denyAgeMs: number | null;
  /** The scanner types into this window: the keyboard it was told to be. Left out where it does not. */
  readonly wedge?: WedgeLayout;
  /** Codes whose touch keys are sold out at this register today; left out where there are none. */
  readonly soldOut?: readonly string[];
  /** How many of what is read next; left out = 1. */
  readonly times?: number;
  /** Rises with each sound to play. */
  readonly sound: { readonly n: number; readonly name: Sound } | null;
};

export type LayoutKey = {
  readonly code: string;
  readonly name: string;
  /** Yen, as it is to be paid today. */
  readonly price: number;
  readonly rate: TaxRate;
  readonly soldOut?: boolean;
  /** Keys of one group are one dish in sizes, and stand beside one another from small to large: ライス. */
  readonly group?: string;
  /** What this key is within its group: 小. */
  readonly size?: string;
  /** There is a picture: ask `picture`. The text changes when the picture does. */
  readonly picture?: string;
  readonly kcal?: number;
};
export type LayoutCategory = {
  readonly name: string;
  readonly keys: readonly LayoutKey[];
  /** What is sold most: stands first. */
  readonly favourites?: true;
};
/** What is on the keys now: menus of another day or meal time are left out. */
export type Layout = {
  readonly version: number;
  /** Why the drawer may be opened without a sale. */
  readonly reasons: readonly NoSaleReason[];
  /** Why cash comes and goes without a sale. */
  readonly till?: TillKeys;
  /** Discounts, reasons, containers, and who may do what. */
  readonly prices?: PriceKeys;
  readonly categories: readonly LayoutCategory[];
  /** What receipts are written in unless another is asked for; left out = Japanese. */
  readonly receipt?: "en";
  /** Open departments, in the order of the screen; left out where there are none. */
  readonly departments?: readonly DepartmentKey[];
};

/** Goods found by code, ISBN, name, kana or romaji: the best first. `price` in yen as of today. */
export type SearchRow = {
  readonly code: string;
  readonly name: string;
  readonly price: number;
  readonly rate: TaxRate;
  readonly category: string;
  readonly soldOut?: true;
};

export type SaleRow = {
  readonly seq: number;
  readonly receipt: string;
  readonly atMs: number;
  readonly total: number;
  readonly count: number;
  readonly first: string;
  readonly tenders: readonly TenderKind[];
};
export type ChargeRow = { readonly seq: number; readonly atMs: number; readonly amount: number };
