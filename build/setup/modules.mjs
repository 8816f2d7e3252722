import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { environment, findNodePackage, modules, root } from "./places.mjs";
import { readStep, runStep } from "./shell.mjs";
import { say } from "./say.mjs";

const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];

function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}

/** npm leaves in node_modules what it installed: the same versions as the lock names (other machines' binaries apart)? */
function isInstalled() {
  const left = join(modules, ".package-lock.json");
  if (!existsSync(left)) return false;
  const wanted = readJson(root, "package-lock.json").packages;
  const found = readJson(left).packages;
  const same = ([path, entry]) =>
    path === "" ||
    !path.startsWith("node_modules/") ||
    (found[path] ? found[path].version === entry.version : entry.optional === true);
  return Object.entries(wanted).every(same) && Object.keys(found).every((path) => path in wanted);
}

/** Installs what the lock names, without running anybody's install script. */
export function installModules() {
  if (isInstalled()) return;
  say("npm ci (a minute or two)");
  runStep("npm", ["ci", "--ignore-scripts", ...quiet], { cwd: root, env: environment() });
}

/** Node 24 comes as a package too; its one script only puts the binary in its place. */
export function installNode() {
  const wanted = readJson(root, "package.json").devDependencies.node;
  const binary = join(modules, "node", "bin", "node");
  const found = findNodePackage();
  if (existsSync(binary) && found !== null && readJson(found, "package.json").version === wanted) return;
  say(`fetching Node ${wanted}`);
  runStep("npm", ["rebuild", "node", ...quiet], { cwd: root, env: environment() });
  const got = readStep(binary, ["--version"])?.trim();
  if (got !== `v${wanted}`) throw new Error(`wanted Node v${wanted}, got ${got ?? "none that runs"}`);
}

/** The one addon without prebuilt binaries. Without it the card reader is away and everything else works. */
export function buildSmartcard() {
  const addon = join(modules, "smartcard", "build", "Release", "smartcard_napi.node");
  if (existsSync(addon)) return;
  say("building smartcard (half a minute)");
  try {
    const env = environment({ npm_config_nodedir: findNodePackage() ?? "" });
    runStep("npm", ["rebuild", "smartcard", ...quiet], { cwd: root, env });
  } catch (error) {
    rmSync(addon, { force: true });
    say(`smartcard could not be built, so no PC/SC reader will work here (${error.message})`);
  }
}
