// npm run demo [-- --out FOLDER --docs]      plays the scripted demonstration; exit 0 only if every check in it held
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "#build/runtime/pins.ts";
import { copyToDocs } from "./demo/docs.ts";
import { playDemo } from "./demo/play.ts";

const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "out", "demo") },
    docs: { type: "boolean", default: false },
  },
});
const out = resolve(values.out);
const checks = await playDemo(out, (line) => console.log(line));
const failed = checks.filter(({ held }) => !held).length;
console.log(`\n${checks.length - failed} of ${checks.length} checks held; everything is in ${out}`);
if (values.docs && failed === 0) copyToDocs(out, join(root, "docs"));
process.exitCode = failed === 0 ? 0 : 1;
