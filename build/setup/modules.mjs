import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, findNodePackage, modules, root } from "./places.mjs";
import { readStep, runStep } from "./shell.mjs";
import { say } from "./say.mjs";

const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];

function readJson(...path) {
  return JSON.parse(readFileSync(join(...path), "utf8"));
}

/** npm leaves in node_modules what it installed: is that what the lock names for this machine? */
function isInstalled() {
  const left = join(modules, ".package-lock.json");
  if (!existsSync(left)) return false;
  const wanted = readJson(root, "package-lock.json").packages;
  const found = readJson(left).packages;
  const isSame = ([path, entry]) => {
    if (!path.startsWith("node_modules/") || entry.link) return true;
    return found[path] === undefined ? isForOthers(entry) : found[path].version === entry.version;
  };
  return Object.entries(wanted).every(isSame) && Object.keys(found).every((path) => path in wanted);
}

/** Optional packages are binaries, one for each kind of machine, and what only those need. */
function isForOthers({ optional, os, cpu, libc }) {
  if (optional !== true) return false;
  if (os === undefined && cpu === undefined) return true;
  return !isListed(os, process.platform) || !isListed(cpu, process.arch) || !isListed(libc, findLibc());
}

function isListed(list, name) {
  return list === undefined || list.includes(name);
}

function findLibc() {
  return process.report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}

/** Installs what the lock names, without running anybody's install script, and Node 24 with it. */
export function installModules() {
  if (!isInstalled()) {
    say("npm ci (a minute or two)");
    runStep("npm", ["ci", "--ignore-scripts", ...quiet], { cwd: root, env: environment() });
  }
  installNode();
  if (isInstalled()) return;
  say(`Node ${process.version} is too old for some of it: once more with our own`);
  installUnderOurNode();
  installNode();
  if (!isInstalled()) throw new Error("npm ci did not install what package-lock.json names");
}

/** npm leaves binaries out whose package asks for a newer Node than the one npm runs on. */
function installUnderOurNode() {
  const folder = mkdtempSync(join(tmpdir(), "coop-setup-"));
  const node = join(folder, "node");
  try {
    copyFileSync(join(modules, "node", "bin", "node"), node);
    const npm = process.env.npm_execpath ?? realpathSync(readStep("sh", ["-c", "command -v npm"]).trim());
    runStep(node, [npm, "ci", "--ignore-scripts", ...quiet], { cwd: root, env: environment() });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Node 24 comes as a package too; its one script only puts the binary in its place. */
function installNode() {
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
