import { isDeepStrictEqual } from "node:util";

/** One thing the demonstration claims, and whether it held. */
export type Check = {
  readonly step: string;
  readonly what: string;
  readonly held: boolean;
  readonly found: unknown;
  /** Left out where the sentence says it all. */
  readonly expected?: unknown;
};

export type Checks = {
  /** Names the part of the demonstration that follows, and says so. */
  begin(step: string): void;
  equal(what: string, found: unknown, expected: unknown): void;
  holds(what: string, held: boolean, found?: unknown): void;
  all(): readonly Check[];
};

/** Collects checks and prints each as it is made. */
export function openChecks(say: (line: string) => void): Checks {
  const made: Check[] = [];
  let step = "";
  const add = (check: Omit<Check, "step">): void => {
    made.push({ step, ...check });
    const more =
      "expected" in check
        ? `: ${JSON.stringify(check.found)}, not ${JSON.stringify(check.expected)}`
        : `: ${JSON.stringify(check.found)}`;
    say(check.held ? `  ✓ ${check.what}` : `  ✗ ${check.what}${more}`);
  };
  return {
    begin(name) {
      step = name;
      say(`\n${name}`);
    },
    equal: (what, found, expected) => add({ what, held: isDeepStrictEqual(found, expected), found, expected }),
    holds: (what, held, found = held) => add({ what, held, found }),
    all: () => made,
  };
}
