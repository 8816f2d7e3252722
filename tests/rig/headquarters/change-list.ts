import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";

export type Delta<T> = {
  readonly version: number;
  readonly more: boolean;
  /** The version of the last change there is. */
  readonly latest: number;
  readonly changed: readonly T[];
  readonly removed: readonly string[];
};
/** What a list is told or written in file, a line each: the number of the line is its version. value null = removed. */
type Change<T> = { readonly key: string; readonly value: T | null };
export type ChangeList<T> = {
  /** What changed after a version, oldest change first; of each key the last change only. */
  since(version: number): Delta<T>;
  put(key: string, value: T | null): void;
};

const linesAtOnce = 10_000;

/** A list of changes by key, appended to its file: hundreds of thousands of rows cost a page no more than a hundred do. */
export function openChangeList<T>(o: {
  readonly file: string;
  readonly seed: readonly T[];
  readonly key: (row: T) => string;
  /** Rows of one page, as openapi.yaml bounds it. */
  readonly pageRows: number;
}): ChangeList<T> {
  const line = (change: Change<T>): string => `${JSON.stringify(change)}\n`;
  const changes: Change<T>[] = [];
  /** Where the last change of a key stands. */
  const last = new Map<string, number>();
  const add = (change: Change<T>): void => {
    changes.push(change);
    last.set(change.key, changes.length);
  };
  if (existsSync(o.file)) {
    for (const text of readFileSync(o.file, "utf8").split("\n")) if (text !== "") add(JSON.parse(text) as Change<T>);
  } else {
    const file = openSync(o.file, "w");
    for (let at = 0; at < o.seed.length; at += linesAtOnce) {
      const some = o.seed.slice(at, at + linesAtOnce).map((value) => ({ key: o.key(value), value }));
      for (const change of some) add(change);
      writeSync(file, some.map(line).join(""));
    }
    closeSync(file);
  }
  return {
    since(version) {
      const page: Change<T>[] = [];
      let upTo = version;
      let more = false;
      for (let at = version + 1; at <= changes.length; at += 1) {
        const change = changes[at - 1];
        if (change === undefined || last.get(change.key) !== at) continue;
        more = page.length === o.pageRows;
        if (more) break;
        page.push(change);
        upTo = at;
      }
      return {
        version: upTo,
        more,
        latest: changes.length,
        changed: page.flatMap(({ value }) => (value === null ? [] : [value])),
        removed: page.flatMap(({ key, value }) => (value === null ? [key] : [])),
      };
    },
    put(key, value) {
      add({ key, value });
      appendFileSync(o.file, line({ key, value }));
    },
  };
}
