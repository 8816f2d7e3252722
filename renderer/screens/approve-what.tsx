import type { ReactNode } from "react";
import type { PendingKind } from "#register/entry.ts";
import type { Act } from "#register/command.ts";
import type { Approval } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Key } from "../parts/key.tsx";
import { ApprovePrice } from "./approve-price.tsx";
import css from "./approve.module.css";

const answers = ["captured", "not-charged"] as const;
type Money = Extract<PendingKind, "payment" | "charge" | "rebate" | "credit">;

function isMoney(kind: PendingKind): kind is Money {
  return kind === "payment" || kind === "charge" || kind === "rebate" || kind === "credit";
}

/** What is approved, over how much; of an item to settle, the two things that may have been found out. */
export function ApproveWhat(props: {
  readonly approval: Approval;
  readonly act: Act | null;
  readonly onChoose: (act: Act) => void;
}): ReactNode {
  const { approval, act, onChoose } = props;
  const say = useWords();
  const { amount, about } = approval;
  const asked = approval.act;
  const isChoice = approval.isOpen && asked.kind === "settle" && about !== null && isMoney(about);
  return (
    <section className={css["what"]}>
      <p className={css["title"]}>{say(isChoice ? "approve.settle" : titleOf(asked))}</p>
      {amount > 0 && (
        <p className={css["sum"]}>
          {about !== null && <span className={css["kind"]}>{say(`pending.${about}`)}</span>}
          <Amount yen={amount} />
        </p>
      )}
      {asked.kind === "no-sale" && <p className={css["why"]}>{asked.reason}</p>}
      {(asked.kind === "discount" || asked.kind === "price") && <ApprovePrice act={asked} />}
      {(asked.kind === "cash-in" || asked.kind === "cash-out") && asked.reason !== "" && (
        <p className={css["why"]}>{asked.reason}</p>
      )}
      {asked.kind === "charge-correct" && <p className={css["why"]}>{say("approve.charge-correct.more")}</p>}
      {isChoice && asked.kind === "settle" && (
        <>
          <p className={css["why"]}>{say("approve.settle.why")}</p>
          <div className={css["answers"]}>
            {answers.map((as) => (
              <Key
                key={as}
                name={`settle:${as}`}
                isOn={act?.kind === "settle" && act.as === as}
                onPress={() => onChoose({ ...asked, as })}
              >
                {say(`approve.${about}.${as}`)}
              </Key>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function titleOf(act: Act) {
  switch (act.kind) {
    case "trust":
      return act.on ? "approve.trust.on" : "approve.trust.off";
    case "permit":
      return `approve.permit.${act.command.kind}` as const;
    case "settle":
      return "approve.seen";
    default:
      return `approve.${act.kind}` as const;
  }
}
