// The least an Electron app can be: one window. With --port PATH it echoes what comes on that serial line into a <div>.
import { join } from "node:path";
import process from "node:process";
import { app, BrowserWindow } from "electron";

const at = process.argv.indexOf("--port");
const path = at < 0 ? null : process.argv[at + 1];

app.whenReady().then(run, (error) => {
  console.error(error);
  app.exit(1);
});
process.on("SIGTERM", () => app.exit(0));

async function run() {
  // Only the echoing page takes its bytes from main: without a preload, by the shortest way there is.
  const webPreferences = path === null ? {} : { nodeIntegration: true, contextIsolation: false, sandbox: false };
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, x: 0, y: 0, webPreferences });
  await window.loadFile(join(import.meta.dirname, "index.html"));
  if (path === null) return;
  await window.webContents.executeJavaScript(
    'void require("electron").ipcRenderer.on("bytes", (_, text) => { document.querySelector("#echo").textContent += text; })',
  );
  const { SerialPort } = await import("serialport");
  const port = new SerialPort({ path, baudRate: 9600 });
  port.on("data", (bytes) => window.webContents.send("bytes", bytes.toString("latin1")));
  port.once("open", () => {
    void window.webContents.executeJavaScript('void document.querySelector("#echo").setAttribute("data-open", "")');
  });
}
