import { expect, test } from "vitest";
import { troubleWords } from "#ipc/trouble-words.ts";
import type { TransportCode } from "#upstream/answer.ts";
import { headquartersCodes } from "#upstream/headquarters/ask.ts";
import { mismatchCodes, pokepayCodes } from "#upstream/pokepay/codes.ts";

/** A record, so that the compiler misses a code that is missing here. */
const transport: Record<TransportCode, true> = {
  timeout: true,
  reset: true,
  refused: true,
  unreachable: true,
  dns: true,
  tls: true,
  "server-error": true,
  "too-many": true,
  "bad-body": true,
  conflict: true,
  unlisted: true,
  "known-away": true,
  aborted: true,
};
const codes = [...Object.keys(pokepayCodes), ...mismatchCodes, ...Object.keys(transport), ...headquartersCodes];

test("every code that upstream can say has one sentence and one next step in both languages", () => {
  expect(codes.filter((code) => troubleWords[code] === undefined)).toEqual([]);
});

test("no sentence is too long for one line of the screen, and Japanese is Japanese", () => {
  for (const [code, { ja, en }] of Object.entries(troubleWords)) {
    expect(ja.what.length, code).toBeLessThanOrEqual(20);
    expect(ja.next.length, code).toBeLessThanOrEqual(28);
    expect(en.what.length, code).toBeLessThanOrEqual(48);
    expect(en.next.length, code).toBeLessThanOrEqual(52);
    expect(ja.what + ja.next, code).toMatch(/[ぁ-ん]/u);
    expect(en.what + en.next, code).toMatch(/^[ -~]+$/u);
  }
});
