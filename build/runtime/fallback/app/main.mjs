// What `electron FOLDER` does in a stock Electron: load the app of the folder named first on the command line.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith("-")) ?? ".");
const { main = "index.js", name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
app.setName(name ?? "app");
app.setVersion(version ?? "0.0.0");
app.setAppPath(folder);
await import(pathToFileURL(join(folder, main)).href);
