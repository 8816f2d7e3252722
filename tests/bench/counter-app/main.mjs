// One sandboxed window with a counter in React, bundled beside this file when it is measured.
import { join } from "node:path";
import process from "node:process";
import { app, BrowserWindow } from "electron";

app.whenReady().then(run, (error) => {
  console.error(error);
  app.exit(1);
});
process.on("SIGTERM", () => app.exit(0));

async function run() {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, x: 0, y: 0 });
  await window.loadFile(join(import.meta.dirname, "index.html"));
}
