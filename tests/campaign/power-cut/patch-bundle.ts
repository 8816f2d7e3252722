import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { root } from "#build/runtime/pins.ts";
import type { Entries } from "#tests/house/open-house.ts";

/** A fault planted in the shipped code: `from` must stand there exactly once. */
export type Patch = { readonly from: string; readonly to: string };

const app = join(root, "out/app");

/**
 * A copy of the built processes, patched, inside the tree so that it finds the same packages. Without patches it is what
 * ships; a copy all the same, so that a build meanwhile changes nothing under a running process.
 * @throws when a patch does not apply
 */
export async function copyBundle(patches: readonly Patch[] = []): Promise<Disposable & { readonly entries: Entries }> {
  if (!existsSync(join(app, "register-process.js"))) await makeBundles();
  mkdirSync(join(root, "out/campaign"), { recursive: true });
  const folder = mkdtempSync(join(root, "out/campaign/app-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const applied = patches.map(() => 0);
  for (const name of globSync(["{register,devices}-process.js", "*-worker.js", "chunks/*.js"], { cwd: app })) {
    let text = readFileSync(join(app, name), "utf8");
    for (const [nth, { from, to }] of patches.entries()) {
      const pieces = text.split(from);
      applied[nth] = (applied[nth] ?? 0) + pieces.length - 1;
      text = pieces.join(to);
    }
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const [nth, patch] of patches.entries()) {
    if (applied[nth] === 1) continue;
    remove();
    throw new Error(`applies ${applied[nth]} times: ${patch.from}`);
  }
  const entry = (name: string): string => relative(root, join(folder, name));
  return {
    entries: { register: entry("register-process.js"), devices: entry("devices-process.js") },
    [Symbol.dispose]: remove,
  };
}
