import type { Command, DeskBy } from "./command.ts";
import { decideBasket } from "./decide-basket.ts";
import { changeOf } from "./desk-left.ts";
import type { DeskAct, DeskChange } from "./desk-stage.ts";
import { explainCard, explainWallet, sayCard } from "./desk-tap.ts";
import { hearChanged, hearFound } from "./desk-told.ts";
import type { Draft, Stage } from "./draft.ts";
import { tapExpress } from "./express.ts";
import { refuseMoney } from "./guard.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** A member number is digits on a sticker; what is longer is something else. */
const longestNumber = 32;

const step = (draft: Draft, stage: Stage): Verdict => accept({ ...draft, stage, notice: null });

function open(state: State): Verdict {
  const { draft } = state;
  const { stage, lines, taken } = draft;
  if (stage.kind !== "sale" && stage.kind !== "done") return refuse("not-now");
  if (stage.kind === "sale" && (lines.length > 0 || taken.length > 0)) return refuse("desk-not-empty");
  return refuseMoney(state) ?? step(draft, { kind: "desk" });
}

function choose({ draft }: State, act: DeskAct): Verdict {
  if (draft.stage.kind !== "desk") return refuse("not-now");
  if (act === "why") return step(draft, { kind: "desk-card", act, member: null });
  return draft.desk ? refuse("desk-waiting") : step(draft, { kind: "desk-member", act });
}

function find({ draft }: State, act: DeskAct, by: DeskBy): Verdict {
  const card = "card" in by && act === "stop" ? { card: by.card } : {};
  return accept(
    { ...draft, stage: { kind: "desk-finding", act, ...card }, notice: null },
    { effects: [{ kind: "desk-find", by }], sound: "scan" },
  );
}

function findNumber(state: State, act: DeskAct, text: string): Verdict {
  const number = text.trim();
  if (number === "" || number.length > longestNumber) return refuse("desk-number");
  return find(state, act, { number });
}

/** A card names its member where it may: the one to be stopped, the old one of a move. */
function findByCard(state: State, act: DeskAct, { card, presentAtStart, name }: Command & { kind: "tap" }): Verdict {
  if (presentAtStart) return refuse("present-at-start");
  if (name === undefined) return refuse("card-unreadable");
  if (act === "link") return refuse("desk-member-first");
  if (card.kind === "unknown") return refuse("desk-unlinked");
  if (card.kind === "stopped" && act === "stop") return refuse("desk-stopped-before");
  return find(state, act, { card: name });
}

/** The approval is journalled, and what is to be sent is durable, before headquarters is asked. */
function send(state: State, change: Omit<DeskChange, "seq" | "by">, stamp: Stamp): Verdict {
  const { draft, book } = state;
  const held = refuseMoney(state);
  if (held || book.op === null) return held ?? refuse("no-operator");
  if (draft.desk) return refuse("desk-waiting");
  const { act, member, card } = change;
  const whole: DeskChange = { ...change, seq: book.seq + 1, by: book.op };
  const data = { by: book.op, key: stamp.key, member, ...(card === null ? {} : { card }) };
  return accept(
    { ...draft, stage: { kind: "desk-sending", ...whole }, notice: null },
    {
      facts: [{ kind: "approval", data: { for: `card-${act}`, ...data } }],
      effects: [{ kind: "desk-send", ...whole }],
      sound: "tap",
    },
  );
}

function confirm(state: State, stamp: Stamp): Verdict {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind !== "desk-confirm") return refuse("not-now");
  const { act, member, card = null } = stage;
  if (act === "stop") return send(state, { act, member, card }, stamp);
  return step(draft, { kind: "desk-card", act, member });
}

