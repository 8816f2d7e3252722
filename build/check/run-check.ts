// npm run check      types, lint, format, unused code and dependencies, long style sheets, tests; all of them, whatever fails
import { join } from "node:path";
import { root } from "../runtime/pins.ts";
import { runCommand } from "./run-command.ts";

const steps: [title: string, command: string, ...args: string[]][] = [
  ["types", "tsc", "-b"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["format", "oxfmt", "--check"],
  ["unused", "knip"],
  ["tests", process.execPath, join(root, "build", "check", "run-tests.ts"), ...process.argv.slice(2)],
];

const failed: string[] = [];
for (const [title, command, ...args] of steps) {
  console.log(`\n== ${title}`);
  if ((await runCommand(command, args, process.env)) !== 0) failed.push(title);
}
console.log(failed.length === 0 ? "\ncheck: all good" : `\ncheck: ${failed.join(", ")} failed`);
process.exit(failed.length === 0 ? 0 : 1);
