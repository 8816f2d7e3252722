import type { ReactNode } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { CardPicture } from "../parts/card-picture.tsx";
import { PhonePicture } from "../parts/phone-picture.tsx";
import { Both } from "./both.tsx";
import { MemberCardDone, MemberName } from "./member-desk.tsx";
import { MemberInquiry } from "./member-inquiry.tsx";
import { MemberOutcome } from "./member-outcome.tsx";
import { MemberQr } from "./member-qr.tsx";
import { Head, Main, Mains, Money, Panel, Row } from "./panel.tsx";
import { refusedWord } from "./refused-word.ts";
import css from "./member-now.module.css";

type Now = CustomerView["now"];

/** The one big instruction, or the outcome. */
export function MemberNow({ now }: { readonly now: Now }): ReactNode {
  switch (now.kind) {
    case "idle":
    case "closed":
      return null;
    case "ringing":
      if (now.touch === undefined) return null;
      return <Tap now={{ ...now, kind: "tap", for: "pay", amount: now.touch }} />;
    case "tap":
      return <Tap now={now} />;
    case "working":
      return (
        <Panel tone="ask">
          {now.amount > 0 && <Money yen={now.amount} />}
          <CardPicture isStill />
          <Both
            word={now.for === "pay" || now.for === "charge" ? "member.working" : "member.working.balance"}
            size="huge"
          />
          <Both word="member.working.more" size="text" />
        </Panel>
      );
    case "short":
      return (
        <Panel tone="look">
          <Both word="member.short" />
          <Both word="member.short.pay" size="huge" />
          <Mains>
            <Main word="short.lacking" yen={now.lacking} />
          </Mains>
          <Row word="short.balance" yen={now.balance} />
        </Panel>
      );
    case "charge":
      return (
        <Panel tone="ask">
          <Both word="member.charge" size="huge" />
          {now.deferred ? (
            <Both word="member.charge.later" />
          ) : (
            <Mains>
              <Main word="charge.balance" yen={now.balance} />
            </Mains>
          )}
          <Row word="member.charge.most" yen={now.most} />
        </Panel>
      );
    case "meal-offer":
      return (
        <Panel tone="ask">
          <Both word="member.meal" size="huge" />
          <Mains>
            <Main word="member.meal.covers" yen={now.covers} />
          </Mains>
          {now.due > 0 && <Row word="member.meal.due" yen={now.due} />}
          <Row word="member.meal.rest" yen={now.rest} />
          <Row word="member.meal.after" yen={now.rest - now.covers} />
        </Panel>
      );
    case "qr":
      return <MemberQr now={now} />;
    case "inquiry":
      return <MemberInquiry now={now} />;
    case "refunding":
      return (
        <Panel tone="ask">
          <Both word="member.refunding" size="huge" />
          <Mains>
            <Main word="member.refunding.total" yen={now.total} />
          </Mains>
        </Panel>
      );
    case "name":
      return <MemberName now={now} />;
    case "card-done":
      return <MemberCardDone now={now} />;
    case "unknown":
      return (
        <Panel tone="look">
          <Money yen={now.amount} />
          <Head tone="look" word="member.unknown" />
          <Both word={now.for === "pay" ? "member.unknown.more" : "member.unknown.charge"} />
        </Panel>
      );
    case "refused":
      return (
        <Panel tone="look">
          <Head tone="look" word={refusedWord(now.code)} />
        </Panel>
      );
    case "done":
      return <MemberOutcome now={now} />;
  }
}

const touchWords = {
  pay: "member.touch",
  charge: "member.touch.charge",
  meal: "member.touch.meal",
  balance: "member.touch.balance",
  desk: "member.touch.desk",
} as const;

function Tap({ now }: { readonly now: Extract<Now, { kind: "tap" }> }): ReactNode {
  // An app's barcode names a wallet of e-money: it pays, charges and tells the balance, and nothing else.
  const canScan = now.canScan ?? (now.for === "pay" || now.for === "charge" || now.for === "balance");
  if (now.noReader) {
    // Nobody is asked to touch what cannot read.
    return (
      <Panel tone={canScan ? "ask" : "look"}>
        {now.amount > 0 && <Money yen={now.amount} />}
        {canScan && (
          <div className={css["only"]}>
            <PhonePicture does="shows" />
          </div>
        )}
        <Both word={canScan ? "member.scan" : "member.no-reader"} size="huge" />
      </Panel>
    );
  }
  return (
    <Panel tone="ask">
      {now.amount > 0 && <Money yen={now.amount} />}
      <CardPicture />
      <Both word={touchWords[now.for]} size="huge" />
      {canScan && (
        <div className={css["app"]}>
          <PhonePicture does="shows" isNarrow />
          <Both word="member.touch.app" />
        </div>
      )}
    </Panel>
  );
}
