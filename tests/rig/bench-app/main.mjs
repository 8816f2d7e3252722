// electron tests/rig/bench-app --url URL      the bench window on a screen of its own; it shows that address and nothing else
import { app, BrowserWindow, Menu, screen } from "electron";

const url = process.argv[process.argv.indexOf("--url") + 1] ?? "";
Menu.setApplicationMenu(null);
app.on("web-contents-created", (_, contents) => {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => event.preventDefault());
});
app.on("window-all-closed", () => app.quit());
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => app.exit(0));
// Not awaited here: Electron is ready only after its entry has been evaluated.
app.whenReady().then(show, fail);

/** Where the cashier's window ends. */
const right = 1280;
/** The page needs this much. */
const narrowest = 480;

async function show() {
  const { width, height, x, y } = screen.getPrimaryDisplay().workArea;
  const beside = { x: x + right, y, width: width - right, height };
  const shape = beside.width >= narrowest ? beside : { width: Math.min(width, 1100), height: Math.min(height, 900) };
  const window = new BrowserWindow({ ...shape, title: "Bench", webPreferences: { sandbox: true, partition: "bench" } });
  await window.loadURL(url).catch(fail);
}

function fail(error) {
  console.error(`bench window: ${error.message}`);
  app.exit(1);
}
