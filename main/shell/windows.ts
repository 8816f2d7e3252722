import { join } from "node:path";
import { type BrowserWindowConstructorOptions, screen, type Session, type WebContents } from "electron";
import type { Role } from "#ipc/contract.ts";
import type { Config } from "#main/config.ts";
import type { Note } from "./log.ts";
import { type KioskWindow, openWindow } from "./open-window.ts";

/** The customer's page is one more to load while `register` starts: it opens when that is up, or after this (ms). */
const customerAfterMs = 2_000;

export type Windows = {
  /** `register` is up: time for the customer's window. Once. */
  showCustomer(): void;
  /** The kiosk ends: no window opens any more. */
  openNoMore(): void;
  /** Over the others, at a technician's wish; closed by its own key or title bar. */
  openTechnician(): void;
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
function shapePlain(role: Role): BrowserWindowConstructorOptions {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const wanted = role === "customer" ? { width: 1024, height: 768 } : { width: 1280, height: 800 };
  const size = { width: Math.min(wanted.width, width), height: Math.min(wanted.height, height), useContentSize: true };
  return { ...size, x: role === "customer" ? Math.min(1300, width - size.width) : 0, y: 0 };
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
  let technician: KioskWindow | null = null;
  function openTechnician(): void {
    if (technician) return technician.focus();
    o.note("technician-opened");
    technician = openWindow({
      ...common,
      role: "technician",
      page: "technician.html",
      preload: join(o.folder, "preload-technician.js"),
      shape: isLive ? { kiosk: true, fullscreen: true, frame: false } : shapePlain("technician"),
      closing: () => technician?.destroy(),
      closed: () => {
        technician = null;
        o.note("technician-closed");
        cashier.focus();
      },
    });
  }

  let isShown = false;
  function showCustomer(): void {
    if (isShown) return;
    isShown = true;
    placeCustomer();
    if (!config.second_display) return;
    screen.on("display-added", placeCustomer);
    screen.on("display-removed", placeCustomer);
  }
  setTimeout(showCustomer, customerAfterMs);
  const all = (): KioskWindow[] => [cashier, customer, technician].filter((window) => window !== null);
  return {
    showCustomer,
    openTechnician,
    openNoMore: () => {
      isShown = true;
      screen.removeListener("display-added", placeCustomer);
      screen.removeListener("display-removed", placeCustomer);
    },
    find: (contents) => all().find((window) => window.contents === contents) ?? null,
    each: (see) => all().forEach(see),
    focus: () => cashier.focus(),
  };
}
