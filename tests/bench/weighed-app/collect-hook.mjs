// Imported by every process of the kiosk under measure: on SIGUSR2 two full collections, and a file in BENCH_COLLECTED with what is left says so.
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

process.on("SIGUSR2", () => {
  collect();
  // What the first one freed may hold memory of its own (buffers, ports) until it has been finalised.
  setImmediate(() => {
    collect();
    const path = join(process.env.BENCH_COLLECTED ?? "", String(process.pid));
    writeFileSync(`${path}.new`, JSON.stringify(process.memoryUsage()));
    renameSync(`${path}.new`, path);
  });
});
