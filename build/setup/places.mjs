import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const modules = join(root, "node_modules");

/** The environment of every step and command: our own Node first. */
export function environment(extra = {}) {
  const path = [join(modules, ".bin"), process.env.PATH ?? "/usr/local/bin:/usr/bin:/bin"].join(delimiter);
  return { ...process.env, ...extra, PATH: path };
}

/** Our Node's package brings its headers: beside the `node` package or hoisted; null while it is not there. */
export function findNodePackage() {
  const { resolve } = createRequire(join(modules, "node", "package.json"));
  try {
    return dirname(resolve(`node-${process.platform}-${process.arch}/package.json`));
  } catch {
    return null; // npm prunes it with every change of a dependency: nothing but the script of `node` asks for it
  }
}
