import type { ReactNode } from "react";
import type { Screen } from "#ipc/view.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Figure } from "../parts/figure.tsx";
import type { Word } from "../words/words.ts";
import css from "./done.module.css";

type Done = Extract<Screen, { kind: "done" }>;

/** What the member gets, or what was emoney; at most two figures are huge. */
export function DoneResult({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  switch (screen.of) {
    case "close":
      return (
        <>
          {screen.z !== undefined && <p className={css["z"]}>{say("done.z", { z: screen.z })}</p>}
          <p className={css["text"]}>{say("done.close.more")}</p>
        </>
      );
    case "refund":
      return <Returned screen={screen} />;
    case "sale":
      return <Sold screen={screen} />;
    case "charge":
      return <Charged screen={screen} />;
  }
}

function Sold({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  const { total, given, change, emoney, rebate, balance, meal = 0, claim = 0 } = screen;
  const isCash = change > 0 || (emoney === 0 && meal === 0 && claim === 0);
  return (
    <>
      {isCash && <Huge word="done.change" yen={change} />}
      {claim > 0 && <Huge word="done.claim" yen={claim} />}
      {emoney > 0 && claim === 0 && <Balance screen={screen} balance={balance} />}
      {!isCash && claim === 0 && emoney === 0 && <Huge word="done.meal.paid" yen={meal} />}
      <div className={css["rows"]}>
        {claim > 0 && <p className={css["more"]}>{say("done.claim.more")}</p>}
        {rebate > 0 && <Rebate yen={rebate} />}
        <div className={css["parts"]}>
          <Part word="done.total" yen={total} />
          {meal > 0 && (isCash || claim > 0 || emoney > 0) && <Part word="done.meal" yen={meal} />}
          {emoney > 0 && <Part word="done.emoney" yen={emoney} />}
          {given > 0 && <Part word="done.given" yen={given} />}
        </div>
      </div>
    </>
  );
}

function Charged({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  const { total, given, change, balance, deferred, corrected } = screen;
  if (deferred) {
    return (
      <>
        {change > 0 && <Huge word="done.change" yen={change} />}
        <Huge word="done.deferred" yen={total} />
        <div className={css["rows"]}>
          <p className={css["more"]}>{say("done.deferred.more")}</p>
          <div className={css["parts"]}>{given > 0 && <Part word="done.given" yen={given} />}</div>
        </div>
      </>
    );
  }
  if (corrected) {
    return (
      <>
        <Huge word="done.cash-back" yen={change} />
        <Balance screen={screen} balance={balance} />
      </>
    );
  }
  return (
    <>
      {change > 0 && <Huge word="done.change" yen={change} />}
      <Balance screen={screen} balance={balance} />
      <div className={css["rows"]}>
        <div className={css["parts"]}>
          <Part word="charge.amount" yen={total} />
          {given > 0 && <Part word="done.given" yen={given} />}
        </div>
      </div>
    </>
  );
}

function Returned({ screen }: { readonly screen: Done }): ReactNode {
  const say = useWords();
  const { total, change, emoney, rebate, meal = 0, debt = 0 } = screen;
  const isCash = change > 0;
  return (
    <>
      {isCash && <Huge word="done.cash-back" yen={change} />}
      {emoney > 0 && <Huge word="done.emoney-back" yen={emoney} />}
      {meal > 0 && !(isCash && emoney > 0) && <Huge word="done.meal-back" yen={meal} />}
      <div className={css["rows"]}>
        {debt > 0 && (
          <>
            <Figure label={say("done.debt")} tone="look">
              <span className={css["points"]}>−{debt.toLocaleString("en")} P</span>
            </Figure>
            <p className={css["more"]}>{say("done.debt.more")}</p>
          </>
        )}
        <div className={css["parts"]}>
          <Part word="done.refund.total" yen={total} />
          {meal > 0 && isCash && emoney > 0 && <Part word="done.meal-back" yen={meal} />}
          {rebate > 0 && <Part word="done.rebate-back" yen={-rebate} />}
        </div>
      </div>
    </>
  );
}

function Huge({ word, yen }: { readonly word: Word; readonly yen: number }): ReactNode {
  const say = useWords();
  return (
    <Figure label={say(word)} size="huge">
      <Amount yen={yen} />
    </Figure>
  );
}

/** The wallet after it; it is read when the receipt is already on its way, and may come late. */
function Balance({ screen, balance }: { readonly screen: Done; readonly balance: number | null }): ReactNode {
  const say = useWords();
  const { unknown } = screen;
  return (
    <Figure
      label={say("done.balance")}
      size={unknown ? "large" : "huge"}
      tone={unknown ? "look" : balance === null ? "soft" : "plain"}
    >
      {balance === null ? (
        <span className={css[unknown ? "text" : "later"]}>{say("done.balance.later")}</span>
      ) : (
        <Amount yen={balance} />
      )}
    </Figure>
  );
}

function Rebate({ yen }: { readonly yen: number }): ReactNode {
  const say = useWords();
  return (
    <Figure label={say("done.rebate")} tone="good" size="large">
      +<Amount yen={yen} />
    </Figure>
  );
}

function Part({ word, yen }: { readonly word: Word; readonly yen: number }): ReactNode {
  const say = useWords();
  return (
    <span className={css["part"]}>
      {say(word)} <Amount yen={yen} />
    </span>
  );
}
