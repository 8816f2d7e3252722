// Worker of a fuzzing process: an input that is still being read after `hangMs` is written down, and the process ended.
import { workerData } from "node:worker_threads";
import { writeFinding } from "./finding.ts";
import { type Board, readBoard } from "./board.ts";

type Data = {
  readonly board: Board;
  readonly folder: string;
  readonly target: string;
  readonly seed: number;
  readonly hangMs: number;
};
const { board, folder, target, seed, hangMs } = workerData as Data;

let last = -1;
let since = performance.now();
setInterval(
  () => {
    const { n, stream } = readBoard(board);
    if (n !== last) {
      last = n;
      since = performance.now();
    } else if (n > 0 && performance.now() - since > hangMs) {
      writeFinding(folder, { target, what: `hangs: not read within ${hangMs} ms`, seed, stream });
      process.kill(process.pid, "SIGKILL");
    }
  },
  Math.max(20, hangMs / 10),
);
