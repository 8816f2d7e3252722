// Every npm script comes through here. Plain JavaScript for any Node from 18 on: sets up what is missing, then
// hands over to the Node in node_modules.    node build/setup/run.mjs COMMAND [ARGS]
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { buildSmartcard, installModules } from "./modules.mjs";
import { installPackages } from "./packages.mjs";
import { say } from "./say.mjs";
import { environment, modules, root } from "./places.mjs";

/** COMMAND → its program and what must be made first: the Electron runtime, the bundles. */
const commands = {
  setup: { make: ["runtime"] },
  build: { make: ["bundle"] },
  start: { make: ["runtime", "bundle"], script: "tests/rig/start.ts" },
  demo: { make: ["runtime", "bundle"], script: "tests/e2e/demo.ts" },
  rig: { make: [], script: "tests/rig/main.ts" },
  test: { make: ["runtime", "bundle"], script: "build/check/run-tests.ts" },
  check: { make: ["runtime", "bundle"], script: "build/check/run-check.ts" },
  bench: { make: ["runtime", "bundle"], script: "tests/bench/main.ts" },
  screens: { make: ["runtime"], script: "tests/renderer/screens/main.ts" },
  campaign: { make: ["runtime", "bundle"], script: "tests/campaign/main.ts" },
  model: { make: [], script: "tests/model/main.ts" },
  fuzz: { make: [], script: "tests/fuzz/main.ts" },
  soak: { make: [], script: "tests/soak/main.ts" },
  journal: { make: [], script: "db/cli/journal.ts" },
  provision: { make: [], script: "main/technician/provision.ts" },
};

const [name = "setup", ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  console.error(`no such command: ${name} (there are ${Object.keys(commands).join(", ")})`);
  process.exit(2);
}

try {
  installPackages();
  installModules();
  buildSmartcard();
} catch (error) {
  say(error.message);
  process.exit(1);
}
if (command.make.length > 0) await handOver("build/setup/make.ts", command.make);
if (command.script !== undefined) await handOver(command.script, args);

/** Runs a program under our Node, passes signals on, and ends as it ended unless it ended well. */
async function handOver(script, scriptArgs) {
  const node = join(modules, ".bin", "node");
  const child = spawn(node, [join(root, script), ...scriptArgs], { cwd: root, env: environment(), stdio: "inherit" });
  // Ctrl-C reaches the whole foreground group: the child decides, we wait for it.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const status = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
  if (status !== 0) process.exit(status);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.removeAllListeners(signal);
}
