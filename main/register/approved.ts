import type { ApprovedVia } from "./price-data.ts";
import type { Action } from "./price-settings.ts";

/** What was approved. card-*: at the card desk, by the operator; permit: what the permissions keep from a cashier is under its own name. */
export type ApprovedFor =
  | "trust"
  | "charge-correct"
  | "settle"
  | "unlock"
  | "training"
  | "card-link"
  | "card-move"
  | "card-stop"
  | Action;

/** What somebody with the right to it approved; committed with, or before, what it approves. */
export type ApprovalData = {
  readonly for: ApprovedFor;
  readonly by: string;
  readonly via?: ApprovedVia;
  readonly key?: string;
  /** settle: what the person found out at the authority. seen: a difference looked into. */
  readonly as?: "captured" | "not-charged" | "seen";
  readonly on?: boolean;
  /** Of trust mode: until when at most, as `at`. */
  readonly until?: string;
  readonly member?: string;
  /** card-*: the keyed hash of the card; left out = every card of the member. */
  readonly card?: string;
  readonly amount?: number;
};
