import { openJudge } from "./judge.ts";
import { type Acknowledged, listAcknowledged } from "./list-acknowledged.ts";
import { seedRandom } from "./random.ts";
import type { Recording } from "./record.ts";
import { openWalk } from "./replay.ts";

/** Something left, or came in at the printer, that a disk without its unsynced part knows nothing of. */
export type TooEarly = {
  readonly what: "screen" | "job" | "headquarters" | "intent" | "printer";
  readonly detail: string;
};
type AtPrinter = { readonly kicks: number; readonly papers: number };

const kick = Buffer.of(0x1b, 0x70);
/** ESC @ and GS a: how our documents begin, and how a printer is met, before the first deal. */
const paper = Buffer.of(0x1b, 0x40, 0x1d, 0x61);

function countIn(bytes: Buffer, wanted: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length)) count += 1;
  return count;
}

/** What was safe on the disk after so many records. */
function safeAt(recording: Recording, prefix: number): ReadonlyMap<string, Buffer> {
  const walk = openWalk(recording, []);
  walk.to(prefix);
  return walk.disk.cut("nothing", seedRandom(0));
}

const nameOf = (one: Acknowledged): TooEarly["what"] => (one.kind === "entry" ? one.by : one.kind);

/** Holds everything that left against what a power cut at that moment would have left of the journal at the worst. */
export function findTooEarly(recording: Recording): {
  readonly tooEarly: readonly TooEarly[];
  readonly atPrinter: AtPrinter;
} {
  const { log } = recording;
  const printer = recording.printer.filter(({ ns }) => ns > (recording.deals[0]?.lastKeyNs ?? 0));
  using judge = openJudge(recording.keys);
  const tooEarly: TooEarly[] = [];
  for (const one of listAcknowledged(recording)) {
    const losses = judge.judge(safeAt(recording, one.at), [one], false);
    tooEarly.push(...losses.map(({ detail }) => ({ what: nameOf(one), detail })));
  }
  judge.judge(safeAt(recording, 0), [], false);
  const before = judge.countSent();
  let seen = { kicks: 0, papers: 0 };
  for (const { ns, bytes } of printer) {
    const next = { kicks: seen.kicks + countIn(bytes, kick), papers: seen.papers + countIn(bytes, paper) };
    if (next.kicks === seen.kicks && next.papers === seen.papers) continue;
    seen = next;
    judge.judge(safeAt(recording, log.filter((record) => record.ns <= ns).length), [], false);
    const sent = judge.countSent();
    const isEarly = sent.drawer - before.drawer < seen.kicks || sent.printer - before.printer < seen.papers;
    if (isEarly)
      tooEarly.push({
        what: "printer",
        detail: `${JSON.stringify(seen)} at the printer, ${JSON.stringify(sent)} sent`,
      });
  }
  return { tooEarly, atPrinter: seen };
}
