// One bare window without a frame, for pages to be looked at in the Chromium that ships.
import { app, BrowserWindow } from "electron";

app.whenReady().then(
  () => {
    const window = new BrowserWindow({ width: 1280, height: 800, frame: false, webPreferences: { sandbox: true } });
    return window.loadURL("about:blank");
  },
  (error) => {
    console.error(error);
    app.exit(1);
  },
);
