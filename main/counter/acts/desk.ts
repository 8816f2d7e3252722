import type { DeskAnswer, DeskBy } from "#register/command.ts";
import type { DeskChange } from "#register/desk-stage.ts";
import type { Answer } from "#upstream/answer.ts";
import { backoffMs } from "#upstream/backoff.ts";
import type { HeadquartersCode } from "#upstream/headquarters/ask.ts";
import type { CardChange, FoundMember } from "#upstream/headquarters/card-desk.ts";
import { mayHold } from "#upstream/headquarters/told.ts";
import { openPause } from "#upstream/pause.ts";
import { barcodeRefusal } from "#upstream/pokepay/barcode-refusal.ts";
import type { Acting } from "./acting.ts";

/** Asks headquarters who somebody is, and to set what was approved. */
export function openDesk(o: Acting) {
  const { headquarters, live, pokepay, take } = o;
  /** Only the answer to the last question counts: the one before may name somebody else. */
  let asked = 0;
  /** Changes being sent, by the seq of their approval. */
  const sending = new Set<number>();
  const stopped = o.stopped ?? new AbortController().signal;
  const pause = openPause(stopped);
  headquarters.watch((online) => {
    if (online === "up") pause.wake();
  });

  /** Whose barcode it is: by its wallet. One that is used or late may be anybody's picture of it. */
  async function findByBarcode(handle: string): Promise<Answer<FoundMember, string>> {
    const token = live.tokens.get(handle);
    if (token === undefined) return { kind: "refused", code: "cpm_token_not_found" };
    const read = await pokepay.readBarcode(token);
    if (read.kind === "away") return { kind: "refused", code: "desk-app-away" };
    if (read.kind === "refused") return read;
    const [type = "payment"] = read.value.scopes;
    const code = barcodeRefusal(read.value, type, o.nowMs());
    return code === null ? headquarters.findMember({ wallet: read.value.wallet }) : { kind: "refused", code };
  }

  async function find(by: DeskBy): Promise<void> {
    asked += 1;
    const mine = asked;
    live.deskName = null;
    const found = await ("handle" in by ? findByBarcode(by.handle) : headquarters.findMember(by));
    if (mine !== asked) return;
    if (found.kind !== "answer") return void take({ kind: "desk-told", answer: found });
    const { member, name, cards } = found.value;
    live.deskName = name;
    const working = cards.filter(({ status }) => status === "active").length;
    take({ kind: "desk-told", answer: { kind: "member", member, cards: working } });
  }

  function ask({ act, member, card, by: approvedBy }: DeskChange): Promise<Answer<CardChange, HeadquartersCode>> {
    if (act === "stop") {
      const which = card === null ? { member } : { card };
      return headquarters.stopCard({ ...which, reason: "lost", approvedBy });
    }
    if (card === null) throw new Error(`${act} without a card`);
    return act === "link"
      ? headquarters.linkCard({ card, member, approvedBy })
      : headquarters.moveCard({ from: null, to: card, member, approvedBy });
  }

  /** Each of these sets a state: sent until it is answered, however often. */
  async function send(change: DeskChange): Promise<void> {
    const { seq } = change;
    if (sending.has(seq)) return;
    sending.add(seq);
    const tell = (answer: DeskAnswer): void => void take({ kind: "desk-told", seq, answer });
    try {
      for (let failures = 0; ;) {
        const answer = await ask(change);
        if (stopped.aborted) return;
        if (answer.kind === "answer") {
          // The new card shall work, and the old one stop, at the next tap.
          o.pullNow?.();
          return tell({ kind: "changed" });
        }
        if (!mayHold(answer)) return tell(answer);
        failures += 1;
        tell({ kind: "away", code: answer.code });
        await pause.wait(backoffMs(failures, Math.random()) * o.timeScale);
        if (stopped.aborted) return;
      }
    } finally {
      sending.delete(seq);
    }
  }

  return { find, send };
}
