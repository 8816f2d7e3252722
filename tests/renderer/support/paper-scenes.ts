import type { View } from "#ipc/view.ts";
import { done, viewOf } from "./view-of.ts";

/** Receipts on request: nothing was printed yet. */
export const paperScenes: Readonly<Record<string, View>> = {
  "done-asked": viewOf({ ...done, given: 5000, change: 1436, printing: "none" }),
  "done-asked-emoney": viewOf({ ...done, emoney: 3564, rebate: 278, balance: 2340, printing: "none" }),
  "done-invoice-printed": viewOf({ ...done, given: 5000, change: 1436 }, { notice: { code: "invoice-printed" } }),
  "done-invoice-refused": viewOf({ ...done, given: 5000, change: 1436 }, { notice: { code: "invoice-returned" } }),
};
