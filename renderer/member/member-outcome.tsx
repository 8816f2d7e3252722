import type { ReactNode } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { Both } from "./both.tsx";
import { Head, Main, Mains, Panel, Points, Row } from "./panel.tsx";

type Done = Extract<CustomerView["now"], { kind: "done" }>;

/** How it ended: what comes back, what the wallet holds, what it was paid with. */
export function MemberOutcome({ now }: { readonly now: Done }): ReactNode {
  switch (now.of) {
    case "sale":
      return <Sold now={now} />;
    case "charge":
      return <Charged now={now} />;
    case "refund":
      return <Returned now={now} />;
  }
}

function Sold({ now }: { readonly now: Done }): ReactNode {
  const { total, change, emoney, balance, rebate, meal = 0, claim = 0 } = now;
  const parts = [meal, emoney, claim].filter((part) => part > 0).length;
  const hasMain = change > 0 || balance !== null || claim > 0;
  return (
    <Panel tone="good">
      <Head tone="good" word={claim > 0 ? "member.accepted" : "member.paid"} />
      {hasMain && <Row word="done.total" yen={total} />}
      {meal > 0 && (hasMain || parts > 1) && <Row word="done.meal" yen={meal} />}
      {parts > 1 && emoney > 0 && <Row word="member.emoney" yen={emoney} />}
      <Mains>
        {change > 0 && <Main word="member.change" yen={change} />}
        {balance !== null && <Main word="done.balance" yen={balance} />}
        {claim > 0 && balance === null && <Main word="member.claim" yen={claim} />}
        {!hasMain && <Main word={parts === 1 && meal > 0 ? "member.paid.meal" : "done.total"} yen={total} />}
      </Mains>
      {claim > 0 && balance !== null && <Row word="member.claim" yen={claim} />}
      {claim > 0 && <Both word="member.claim.more" />}
      {rebate > 0 && <Row word="done.rebate" yen={rebate} isPlus />}
      {claim === 0 && <Both word="member.thanks" size="text" />}
    </Panel>
  );
}

function Charged({ now }: { readonly now: Done }): ReactNode {
  const { total, change, balance, unknown, deferred = false, corrected = false } = now;
  if (corrected) {
    return (
      <Panel tone="good">
        <Head tone="good" word="member.charge.corrected" />
        <Mains>
          <Main word="member.refunded.cash" yen={change} />
          {balance !== null && <Main word="done.balance" yen={balance} />}
        </Mains>
      </Panel>
    );
  }
  const isOpen = unknown || deferred;
  const head = unknown ? "member.unknown" : deferred ? "member.charge.deferred" : "member.charged";
  return (
    <Panel tone={deferred ? "ask" : unknown ? "look" : "good"}>
      <Head tone={deferred ? "wait" : unknown ? "look" : "good"} word={head} />
      {!deferred && <Row word="charge.amount" yen={total} />}
      <Mains>
        {deferred && <Main word="charge.amount" yen={total} />}
        {change > 0 && <Main word="member.change" yen={change} />}
        {balance !== null && <Main word="done.balance" yen={balance} />}
      </Mains>
      {deferred && <Both word="member.charge.deferred.more" />}
      {unknown && <Both word="member.unknown.charge" />}
      {!isOpen && <Both word="member.thanks" size="text" />}
    </Panel>
  );
}

function Returned({ now }: { readonly now: Done }): ReactNode {
  const { total, change, emoney, rebate, meal = 0, debt = 0, balance } = now;
  const isOneWay = [change, emoney, meal].filter((part) => part > 0).length === 1;
  return (
    <Panel tone="good">
      <Head tone="good" word="member.refunded" />
      {!isOneWay && <Row word="done.refund.total" yen={total} />}
      <Mains>
        {change > 0 && <Main word="member.refunded.cash" yen={change} />}
        {emoney > 0 && <Main word="member.refunded.emoney" yen={emoney} />}
        {meal > 0 && isOneWay && <Main word="member.refunded.meal" yen={meal} />}
      </Mains>
      {meal > 0 && !isOneWay && <Row word="member.refunded.meal" yen={meal} />}
      {balance !== null && <Row word="done.balance" yen={balance} />}
      {rebate > 0 && <Row word="member.refunded.rebate" yen={-rebate} />}
      {debt > 0 && (
        <>
          <Points word="member.debt" points={-debt} />
          <Both word="member.debt.more" size="text" />
        </>
      )}
    </Panel>
  );
}
