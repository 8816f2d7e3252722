import type { Lamp, Screen } from "#ipc/view.ts";
import type { DrawerCode } from "#register/drawer-watch.ts";
import type { DrawerWord } from "./words/ja-drawer.ts";

const words = {
  DRAWER_ALARM: "drawer.alarm",
  DRAWER_KEY: "drawer.key",
  DRAWER_UNSEEN: "drawer.unseen",
  DRAWER_LEFT: "drawer.left",
  KICK_SHUT: "drawer.shut",
  KICK_UNKNOWN: "drawer.kick-unknown",
  KICK_PAPER: "drawer.paper",
  KICK_COVER: "drawer.cover",
  KICK_BUSY: "drawer.busy",
  KICK_LATE: "drawer.late",
  KICK_OFFLINE: "drawer.offline",
} as const satisfies Record<DrawerCode, DrawerWord>;

const isCode = (code: string): code is DrawerCode => code in words;

/** What is to be said of the drawer, and whether it is grave; null while it only does its work. */
export function sayDrawer(lamp: Lamp): { readonly word: DrawerWord; readonly isBad: boolean } | null {
  const { code = "", state } = lamp;
  return isCode(code) ? { word: words[code], isBad: state === "bad" } : null;
}

/** Screens on which nothing is asked of the member: there the drawer may speak in the first place. Elsewhere it has the line below. */
const free: ReadonlySet<Screen["kind"]> = new Set(["sale", "done", "sign-on", "day-open"]);
export function mayDrawerSpeak(screen: Screen): boolean {
  return free.has(screen.kind);
}
