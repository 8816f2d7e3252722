// One fuzzing process: node tests/fuzz/child.ts '{"target":…,"ms":…,"seed":…,"hangMs":…,"folder":…}'; its last line says what it did.
import process from "node:process";
import { Worker } from "node:worker_threads";
import { seedRandom } from "#tests/campaign/power-cut/random.ts";
import { makeBoard, writeBoard } from "./board.ts";
import { openCoverage } from "./coverage.ts";
import { writeFinding } from "./finding.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { plantedTargets } from "./planted-targets.ts";
import { readSeeds } from "./read-seeds.ts";
import { targets } from "./targets/targets.ts";

/** What a process is told to do. `folder`: where findings go. */
export type Task = {
  readonly target: string;
  readonly ms: number;
  readonly seed: number;
  readonly hangMs: number;
  /** Different faults after which it ends before its time. */
  readonly most?: number;
  readonly folder: string;
};

const task = JSON.parse(process.argv[2] ?? "{}") as Task;
const target = [...targets, ...plantedTargets].find(({ name }) => name === task.target);
if (target === undefined) throw new Error(`no such target: ${task.target}`);

const board = makeBoard();
const watch = new Worker(new URL("watch-hang.ts", import.meta.url), { workerData: { ...task, board } });
await new Promise((resolve) => watch.once("online", resolve));
using coverage = openCoverage((url) => /\/(drivers|main\/register|planted-targets)/u.test(url));
let n = 0;
let findings = 0;
const done = fuzzTarget({
  target,
  corpus: readSeeds(target.name),
  ms: task.ms,
  most: task.most,
  random: seedRandom(task.seed),
  coverage,
  begin: (stream) => writeBoard(board, (n += 1), stream),
  found(stream, what) {
    findings += 1;
    writeFinding(task.folder, { target: task.target, what, seed: task.seed, stream });
  },
});
await watch.terminate();
console.log(JSON.stringify({ ...done, findings }));
