import type { Measured } from "./figure.ts";
import { type App, timeStart } from "./start-app.ts";
import { median, ratioOfHalves } from "./statistics.ts";

const rounds = 12;

/** Start to "ready to sell" of two kiosks in turns, `more` against `less`; no more apart than `limit` or two halves of the same thing are. */
export async function compareStarts(o: {
  readonly less: App;
  readonly more: App;
  readonly on: Parameters<typeof timeStart>[1];
  readonly limit: number;
  /** What `less` starts with, and what its starts are called in the note. */
  readonly of: string;
  readonly named: string;
  readonly say: (text: string) => void;
}): Promise<Measured> {
  const { less, more, on, say } = o;
  await timeStart(less, on);
  await timeStart(more, on);
  const base: number[] = [];
  const own: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    base.push(await timeStart(less, on));
    own.push(await timeStart(more, on));
    if (round % 4 === 0) say(`${round} of ${rounds} rounds`);
  }
  const baseline = { of: o.of, value: median(base), ours: median(own), unit: "ms" };
  const halves = ratioOfHalves(base);
  return {
    value: baseline.ours / baseline.value,
    unit: "×",
    samples: rounds,
    baseline,
    limit: Math.max(o.limit, halves),
    notes: [`two halves of the ${o.named} are ${halves.toFixed(3)} apart`],
  };
}
