import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { InvoiceOffer } from "#ipc/journal.ts";
import { useWords } from "../hooks.ts";
import { invoice, leaveInvoice, printInvoice } from "../invoice.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { Stage } from "../parts/stage.tsx";
import { InvoiceType } from "./invoice-type.tsx";
import css from "./invoice-sheet.module.css";
import panel from "./panel.module.css";

/** 領収書: to whom and what for by one key each; the rest the sale says itself. */
export function InvoiceSheet(): ReactNode {
  const say = useWords();
  const { offer, typing } = useStore(invoice);
  if (offer !== null && offer !== "none" && offer.total > 0)
    return typing === null ? <Choose offer={offer} /> : <InvoiceType typing={typing} />;
  const isReturned = offer !== null && offer !== "none" && offer.returned > 0;
  return <NoInvoice word={offer === null ? "" : say(isReturned ? "invoice.none.returned" : "invoice.none")} />;
}

function NoInvoice({ word }: { readonly word: string }): ReactNode {
  useKeys({ back: leaveInvoice });
  return (
    <Stage left={<BackAction onPress={leaveInvoice} />}>
      <div className={panel["panel"]}>
        <p className={panel["title"]}>{word}</p>
      </div>
    </Stage>
  );
}

function Choose({ offer }: { readonly offer: InvoiceOffer }): ReactNode {
  const say = useWords();
  const { to, proviso, takenBack, member } = useStore(invoice);
  useKeys({ back: leaveInvoice, enter: printInvoice });
  const { invoices, returned, total, receipt, hasReceipt } = offer;
  const stamp = offer.stamp === "due" && member ? "member" : offer.stamp;
  return (
    <Stage
      left={<BackAction onPress={leaveInvoice} />}
      right={
        <Action
          name="invoice-print"
          look="go"
          icon="print"
          word={say(invoices === 0 ? "invoice.do" : "invoice.again")}
          onPress={printInvoice}
        />
      }
    >
      <div className={css["sheet"]}>
        <div className={css["head"]}>
          <span className={css["number"]}>
            {say("invoice.number", { receipt })}
            {returned > 0 && (
              <span className={css["note"]}>{say("invoice.returned", { yen: formatYen(returned) })}</span>
            )}
          </span>
          <Amount yen={total} className={css["total"]} />
        </div>
        {invoices > 0 && <p className={css["warn"]}>{say("invoice.issued")}</p>}
        <Choice name="to" values={offer.addressees} chosen={to} hasBlank />
        <Choice name="proviso" values={offer.proviso} chosen={proviso} />
        <div className={css["toggles"]}>
          {hasReceipt && (
            <Key
              name="invoice-taken-back"
              isOn={takenBack}
              className={css["toggle"]}
              onPress={() => invoice.setState({ takenBack: !takenBack })}
            >
              {say("invoice.taken-back")}
              <span className={css["small"]}>{say("invoice.taken-back.more")}</span>
            </Key>
          )}
          {offer.stamp === "due" && (
            <Key
              name="invoice-member"
              isOn={member}
              className={css["toggle"]}
              onPress={() => invoice.setState({ member: !member })}
            >
              {say("invoice.member")}
              <span className={css["small"]}>{say("invoice.member.more")}</span>
            </Key>
          )}
        </div>
        {stamp !== "below" && <p className={css["note"]}>{say(`invoice.stamp.${stamp}`)}</p>}
      </div>
    </Stage>
  );
}

/** The words the settings have, what was typed instead, and the key to type. */
function Choice(props: {
  readonly name: "to" | "proviso";
  readonly values: readonly string[];
  readonly chosen: string;
  readonly hasBlank?: boolean;
}): ReactNode {
  const { name, values, chosen, hasBlank = false } = props;
  const say = useWords();
  const choose = (value: string): void => invoice.setState(name === "to" ? { to: value } : { proviso: value });
  const isTyped = chosen !== "" && !values.includes(chosen);
  return (
    <section className={css["choice"]}>
      <p className={css["about"]}>{say(`invoice.${name}`)}</p>
      <div className={css["keys"]}>
        {values.map((value, at) => (
          <Key
            key={value}
            name={`${name}:${at}`}
            isOn={value === chosen}
            className={css["key"]}
            onPress={() => choose(value)}
          >
            <span data-ellipsis className={css["word"]}>
              {value}
            </span>
          </Key>
        ))}
        {hasBlank && (
          <Key name="to:blank" isOn={chosen === ""} className={css["key"]} onPress={() => choose("")}>
            {say("invoice.to.blank")}
          </Key>
        )}
        <Key
          name={`${name}:type`}
          isOn={isTyped}
          className={css["key"]}
          onPress={() => invoice.setState({ typing: name })}
        >
          <span data-ellipsis className={css["word"]}>
            {isTyped ? chosen : say(`invoice.${name}.type`)}
          </span>
        </Key>
      </div>
    </section>
  );
}
