import { BrowserWindow, type BrowserWindowConstructorOptions, type Session, type WebContents } from "electron";
import type { Role } from "#ipc/contract.ts";
import { origin } from "./locate-page.ts";
import type { Note } from "./log.ts";

/** A window of the kiosk. Its role never changes, and no message of its page can change it. */
export type KioskWindow = {
  readonly role: Role;
  readonly contents: WebContents;
  focus(): void;
  /** Ends the window for good, whatever its page says. */
  destroy(): void;
};

export type WindowOptions = {
  readonly role: Role;
  readonly page: string;
  readonly preload: string;
  readonly session: Session;
  readonly hasTools: boolean;
  readonly shape: BrowserWindowConstructorOptions;
  readonly note: Note;
  /** Somebody asked it to close (Alt+F4, the title bar). It stays. */
  readonly closing: () => void;
  /** It is gone: destroyed, or closed by its own page, which asks nobody (window.close() raises no "close"). */
  readonly closed?: () => void;
};

/** A page that dies right after it was loaded is given this long before it is loaded again (ms). */
const breathMs = 1_000;

/** Opens a page in a sandbox that cannot leave it, and brings it back when its process dies or hangs. */
export function openWindow(o: WindowOptions): KioskWindow {
  const { role, note } = o;
  const window = new BrowserWindow({
    backgroundColor: "#ffffff",
    autoHideMenuBar: true,
    show: false,
    ...o.shape,
    webPreferences: {
      preload: o.preload,
      session: o.session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      devTools: o.hasTools,
      // Its sounds are the register's own, and a covered customer window still says "painted".
      autoplayPolicy: "no-user-gesture-required",
      backgroundThrottling: false,
    },
  });
  const contents = window.webContents;
  let loadedMs = 0;
  const load = (): void => {
    loadedMs = Date.now();
    contents.loadURL(`${origin}/${o.page}`).catch((error: unknown) => {
      note("page-not-loaded", { role, detail: String(error).slice(0, 200) });
    });
  };
  contents.on("render-process-gone", (_, { reason, exitCode }) => {
    note("page-gone", { role, reason, exitCode });
    setTimeout(
      () => {
        if (!window.isDestroyed()) load();
      },
      Math.max(0, loadedMs + breathMs - Date.now()),
    );
  });
  // Its process is ended, and `render-process-gone` loads it anew.
  window.on("unresponsive", () => {
    note("page-hung", { role });
    contents.forcefullyCrashRenderer();
  });
  window.on("close", (event) => {
    event.preventDefault();
    o.closing();
  });
  window.once("closed", () => o.closed?.());
  window.once("ready-to-show", () => window.show());
  load();
  return {
    role,
    contents,
    focus() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    destroy: () => window.destroy(),
  };
}
