import type { Notice, Purpose } from "#register/draft.ts";
import type { Nutrition, TaxRate } from "#register/entry.ts";

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

/** What stands in the middle of the screen. The gate rises whenever its kind (or the intent it speaks of) changes. */
export type Screen =
  | { readonly kind: "out-of-service"; readonly code: string; readonly sinceMs: number }
  | { readonly kind: "sign-on"; readonly checking: boolean }
  | { readonly kind: "day-open"; readonly day: string }
  | { readonly kind: "sale" }
  | { readonly kind: "tender"; readonly due: number; readonly quick: readonly number[] }
  | { readonly kind: "card"; readonly for: Purpose; readonly amount: number }
  | {
      readonly kind: "working";
      readonly for: Purpose;
      readonly amount: number;
      readonly step: "balance" | "money";
      readonly sinceMs: number;
    }
  | {
      readonly kind: "short";
      readonly balance: number;
      readonly due: number;
      readonly lacking: number;
      readonly quick: readonly number[];
    }
  | {
      readonly kind: "charge";
      readonly balance: number;
      readonly most: number;
      readonly unit: number;
      readonly amounts: readonly number[];
    }
  | { readonly kind: "charge-return"; readonly amount: number; readonly code: string }
  | {
      readonly kind: "unknown";
      readonly for: Purpose;
      readonly amount: number;
      readonly sinceMs: number;
      readonly canPark: boolean;
      /** Of a charge: what the member laid down beyond the amount, not handed back yet. */
      readonly change: number;
    }
  | {
      readonly kind: "done";
      readonly of: "sale" | "charge" | "close";
      readonly seq: number;
      readonly total: number;
      readonly given: number;
      readonly change: number;
      readonly emoney: number;
      readonly rebate: number;
      readonly balance: number | null;
      readonly unknown: boolean;
      readonly printing: Printing;
      /** Number of the Z, when the day was closed. */
      readonly z?: number;
    };
/** waiting: nothing is on paper yet, and it comes by itself as soon as the printer can print. */
export type Printing = "none" | "waiting" | "printing" | "printed" | "unknown";

export type PendingView = {
  readonly id: string;
  readonly kind: "payment" | "charge" | "job" | "fork";
  readonly state: string;
  readonly amount: number;
  readonly sinceMs: number;
  /** Of a job: which paper it is, and the receipt number of a sale's. */
  readonly paper?: "receipt" | "charge-slip" | "unknown-slip" | "z-slip";
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
  /** Rises with each sound to play. */
  readonly sound: { readonly n: number; readonly name: "scan" | "error" | "tap" | "done" } | null;
};

/** What the member may see: never the operator, other members, pending items or device trouble. */
export type CustomerView = {
  readonly boot: string;
  readonly rev: number;
  readonly mode: "rig" | "test" | "live";
  readonly shop: string;
  readonly lines: readonly ViewLine[];
  readonly total: number;
  readonly due: number;
  readonly cash: number;
  readonly nutrition: Nutrition | null;
  readonly now:
    | { readonly kind: "idle" }
    | { readonly kind: "ringing" }
    | { readonly kind: "tap"; readonly for: Purpose; readonly amount: number }
    | { readonly kind: "working"; readonly for: Purpose; readonly amount: number }
    | { readonly kind: "short"; readonly balance: number; readonly lacking: number }
    | { readonly kind: "charge"; readonly balance: number; readonly most: number }
    | { readonly kind: "unknown"; readonly for: Purpose; readonly amount: number }
    | { readonly kind: "refused"; readonly code: string }
    | {
        readonly kind: "done";
        readonly of: "sale" | "charge";
        readonly total: number;
        readonly change: number;
        readonly emoney: number;
        readonly balance: number | null;
        readonly rebate: number;
        readonly unknown: boolean;
      }
    | { readonly kind: "closed" };
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
  readonly categories: readonly { readonly name: string; readonly keys: readonly LayoutKey[] }[];
};
