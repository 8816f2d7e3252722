import { type Profiler, Session } from "node:inspector";

/** Which of the parsers' code has run so far. */
export type Coverage = Disposable & {
  /** Whether code has run since the last look that had never run before. */
  peek(): boolean;
  /** The same, and it counts as having run from now on. */
  note(): boolean;
  /** Places of the sources that have run. */
  count(): number;
};

/** V8's block coverage of our own sources (Chrome DevTools Protocol, Profiler.takePreciseCoverage), in this process. */
export function openCoverage(isOurs: (url: string) => boolean): Coverage {
  const session = new Session();
  session.connect();
  // Within one process the answer is there when post() returns.
  const take = (): Profiler.ScriptCoverage[] => {
    let scripts: Profiler.ScriptCoverage[] = [];
    session.post("Profiler.takePreciseCoverage", (error, { result }) => {
      if (error) throw error;
      scripts = result;
    });
    return scripts;
  };
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const covered = new Map<string, Uint8Array>();
  let places = 0;

  /** Ranges of a function are told from the outermost to the innermost, so the last one that holds a place decides. */
  function paint(url: string, { ranges }: Profiler.FunctionCoverage, isKept: boolean): boolean {
    const [whole] = ranges;
    if (!whole || whole.count === 0) return false;
    const length = whole.endOffset - whole.startOffset;
    const ran = new Uint8Array(length);
    for (const { startOffset, endOffset, count } of ranges)
      ran.fill(count > 0 ? 1 : 0, startOffset - whole.startOffset, endOffset - whole.startOffset);
    const key = `${url}:${whole.startOffset}`;
    const before = covered.get(key) ?? new Uint8Array(length);
    const fresh = ran.reduce((sum, one, at) => sum + (one === 1 && before[at] === 0 ? 1 : 0), 0);
    if (isKept && fresh > 0) {
      covered.set(
        key,
        before.map((one, at) => one | (ran[at] ?? 0)),
      );
      places += fresh;
    }
    return fresh > 0;
  }
  function look(isKept: boolean): boolean {
    let isNew = false;
    for (const { url, functions } of take())
      if (isOurs(url)) for (const one of functions) isNew = paint(url, one, isKept) || isNew;
    return isNew;
  }

  return {
    peek: () => look(false),
    note: () => look(true),
    count: () => places,
    [Symbol.dispose]: () => session.disconnect(),
  };
}
