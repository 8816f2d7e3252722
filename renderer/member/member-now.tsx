import type { ReactNode } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { Amount } from "../parts/amount.tsx";
import { CardPicture } from "../parts/card-picture.tsx";
import type { Word } from "../words/words.ts";
import { Both } from "./both.tsx";
import css from "./member-now.module.css";

type Now = CustomerView["now"];

/** The one big instruction, or the outcome. */
export function MemberNow({ view }: { readonly view: CustomerView }): ReactNode {
  const { now } = view;
  switch (now.kind) {
    case "idle":
    case "closed":
    case "ringing":
      return null;
    case "tap":
      return (
        <Panel tone="ask">
          {now.amount > 0 && <Amount yen={now.amount} className={css["money"]} />}
          <CardPicture />
          <Both word={now.for === "pay" ? "member.touch" : "member.touch.charge"} size="huge" />
        </Panel>
      );
    case "working":
      return (
        <Panel tone="ask">
          {now.amount > 0 && <Amount yen={now.amount} className={css["money"]} />}
          <CardPicture isStill />
          <Both word="member.working" size="huge" />
          <Both word="member.working.more" size="text" />
        </Panel>
      );
    case "short":
      return (
        <Panel tone="look">
          <Both word="member.short" />
          <Both word="member.short.pay" size="huge" />
          <Row word="short.balance" yen={now.balance} />
          <Row word="short.lacking" yen={now.lacking} isMain />
        </Panel>
      );
    case "charge":
      return (
        <Panel tone="ask">
          <Both word="member.charge" size="huge" />
          <Row word="charge.balance" yen={now.balance} isMain />
        </Panel>
      );
    case "unknown":
      return (
        <Panel tone="look">
          <Amount yen={now.amount} className={css["money"]} />
          <Both word="member.unknown" size="huge" />
          <Both word={now.for === "pay" ? "member.unknown.more" : "member.unknown.charge"} size="text" />
        </Panel>
      );
    case "refused":
      return (
        <Panel tone="look">
          <Both word={refusedWord(now.code)} size="huge" />
        </Panel>
      );
    case "done":
      return <Outcome now={now} />;
  }
}

function Outcome({ now }: { readonly now: Extract<Now, { kind: "done" }> }): ReactNode {
  const word = now.unknown ? "member.unknown" : now.of === "sale" ? "member.paid" : "member.charged";
  return (
    <Panel tone={now.unknown ? "look" : "good"}>
      <Both word={word} size="huge" />
      <Row word={now.of === "sale" ? "done.total" : "charge.amount"} yen={now.total} />
      {now.change > 0 && <Row word="member.change" yen={now.change} isMain />}
      {now.balance !== null && <Row word="done.balance" yen={now.balance} isMain />}
      {now.unknown && <Both word="member.unknown.charge" />}
      {now.rebate > 0 && <Row word="done.rebate" yen={now.rebate} isPlus />}
      {!now.unknown && <Both word="member.thanks" size="text" />}
    </Panel>
  );
}

function Panel({
  tone,
  children,
}: {
  readonly tone: "ask" | "good" | "look";
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={css["panel"]} data-tone={tone}>
      {children}
    </section>
  );
}

function Row(props: {
  readonly word: Word;
  readonly yen: number;
  readonly isMain?: boolean;
  readonly isPlus?: boolean;
}): ReactNode {
  const { word, yen, isMain = false, isPlus = false } = props;
  return (
    <div className={css["row"]} data-main={isMain || undefined} data-plus={isPlus || undefined}>
      <Both word={word} />
      <span className={css["figure"]}>
        {isPlus && "+"}
        <Amount yen={yen} />
      </span>
    </div>
  );
}

/** Only what a member can do something about is said to him; the rest the cashier explains. */
function refusedWord(code: string): Word {
  switch (code) {
    case "card-unreadable":
    case "not-charged":
      return "member.refused.unreadable";
    case "account_balance_not_enough":
      return "member.short";
    case "present-at-start":
      return "member.refused.present";
    case "card-unknown":
    case "card-stopped":
    case "wallet-suspended":
      return "member.refused.card";
    default:
      return "member.refused";
  }
}
