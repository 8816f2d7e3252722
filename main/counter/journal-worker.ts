import { parentPort, workerData } from "node:worker_threads";
import { findEntries } from "#db/find-entries.ts";
import { emptyBook } from "#register/book.ts";
import type { JournalPage, JournalPlace } from "#ipc/journal.ts";
import { composePaper } from "./paper.ts";
import { previewPaper } from "./preview.ts";
import { rowOf } from "./journal-row.ts";
import { type JournalQuery, wantedOf } from "./journal-wanted.ts";
import type { FinderAnswer, FinderAsk, FinderInput } from "./open-finder.ts";
import { openPast, pastEpochs, type Past } from "./open-past.ts";

/** Off the main thread, on connections that only read: to look through a million entries takes longer than a screen may wait. */
const { dir, mode, nativeBinding } = workerData as FinderInput;
/** Rows of a page, and how long is looked for them at most (ms): what is found so far is shown, and the looking goes on. */
const [mostRows, withinMs] = [20, 350];

const current = openPast(dir, undefined, nativeBinding);
const opened = new Map<number, Past>([[current.epoch, current]]);
function epochAt(epoch: number): Past | null {
  const held = opened.get(epoch);
  if (held) return held;
  if (!pastEpochs(dir).includes(epoch)) return null;
  const past = openPast(dir, epoch, nativeBinding);
  opened.set(epoch, past);
  return past;
}

/** The place before this one: in the same epoch, else at the end of the one before. */
function placeBefore({ epoch, seq }: JournalPlace): JournalPlace | null {
  if (seq > 1) return { epoch, seq };
  const older = pastEpochs(dir).find((one) => one < epoch);
  return older === undefined ? null : { epoch: older, seq: Number.MAX_SAFE_INTEGER };
}

function find(query: JournalQuery): JournalPage {
  const endMs = performance.now() + withinMs;
  const place = query.before ?? { epoch: current.epoch, seq: Number.MAX_SAFE_INTEGER };
  const past = epochAt(place.epoch);
  if (past === null) return { rows: [], epoch: current.epoch, next: null, downTo: null };
  const wanted = wantedOf(query, past.entryAt);
  const found = past.db.transaction(() =>
    findEntries(past.db, wanted, { before: place.seq, most: mostRows, isOver: () => performance.now() > endMs }),
  )();
  return {
    rows: found.entries.map((entry) => rowOf(entry, past)),
    epoch: current.epoch,
    next: placeBefore({ epoch: past.epoch, seq: found.downTo }),
    downTo: past.entryAt(found.downTo)?.day ?? null,
  };
}

async function picture({ epoch, seq, settings, balance }: FinderAsk & { kind: "paper" }): Promise<string | null> {
  const past = epochAt(epoch);
  if (past === null) return null;
  // How money under way stands now is not what the paper said then: it is left out.
  const journal = { entry: past.entry, saleOf: past.saleOf, configAt: past.configAt, book: () => emptyBook };
  const paper = composePaper(seq, 0, { journal, settings, mode, balance });
  return paper && previewPaper(paper);
}

parentPort?.on("message", (ask: FinderAsk) => {
  const answer = (value: FinderAnswer["value"]): void =>
    parentPort?.postMessage({ id: ask.id, value } satisfies FinderAnswer);
  if (ask.kind === "rows") answer(find(ask.query));
  else void picture(ask).then((svg) => answer(svg));
});