/** The card to be linked. One that works for somebody else stays his: who that is, is not said. */
function takeCard(
  state: State,
  { act, member }: { readonly act: DeskAct; readonly member: string | null },
  tap: Command & { kind: "tap" },
  stamp: Stamp,
): Verdict {
  if (member === null || (act !== "link" && act !== "move")) return explainCard(state, tap);
  if (tap.presentAtStart) return refuse("present-at-start");
  if (tap.name === undefined) return refuse("card-unreadable");
  if (tap.card.kind === "known" && tap.card.payer.member !== member) return refuse("desk-card-taken");
  return send(state, { act, member, card: tap.name }, stamp);
}

function hearTap(state: State, tap: Command & { kind: "tap" }, stamp: Stamp): Verdict | null {
  const { stage } = state.draft;
  switch (stage.kind) {
    case "sale":
      return tapExpress(state, tap, stamp) ?? sayCard(state, tap.card);
    case "tender":
    case "done":
    case "desk":
      return sayCard(state, tap.card);
    case "desk-member":
      return findByCard(state, stage.act, tap);
    case "desk-confirm":
      return refuse("desk-confirm-first");
    case "desk-card":
      return takeCard(state, stage, tap, stamp);
    case "card":
      return stage.for === "desk" ? explainCard(state, tap) : null;
    case "desk-done":
      return explainCard(state, tap);
    default:
      return null;
  }
}

/** One step back. What may have been sent is not taken back: it goes on by itself, and the queue with it. */
function back({ draft }: State): Verdict | null {
  const { stage } = draft;
  switch (stage.kind) {
    case "desk":
      return step(draft, { kind: "sale" });
    case "desk-member":
    case "desk-done":
      return step(draft, { kind: "desk" });
    case "desk-finding":
    case "desk-confirm":
      return step(draft, { kind: "desk-member", act: stage.act });
    case "desk-card":
      return step(draft, stage.act === "why" ? { kind: "desk" } : { kind: "desk-member", act: stage.act });
    case "card":
    case "reading":
      return stage.for === "desk" ? step(draft, { kind: "desk-card", act: "why", member: null }) : null;
    case "desk-sending":
      return stage.away
        ? accept({ ...draft, stage: { kind: "sale" }, desk: changeOf(stage), notice: { code: "desk-left" } })
        : refuse("desk-sending");
    default:
      return null;
  }
}

/** A scanned code: the sticker with the member number is one; after a set-up the next customer's goods go straight on. */
function ring(state: State, command: Command & { kind: "ring" }): Verdict | null {
  const { draft } = state;
  const { stage } = draft;
  if (stage.kind === "desk-member")
    return command.item === null ? findNumber(state, stage.act, command.code) : refuse("desk-number");
  if (stage.kind !== "desk-done") return null;
  return decideBasket({ ...state, draft: { ...draft, stage: { kind: "sale" } } }, command);
}

/** カード設定: link, move and stop a card, and say why one is refused. Null for what is not the card desk's. */
export function decideDesk(state: State, command: Command, stamp: Stamp): Verdict | null {
  const { stage } = state.draft;
  switch (command.kind) {
    case "desk":
      return open(state);
    case "desk-act":
      return choose(state, command.act);
    case "desk-member":
      return stage.kind === "desk-member" ? findNumber(state, stage.act, command.number) : refuse("not-now");
    case "desk-confirm":
      return confirm(state, stamp);
    case "app-code":
      if (stage.kind !== "desk-member") return null;
      return command.code.kind === "cpm"
        ? find(state, stage.act, { handle: command.code.handle })
        : refuse("desk-wrong-code");
    case "ring":
      return ring(state, command);
    case "tap":
      return hearTap(state, command, stamp);
    case "balance-read":
      return stage.kind === "reading" && stage.for === "desk"
        ? explainWallet(state, command.payer, command.answer)
        : null;
    case "desk-told":
      return command.seq === undefined
        ? hearFound(state, command.answer)
        : hearChanged(state, command.seq, command.answer);
    case "next":
      return stage.kind === "desk-done" ? step(state.draft, { kind: "sale" }) : null;
    case "back":
      return back(state);
    default:
      return null;
  }
}
