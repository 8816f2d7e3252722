// npm run bench [-- NAME...]      measures the promised figures; exit 1 when one is missed
import { join } from "node:path";
import process from "node:process";
import { root } from "#build/runtime/pins.ts";
import { figures } from "./figures.ts";
import { runFigures } from "./run-figures.ts";

process.exitCode = await runFigures({
  figures,
  names: process.argv.slice(2),
  file: join(root, "out", "bench.json"),
  work: join(root, "out", "bench"),
  print: (text) => console.log(text),
});
