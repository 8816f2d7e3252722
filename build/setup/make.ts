// node build/setup/make.ts [runtime] [bundle]      what needs our own Node to be made
import { makeBundles } from "../bundle/make-bundles.ts";
import { makeRuntime } from "../runtime/make-runtime.ts";

const wanted = process.argv.slice(2);
if (wanted.includes("runtime")) await makeRuntime();
if (wanted.includes("bundle")) await makeBundles();
