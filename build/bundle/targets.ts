import { globSync } from "node:fs";
import { basename } from "node:path";
import { root } from "../runtime/pins.ts";

/** How one run of Vite makes something. Entries are by name of the result: {main: "main/main.ts"}. */
export type Plan =
  | { kind: "program"; entries: Record<string, string>; folder: string }
  | { kind: "preload"; entries: Record<string, string>; folder: string }
  | { kind: "pages"; pages: string[]; folder: string };

/** One bundle: what it is made from, what must stand afterwards, and the runs that make it. */
export interface Target {
  name: string;
  /** Folders and files whose content decides whether it is up to date. */
  inputs: string[];
  /** Files of the result, below out/. */
  outputs: string[];
  plans: Plan[];
}

const shared = ["package.json", "package-lock.json", "build/bundle", "build/vite.config.ts"];
const core = ["main/register", "main/ipc"];
const program = ["main", "db", "drivers"];

/** Everything that is bundled. A worker thread is an entry of its own: …-worker.ts in main or db → out/app/…-worker.js. */
export function listTargets(): Target[] {
  const workers = globSync("{main,db}/**/*-worker.ts", { cwd: root }).toSorted();
  const processes = nameEntries(["main/main.ts", "main/register-process.ts", "main/devices-process.ts", ...workers]);
  const preloads = globSync("main/preload*.ts", { cwd: root }).toSorted();
  const pages = ["index.html", "customer.html", "technician.html"];
  return [
    {
      name: "processes",
      inputs: [...shared, ...program],
      outputs: nameOutputs(processes),
      plans: [{ kind: "program", entries: processes, folder: "app" }],
    },
    {
      name: "preloads",
      inputs: [...shared, ...core, ...preloads],
      outputs: nameOutputs(nameEntries(["main/preload.ts", ...preloads])),
      plans: preloads.map((path) => ({ kind: "preload", entries: nameEntries([path]), folder: "app" })),
    },
    {
      name: "renderer",
      inputs: [...shared, ...core, "renderer"],
      outputs: pages.map((page) => `app/renderer/${page}`),
      plans: [{ kind: "pages", pages, folder: "app/renderer" }],
    },
    {
      name: "rig",
      inputs: [...shared, ...program, "tests/rig"],
      outputs: ["rig/rig.js"],
      plans: [{ kind: "program", entries: { rig: "tests/rig/main.ts" }, folder: "rig" }],
    },
  ];
}

function nameEntries(paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [basename(path, ".ts"), path]));
}

function nameOutputs(entries: Record<string, string>): string[] {
  return Object.keys(entries).map((name) => `app/${name}.js`);
}
