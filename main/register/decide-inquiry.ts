import type { Command } from "./command.ts";
import type { Payer } from "./draft.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** Nothing moves here: a basket may stand there meanwhile, and neither storage nor clock need be in order. */
function askCard(state: State): Verdict {
  const { draft, book, emoney } = state;
  const { kind } = draft.stage;
  if (kind !== "sale" && kind !== "done") return refuse("not-now");
  if (book.op === null) return refuse("no-operator");
  if (book.day === null) return refuse("no-day");
  if (emoney === "down") return refuse("inquiry-away");
  return accept({ ...draft, stage: { kind: "card", for: "balance", amount: 0 }, notice: null });
}

/** Whose wallet it is is known, by card or by the app's barcode: the figures go to the customer's window, and only there. */
export function openInquiry({ draft }: State, payer: Payer): Verdict {
  const { wallet, customer } = payer;
  return accept(
    { ...draft, stage: { kind: "inquiry", wallet, customer }, notice: null },
    { effects: [{ kind: "latest", payer }] },
  );
}

/** The next customer must not read what this one read. `why`: it could not be shown, or stood there long enough. */
function leave({ draft }: State, why: string | undefined): Verdict {
  const notice = why === undefined ? null : { code: why };
  return accept({ ...draft, stage: { kind: "sale" }, notice }, why === undefined ? {} : { sound: "error" });
}

export function decideInquiry(state: State, command: Command, _stamp: Stamp): Verdict | null {
  const isHere = state.draft.stage.kind === "inquiry";
  switch (command.kind) {
    case "balance":
      return askCard(state);
    case "back":
      return isHere ? leave(state, command.why) : null;
    case "next":
      return isHere ? leave(state, undefined) : null;
    default:
      return null;
  }
}
