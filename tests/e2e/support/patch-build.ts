import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { root } from "#build/runtime/pins.ts";

export type Patch = { readonly find: string | RegExp; readonly replace: string };

/**
 * A copy of the built kiosk in `folder` with a guard broken on purpose, so that a test can show that it would notice.
 * Throws when a patch does not apply exactly once.
 */
export async function patchBuild(folder: string, patches: readonly Patch[]): Promise<void> {
  await makeBundles();
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  cpSync(join(root, "out", "app"), join(folder, "out", "app"), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const app = join(folder, "out", "app");
  const names = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:js|html)$/.test(name));
  const texts = new Map(names.map((name) => [name, readFileSync(join(app, name), "utf8")]));
  for (const { find, replace } of patches) {
    const hits = [...texts].filter(([, text]) => text.split(find).length > 1);
    const [hit] = hits;
    if (hit === undefined || hits.length > 1 || hit[1].split(find).length > 2)
      throw new Error(`the patch of ${String(find)} does not apply once, but in ${hits.length} files`);
    texts.set(
      hit[0],
      hit[1].replace(find, () => replace),
    );
  }
  for (const [name, text] of texts) writeFileSync(join(app, name), text);
}
