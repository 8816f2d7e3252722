import { join } from "node:path";
import { type BrowserWindowConstructorOptions, screen, type Session, type WebContents } from "electron";
import type { Config } from "#main/config.ts";
import type { Note } from "./log.ts";
import { type KioskWindow, openWindow } from "./open-window.ts";

export type Windows = {
  find(contents: WebContents): KioskWindow | null;
  each(see: (window: KioskWindow) => void): void;
  focus(): void;
};

type Options = {
  readonly config: Config;
  /** Where the built preloads lie. */
  readonly folder: string;
  readonly session: Session;
  readonly hasTools: boolean;
  readonly note: Note;
  /** Outside live a person may close the kiosk by its window. */
  readonly leave: () => void;
};

/** Outside live the windows are plain ones, the customer's beside or over the cashier's, as large as the display allows. */
function shapePlain(role: "cashier" | "customer"): BrowserWindowConstructorOptions {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const wanted = role === "cashier" ? { width: 1280, height: 800 } : { width: 1024, height: 768 };
  const size = { width: Math.min(wanted.width, width), height: Math.min(wanted.height, height), useContentSize: true };
  return { ...size, x: role === "cashier" ? 0 : Math.min(1300, width - size.width), y: 0 };
}

/** The cashier's window on the first display; the customer's on the second, which may be plugged in later or away for a while. */
export function openWindows({ config, leave, ...o }: Options): Windows {
  const isLive = config.mode === "live";
  const common = { ...o, preload: join(o.folder, "preload.js"), closing: () => void (isLive ? null : leave()) };
  const cashier = openWindow({
    ...common,
    role: "cashier",
    page: "index.html",
    shape: isLive ? { kiosk: true, fullscreen: true, frame: false } : shapePlain("cashier"),
  });
  let customer: KioskWindow | null = null;

  function placeCustomer(): void {
    const first = screen.getPrimaryDisplay().id;
    const second = config.second_display ? screen.getAllDisplays().find(({ id }) => id !== first) : undefined;
    const onSecond = second && { ...second.bounds, fullscreen: true, frame: false, focusable: false, kiosk: isLive };
    const shape = onSecond ?? (isLive ? null : shapePlain("customer"));
    customer?.destroy();
    customer = shape && openWindow({ ...common, role: "customer", page: "customer.html", shape });
    if (config.second_display && !onSecond) o.note("second-display-missing");
    cashier.focus();
  }
  placeCustomer();
  if (config.second_display) {
    screen.on("display-added", placeCustomer);
    screen.on("display-removed", placeCustomer);
  }
  const all = (): KioskWindow[] => (customer ? [cashier, customer] : [cashier]);
  return {
    find: (contents) => all().find((window) => window.contents === contents) ?? null,
    each: (see) => all().forEach(see),
    focus: () => cashier.focus(),
  };
}
