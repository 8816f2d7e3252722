import { join } from "node:path";
import { makeTempDir } from "#rig/temp-dir.ts";
import { compareBooks } from "../demo/books.ts";
import { type Check, openChecks } from "../demo/checks.ts";
import { openPlay } from "../demo/stage.ts";
import { type DayOptions, playDay } from "./play-day.ts";
import { type Heading, recount } from "./recount.ts";

type DayResult = {
  /** The exported journal; gone with the result. */
  readonly file: string;
  readonly headings: readonly Heading[];
  readonly checks: readonly Check[];
};

/** Every wait of kiosk and rig times this. */
const timeScale = 0.25;

/** Opens a kiosk, plays the day, exports its journal as an auditor would, and counts its Z again. */
export async function runDay(o: DayOptions): Promise<DayResult & AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const checks = openChecks(() => {});
  {
    await using play = await openPlay({ timeScale, mode: "test" });
    await playDay({ ...play, checks, shoot: async () => {} }, o);
    await compareBooks(play.rig, checks, dir.path);
  }
  const file = join(dir.path, "journal.jsonl");
  const all = stack.move();
  return {
    file,
    headings: recount(file),
    checks: checks.all(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
