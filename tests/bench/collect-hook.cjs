// Loaded into every Node of the kiosk under measure (NODE_OPTIONS=--require): on SIGUSR2 two full collections, and a file says so.
const { writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

process.on("SIGUSR2", () => {
  collect();
  // What the first one freed may hold memory of its own (buffers, ports) until it has been finalised.
  setImmediate(() => {
    collect();
    writeFileSync(`${process.env.BENCH_COLLECTED}/${process.pid}`, "");
  });
});
