import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { root } from "#build/runtime/pins.ts";

const require = createRequire(import.meta.url);
const FLAGS =
  "-shared -fPIC -O1 -std=gnu++20 -fno-exceptions -w -DNODE_GYP_MODULE_NAME=pcsclite -DBUILDING_NODE_EXTENSION -DUSING_UV_SHARED=1 -DUSING_V8_SHARED=1";
const SOURCES = ["addon.cpp", "pcsclite.cpp", "cardreader.cpp"] as const;

/** The package that brings our Node brings its headers. */
function findNodePackage(): string {
  const { resolve } = createRequire(require.resolve("node/package.json"));
  return dirname(resolve(`node-${process.platform}-${process.arch}/package.json`));
}

/** Never those that an npm of this machine was told of: they may be another Node's. */
function findHeaders(): string {
  const found = join(findNodePackage(), "include/node");
  if (!existsSync(join(found, "node.h"))) throw new Error("Node's headers are not there; `npm run setup` fetches them");
  return found;
}

/**
 * Builds the native layer that ours replaces, @pokusew/pcsclite 0.6.0, for this Node (20 s, once), and answers its module. It is compiled directly
 * with what its binding.gyp says: node-gyp would want the network.
 */
export function buildOriginal(): string {
  const from = dirname(require.resolve("pcsclite-original/package.json"));
  const hash = createHash("sha256").update(process.version);
  for (const name of SOURCES) hash.update(readFileSync(join(from, "src", name)));
  const folder = join(root, "out/original", hash.digest("hex").slice(0, 12));
  const main = join(folder, "lib/pcsclite.js");
  if (existsSync(main)) return main;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(from, fresh, { recursive: true });
  mkdirSync(join(fresh, "build/Release"), { recursive: true });
  const includes = [
    findHeaders(),
    dirname(createRequire(join(from, "package.json")).resolve("nan/package.json")),
    "/usr/include/PCSC",
  ];
  execFileSync("c++", [
    ...FLAGS.split(" "),
    ...includes.map((path) => `-I${path}`),
    ...SOURCES.map((name) => join(fresh, "src", name)),
    "-lpcsclite",
    "-o",
    join(fresh, "build/Release/pcsclite.node"),
  ]);
  renameSync(fresh, folder);
  return main;
}
