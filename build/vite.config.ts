import { join } from "node:path";
import react from "@vitejs/plugin-react";
import type { InlineConfig } from "vite";
import { cutFonts } from "./bundle/cut-fonts.ts";
import type { Plan } from "./bundle/targets.ts";
import { root } from "./runtime/pins.ts";

/** What both runtimes understand: Electron 33 has Node 20.18 and Chromium 130, so `using` is lowered. */
const nodeTarget = "node20.18";
const pageTarget = "chrome130";

/** Vite's settings for one run. */
export function describeRun(plan: Plan): InlineConfig {
  const common: InlineConfig = { configFile: false, root, logLevel: "warn", clearScreen: false };
  const outDir = join(root, "out", plan.folder);
  switch (plan.kind) {
    case "program":
      // Packages stay outside and are found in node_modules: some are native. Two that every process wants at its start come along, for
      // what is used of them is a tenth.
      return {
        ...common,
        ssr: { external: true, noExternal: ["valibot", "canonicalize"] },
        build: {
          ssr: true,
          target: nodeTarget,
          outDir,
          emptyOutDir: false,
          minify: false,
          sourcemap: true,
          rolldownOptions: {
            input: fromRoot(plan.entries),
            output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name].js" },
          },
        },
      };
    case "preload":
      // A sandboxed preload is one CommonJS file that can require nothing but electron.
      return {
        ...common,
        ssr: { noExternal: true, external: ["electron"] },
        build: {
          ssr: true,
          target: nodeTarget,
          outDir,
          emptyOutDir: false,
          minify: false,
          rolldownOptions: {
            input: fromRoot(plan.entries),
            output: { format: "cjs", entryFileNames: "[name].js", codeSplitting: false },
          },
        },
      };
    case "pages":
      // Nothing is inlined: the policy of the pages allows neither `data:` fonts nor inline scripts.
      return {
        ...common,
        root: join(root, "renderer"),
        base: "./",
        plugins: [react(), cutFonts()],
        build: {
          target: pageTarget,
          outDir,
          emptyOutDir: true,
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          chunkSizeWarningLimit: 2_000,
          rolldownOptions: { input: plan.pages.map((page) => join(root, "renderer", page)) },
        },
      };
  }
}

function fromRoot(entries: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)]));
}
