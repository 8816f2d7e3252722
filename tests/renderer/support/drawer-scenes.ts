import type { View } from "#ipc/view.ts";
import { done, fine, noonMs, rung, viewOf } from "./view-of.ts";

const drawer = (code: string, state: "warn" | "bad" = "warn") => ({
  lamps: { ...fine, drawer: { state, code, sinceMs: noonMs - 30_000 } },
});

/** The drawer with something to say: where it may speak first, and where it has only the line below. */
export const drawerScenes: Readonly<Record<string, View>> = {
  "sale-drawer-left": viewOf({ kind: "sale" }, drawer("DRAWER_LEFT")),
  "sale-drawer-alarm": viewOf({ kind: "sale" }, { basket: rung, ...drawer("DRAWER_ALARM", "bad") }),
  "sale-drawer-key": viewOf({ kind: "sale" }, drawer("DRAWER_KEY", "bad")),
  "sale-drawer-unseen": viewOf({ kind: "sale" }, drawer("DRAWER_UNSEEN", "bad")),
  "sale-no-sale": viewOf({ kind: "sale" }, { notice: { code: "no-sale", text: "つり銭の渡し直し" } }),
  "sale-drawer-late": viewOf({ kind: "sale" }, drawer("KICK_LATE")),
  "sign-on-drawer-key": viewOf({ kind: "sign-on", checking: false }, { op: null, ...drawer("DRAWER_KEY", "bad") }),
  "tender-drawer-alarm": viewOf(
    { kind: "tender", due: 3564, quick: [3564, 3600, 4000, 5000, 10_000], canMeal: true, trust: null },
    { basket: rung, ...drawer("DRAWER_ALARM", "bad") },
  ),
  "card-drawer-left": viewOf(
    { kind: "card", for: "pay", amount: 3564, canScan: true, canTray: true },
    { basket: rung, ...drawer("DRAWER_LEFT") },
  ),
  "done-drawer-shut": viewOf({ ...done, given: 5000, change: 1436 }, drawer("KICK_SHUT")),
  "done-drawer-unknown": viewOf({ ...done, given: 5000, change: 1436 }, drawer("KICK_UNKNOWN")),
  "done-drawer-busy": viewOf({ ...done, given: 5000, change: 1436 }, drawer("KICK_BUSY")),
  "done-drawer-paper": viewOf(
    { ...done, given: 5000, change: 1436, printing: "waiting" },
    { lamps: { ...drawer("KICK_PAPER").lamps, printer: { state: "bad", code: "PAPER_END" } } },
  ),
  "done-drawer-cover": viewOf(
    { ...done, given: 5000, change: 1436, printing: "waiting" },
    { lamps: { ...drawer("KICK_COVER").lamps, printer: { state: "bad", code: "COVER_OPEN" } } },
  ),
  "done-drawer-offline": viewOf(
    { ...done, given: 5000, change: 1436, printing: "waiting" },
    { lamps: { ...drawer("KICK_OFFLINE").lamps, printer: { state: "bad", code: "OFFLINE" } } },
  ),
};
