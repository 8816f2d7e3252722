import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "#build/runtime/pins.ts";

/** What a tool said, and whether it was content. */
export interface Said {
  isGreen: boolean;
  text: string;
}

/** A house of our own: the project's rules without its code, to plant faults in. */
export interface Skeleton extends Disposable {
  folder: string;
  plant(path: string, text: string): void;
  /** Runs a tool of node_modules/.bin in the folder. */
  run(tool: string, ...args: string[]): Promise<Said>;
}

const rules = [
  "package.json",
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "knip.json",
  "{main,db,drivers,renderer,build,tests}/**/tsconfig*.json",
  "tsconfig.json",
];
const code = ["{main,db,drivers,renderer,build,tests}/**/*.{ts,tsx,mjs,cjs,css,html,json}", "vitest.config.ts"];

/** Copies the rules, or rules and code, to a temporary folder that shares node_modules. */
export function openSkeleton(content: "rules" | "rules and code" = "rules"): Skeleton {
  const folder = mkdtempSync(join(tmpdir(), "coop-house-"));
  for (const path of globSync(content === "rules" ? rules : [...rules, ...code], { cwd: root })) {
    cpSync(join(root, path), join(folder, path));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return {
    folder,
    plant: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    run: (tool, ...args) => runTool(folder, tool, args),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs a tool of node_modules/.bin in a folder; both of its outputs are its text. */
export async function runTool(cwd: string, tool: string, args: string[]): Promise<Said> {
  const { promise, resolve } = Promise.withResolvers<Said>();
  const options = { cwd, maxBuffer: 32 * 1024 * 1024, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" } };
  execFile(join(root, "node_modules", ".bin", tool), args, options, (error, stdout, stderr) => {
    resolve({ isGreen: error === null, text: stdout + stderr });
  });
  return promise;
}
