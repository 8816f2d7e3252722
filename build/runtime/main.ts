// node build/runtime/main.ts      makes the runtime if needed and prints it as JSON
import { findRuntime } from "./find-runtime.ts";
import { makeRuntime } from "./make-runtime.ts";

await makeRuntime();
console.log(JSON.stringify(findRuntime(), null, 2));
