import { openPause } from "#upstream/pause.ts";
import type { Difference } from "#register/entry.ts";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import type { Identity, Journal } from "#db/journal.ts";

/** Between two looks at a head that has not caught up, ms. */
const againMs = 500;

/** `seq`: the first entry headquarters does not have as we have it. */
function differ(code: string, seq: number): Difference[] {
  return [{ key: `headquarters/${code}`, about: "headquarters", code, amount: 0, seq }];
}

/**
 * The journal against the head headquarters holds. A backlog that moves is none; one that stands still while headquarters
 * answers is a difference. Null: it could not be asked.
 */
export function openHeadCheck(o: {
  readonly journal: Pick<Journal, "entriesFrom"> & { readonly identity: Pick<Identity, "epoch" | "genesis"> };
  readonly headquarters: Pick<Headquarters, "head" | "online">;
  readonly timeScale: number;
}) {
  const { journal, headquarters, timeScale } = o;
  const { epoch, genesis } = journal.identity;
  const hashAt = (seq: number): string | undefined =>
    seq === 0 ? genesis.toString("hex") : journal.entriesFrom(seq, 1)[0]?.hash;

  return async (upTo: number, signal: AbortSignal): Promise<Difference[] | null> => {
    const pause = openPause(signal);
    let first: number | null = null;
    let behind: Difference[] | null = null;
    while (!signal.aborted && headquarters.online() !== "down") {
      const told = await headquarters.head();
      if (told.kind !== "answer") return behind;
      const { seq, hash } = told.value?.epoch === epoch ? told.value : { seq: 0, hash: undefined };
      if (told.value !== null && told.value.epoch > epoch) return differ("head-ahead", 0);
      const ours = hashAt(seq);
      if (ours === undefined) return differ("head-ahead", 0);
      if (hash !== undefined && hash !== ours) return differ("head-differs", seq);
      if (seq >= upTo || (first !== null && seq > first)) return [];
      behind = first === null ? null : differ("not-forwarded", seq + 1);
      first ??= seq;
      await pause.wait(againMs * timeScale);
    }
    return behind;
  };
}
