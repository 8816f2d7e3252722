import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CardEvent } from "#drivers/card-port.ts";
import {
  type CardReading,
  newReaderMachine,
  type ReadResult,
  READER_TIMES,
  type ReaderInput,
  stepReader,
  wakeReader,
} from "#drivers/reader/machine.ts";

const HERE: CardEvent = { kind: "card", state: "present", atr: new Uint8Array() };
const AWAY: CardEvent = { kind: "card", state: "empty" };
const THERE: CardEvent = { kind: "reader" };
const TROUBLE: ReadResult = { kind: "trouble", code: "FAILURE" };
const read = (number: string): ReadResult => ({ kind: "read", id: { kind: "fcf", number } });
/** A card comes to a reader that is ready. */
const TAP: readonly (readonly [number, CardEvent])[] = [
  [0, THERE],
  [1, AWAY],
  [100, HERE],
];
const A = "0000000001";
const B = "0000000002";
const card = (number: string, presentAtStart = false): CardReading => ({
  kind: "card",
  id: { kind: "fcf", number },
  presentAtStart,
});

/** Plays events at their times, wakes the machine when it asks, and lets each read end after 20 ms as `results` say, one after the other. */
function play(
  events: readonly (readonly [number, CardEvent])[],
  results: readonly ReadResult[],
  untilMs = 20_000,
): CardReading[] {
  const heard: CardReading[] = [];
  const todo: { at: number; input: ReaderInput }[] = events.map(([at, input]) => ({ at, input }));
  let machine = newReaderMachine(READER_TIMES);
  let next = 0;
  for (;;) {
    todo.sort((a, b) => a.at - b.at);
    const event = todo[0];
    const wakeAt = wakeReader(machine);
    const isTick = !event || wakeAt < event.at;
    const at = isTick ? wakeAt : event.at;
    if (at > untilMs) return heard;
    if (!isTick) todo.shift();
    const step = stepReader(machine, isTick ? { kind: "tick" } : event.input, at);
    ({ machine } = step);
    for (const effect of step.effects) {
      if (effect.kind === "hear") heard.push(effect.reading);
      if (effect.kind === "read") {
        const result = results[Math.min(next, results.length - 1)];
        next += 1;
        if (result) todo.push({ at: at + effect.afterMs + 20, input: { kind: "result", n: effect.n, result } });
      }
    }
  }
}

describe("the reader's machine", () => {
  test("tells one presence once, however long the card lies there", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
        ],
        [read(A)],
        600_000,
      ),
    ).toEqual([card(A)]);
  });

  test("tells a card that lay there at the start as such, and the next tap as a tap", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, HERE],
          [2_000, AWAY],
          [3_000, HERE],
        ],
        [read(A)],
      ),
    ).toEqual([card(A, true), { kind: "card-off" }, card(A)]);
  });

  test("takes an absence under 300 ms for a flicker of the field", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [500, AWAY],
          [750, HERE],
          [2_000, AWAY],
        ],
        [read(A)],
      ),
    ).toEqual([card(A), { kind: "card-off" }]);
  });

  test("sees that another card came within a flicker", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [500, AWAY],
          [600, HERE],
        ],
        [read(A), read(B)],
      ),
    ).toEqual([card(A), card(B)]);
  });

  test("arms again after 300 ms without a card", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [500, AWAY],
          [801, HERE],
        ],
        [read(A)],
      ),
    ).toEqual([card(A), { kind: "card-off" }, card(A)]);
  });

  test("tries a card three times, then says that it cannot be read, within a second", () => {
    expect(play(TAP, [TROUBLE, TROUBLE, read(A)], 1_100)).toEqual([card(A)]);
    expect(play(TAP, [TROUBLE], 1_100)).toEqual([{ kind: "unreadable", code: "FAILURE" }]);
    expect(play(TAP, [], 1_100)).toEqual([{ kind: "unreadable", code: "TIMEOUT" }]);
  });

  test("is not silent about a card torn away before it was read", () => {
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [110, AWAY],
        ],
        [read(A)],
      ),
    ).toEqual([{ kind: "unreadable", code: "FAILURE" }, { kind: "card-off" }]);
  });

  test("does not tell a card a second time when pcscd was restarted under it", () => {
    const gone: CardEvent = { kind: "reader", trouble: "NOSERVICE" };
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [1_000, gone],
          [3_000, THERE],
          [3_001, HERE],
          [5_000, AWAY],
        ],
        [read(A)],
      ),
    ).toEqual([card(A), { kind: "card-off" }]);
    expect(
      play(
        [
          [0, THERE],
          [1, AWAY],
          [100, HERE],
          [1_000, gone],
          [3_000, THERE],
          [3_001, AWAY],
        ],
        [read(A)],
      ),
    ).toEqual([card(A), { kind: "card-off" }]);
  });

  test.each([
    [2_000, [card(A), { kind: "card-off" }, card(A, true)]],
    // Back before anybody would take it for gone.
    [1_200, [card(A)]],
  ])(
    "tells in time that a card went with its reader, back at %i ms, and then reads it as nobody's tap",
    (back, told) => {
      const lost: CardEvent = { kind: "reader", trouble: "OFFLINE" };
      const events: readonly CardEvent[] = [THERE, AWAY, HERE, AWAY, lost, THERE, HERE];
      const times = [0, 1, 100, 1_000, 1_000, back, back + 1];
      expect(
        play(
          events.map((event, n): [number, CardEvent] => [times[n] ?? 0, event]),
          [read(A)],
        ),
      ).toEqual(told);
    },
  );

  test("never tells two cards without an absence or another number between them, whatever happens", () => {
    const event = fc.record({
      gapMs: fc.integer({ min: 1, max: 700 }),
      what: fc.constantFrom(HERE, AWAY, THERE, { kind: "reader", trouble: "NOSERVICE" } as CardEvent),
    });
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 40 }),
        fc.array(fc.constantFrom(read(A), TROUBLE), { minLength: 1, maxLength: 10 }),
        (events, results) => {
          let at = 0;
          const heard = play(
            [[0, THERE], ...events.map(({ gapMs, what }): [number, CardEvent] => [(at += gapMs), what])],
            results,
            60_000,
          );
          heard.forEach((reading, n) => {
            if (reading.kind === "card") expect(heard[n - 1]?.kind).not.toBe("card");
            if (reading.kind === "card-off") expect(["card", "unreadable"]).toContain(heard[n - 1]?.kind);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
