import type { Act } from "#register/command.ts";
import type { WedgeLayout } from "#register/barcode/key-characters.ts";
import type { Notice } from "#register/draft.ts";
import type { Nutrition, PendingKind, TaxRate, TenderKind } from "#register/entry.ts";
import type { NoSaleReason } from "#register/settings.ts";
import type { JobWhat, Sound } from "#register/verdict.ts";
import type { Screen } from "./screen.ts";

export type * from "./customer.ts";
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
  };
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
  /** The other books are being asked. */
  readonly isReconciling: boolean;
  /** Age of the deny list, ms; null = there never was one. */
  readonly denyAgeMs: number | null;
  /** The scanner types into this window: the keyboard it was told to be. Left out where it does not. */
  readonly wedge?: WedgeLayout;
  /** Rises with each sound to play. */
  readonly sound: { readonly n: number; readonly name: Sound } | null;
};

export type LayoutKey = {
  readonly code: string;
  readonly name: string;
  readonly price: number;
  readonly rate: TaxRate;
  readonly soldOut?: boolean;
};
export type Layout = {
  readonly version: number;
  /** Why the drawer may be opened without a sale. */
  readonly reasons: readonly NoSaleReason[];
  readonly categories: readonly { readonly name: string; readonly keys: readonly LayoutKey[] }[];
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
