import { readStep, runStep } from "./shell.mjs";
import { say } from "./say.mjs";

/** What Debian 12 has to give: a compiler for the addons, PC/SC, and what Chromium links against. */
const packages = [
  // building: smartcard, better-sqlite3 for the fallback runtime, the recorder of the power-cut test
  "build-essential",
  "python3",
  "libpcsclite-dev",
  // card reader and its virtual card
  "pcscd",
  "vsmartcard-vpcd",
  // rig, display, tools
  "socat",
  "xvfb",
  "xauth",
  "iproute2",
  "util-linux",
  "procps",
  "openssl",
  // reads the codes on the rig's papers, as a phone and a scanner would
  "zbar-tools",
  "unzip",
  "ca-certificates",
  // Chromium
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libdrm2",
  "libatk-bridge2.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libxtst6",
  "libxss1",
  "libxkbcommon0",
  "libxcomposite1",
  "libxdamage1",
  "libxrandr2",
];

/** Names as dpkg knows them; after the 64-bit time transition some carry a suffix (libgtk-3-0t64). */
function findMissing() {
  const known = readStep("dpkg-query", ["-W", "-f=${Package} ${db:Status-Status}\n"]);
  if (known === null) return null;
  const installed = new Set(
    known
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return packages.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

function findRoot() {
  if (process.getuid?.() === 0) return [];
  return readStep("sudo", ["-n", "true"]) === null ? null : ["sudo", "-n"];
}

/** Installs what is missing where it may, else says what a person has to install. */
export function installPackages() {
  const missing = findMissing();
  if (missing === null) return say(`no dpkg here; these must be there: ${packages.join(" ")}`);
  if (missing.length === 0) return;
  const asRoot = findRoot();
  if (asRoot === null) return say(`please run as root:  apt-get install -y ${missing.join(" ")}`);
  say(`installing from Debian: ${missing.join(" ")}`);
  const apt = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"];
  runStep(apt[0], [...apt.slice(1), "update"]);
  runStep(apt[0], [...apt.slice(1), "install", "-y", "--no-install-recommends", ...missing]);
}
