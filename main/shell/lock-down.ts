import { app, Menu, type Session, type WebContents } from "electron";
import { isRefusedKey, isTechnicianKey, isToolsKey } from "./keys.ts";
import { origin } from "./locate-page.ts";
import type { Note } from "./log.ts";

type Guards = {
  readonly hasTools: boolean;
  readonly note: Note;
  /** The technician's chord was pressed. */
  readonly technician: () => void;
};

/**
 * Electron's security list, points 5, 13 and 14 (electronjs.org/docs/latest/tutorial/security): whatever a page tries beyond
 * showing itself is refused, for every content there ever is, our own windows or not.
 */
export function guardContents(o: Guards): void {
  Menu.setApplicationMenu(null);
  app.on("web-contents-created", (_, contents) => guard(contents, o));
}

function guard(contents: WebContents, { hasTools, note, technician }: Guards): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    note("refused", { what });
  };
  contents.on("will-navigate", refuse("will-navigate"));
  contents.on("will-frame-navigate", refuse("will-frame-navigate"));
  contents.on("will-redirect", refuse("will-redirect"));
  contents.on("will-attach-webview", refuse("will-attach-webview"));
  contents.on("will-prevent-unload", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    note("refused", { what: "window-open" });
    return { action: "deny" };
  });
  contents.on("before-input-event", (event, input) => {
    if (hasTools && isToolsKey(input)) contents.toggleDevTools();
    if (isTechnicianKey(input)) technician();
    if (isRefusedKey(input)) event.preventDefault();
  });
  contents.on("did-finish-load", () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
}

/** Point 5: Electron grants every permission until told otherwise. No download, no address but our own, no device of the browser's. */
export function guardSession(session: Session, o: { readonly hasTools: boolean; readonly note: Note }): void {
  session.setPermissionRequestHandler((_, permission, answer) => {
    o.note("refused", { what: `permission ${permission}` });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => {
    event.preventDefault();
    o.note("refused", { what: "download" });
  });
  const schemes = o.hasTools ? [`${origin}/`, "devtools://"] : [`${origin}/`];
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !schemes.some((start) => url.startsWith(start)) && !url.startsWith("data:");
    if (cancel) o.note("refused", { what: "request" });
    answer({ cancel });
  });
  session.setSpellCheckerEnabled(false);
}
