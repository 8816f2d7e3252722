// Starts a window and a utility process, prints one line of JSON and ends.
import { app, BrowserWindow, protocol, utilityProcess } from "electron";
import { join } from "node:path";

protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);
const isEarly = !app.isReady();
// Not awaited here: Electron is ready only after the entry has been evaluated.
app.whenReady().then(tryOut, (error) => {
  console.error(error);
  app.exit(1);
});

async function tryOut() {
  protocol.handle("app", () => new Response("<title>seen</title>", { headers: { "content-type": "text/html" } }));
  const window = new BrowserWindow({ webPreferences: { sandbox: true } });
  await window.loadURL("app://register/");
  const worker = utilityProcess.fork(join(import.meta.dirname, "worker.mjs"), [], { env: process.env });
  worker.once("message", (natives) => {
    const seen = {
      electron: process.versions.electron,
      isEarly,
      title: window.getTitle(),
      name: app.getName(),
      folder: app.getAppPath(),
      natives,
    };
    console.log(`TRIAL ${JSON.stringify(seen)}`);
    app.quit();
  });
}
