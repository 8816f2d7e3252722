import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "#build/runtime/pins.ts";

/** A fault planted in the shipped source: `from` must stand in `file` (below the root) exactly once. */
export type Patch = { readonly file: string; readonly from: string; readonly to: string };
export type ThreadBundle = Disposable & { readonly thread: string; readonly sumDay: string };

/**
 * The register's thread in one file, packages and all: it starts in a tenth of a second, and a patched one cannot be mistaken for what ships.
 * @throws when a patch does not apply
 */
export async function buildThread(patches: readonly Patch[] = []): Promise<ThreadBundle> {
  const { build } = await import("vite");
  mkdirSync(join(root, "out/model"), { recursive: true });
  const outDir = mkdtempSync(join(root, "out/model/thread-"));
  const remove = (): void => rmSync(outDir, { recursive: true, force: true });
  const applied = new Set<Patch>();
  const plant = {
    name: "plant-faults",
    enforce: "pre" as const,
    transform(code: string, id: string): string | undefined {
      const here = patches.filter(({ file }) => id === join(root, file));
      if (here.length === 0) return undefined;
      return here.reduce((text, patch) => {
        const pieces = text.split(patch.from);
        if (pieces.length === 2) applied.add(patch);
        return pieces.join(patch.to);
      }, code);
    },
  };
  await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [plant],
    ssr: { noExternal: true, external: ["better-sqlite3"] },
    build: {
      ssr: true,
      target: "node24",
      outDir,
      minify: false,
      rolldownOptions: {
        input: {
          "register-thread": join(root, "tests/model/thread/register-thread.ts"),
          "sum-day-worker": join(root, "main/counter/sum-day-worker.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      },
    },
  });
  const missed = patches.find((patch) => !applied.has(patch));
  if (missed !== undefined) {
    remove();
    throw new Error(`does not apply once in ${missed.file}: ${missed.from}`);
  }
  return {
    thread: join(outDir, "register-thread.js"),
    sumDay: join(outDir, "sum-day-worker.js"),
    [Symbol.dispose]: remove,
  };
}
