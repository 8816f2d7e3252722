import { type ReactNode, useEffect, useState } from "react";
import type { PendingView } from "#ipc/view.ts";
import { askApproval } from "../desk.ts";
import { useWords } from "../hooks.ts";
import { Key } from "../parts/key.tsx";
import { send } from "../register.ts";
import css from "./pending-sheet.module.css";

/** After asking, the key rests this long (ms): asking faster brings no answer faster. */
const restMs = 3_000;

/** The one thing to do about a pending item; nothing where it resolves itself and nobody can be asked. */
export function PendingAct({ item }: { readonly item: PendingView }): ReactNode {
  const say = useWords();
  const { id, kind, amount } = item;
  switch (item.next) {
    case "none":
      return null;
    case "answer":
      return <PaperAnswers job={id} />;
    case "ask":
      return <AskNow id={id} />;
    case "hand-back":
      return (
        <Key
          name={`charge-returned:${id}`}
          inList
          className={css["act"]}
          onPress={() => send({ kind: "charge-returned", key: id })}
        >
          {say("return.do")}
        </Key>
      );
    case "resend":
      return (
        <Key
          name={`resend:${id}`}
          inList
          className={css["act"]}
          onPress={() => send({ kind: "pending-resend", key: id })}
        >
          {say("pending.act.resend")}
        </Key>
      );
    case "settle": {
      const isBook = kind === "difference";
      const act = { kind: "settle", key: id, as: "seen" } as const;
      return (
        <Key
          name={`settle:${id}`}
          inList
          className={css["act"]}
          onPress={() => askApproval({ act, amount, about: kind, isOpen: !isBook, from: "pending" })}
        >
          {say(isBook ? "pending.act.seen" : "pending.act.settle")}
        </Key>
      );
    }
  }
}

function AskNow({ id }: { readonly id: string }): ReactNode {
  const say = useWords();
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(() => setAsked(false), restMs);
    return () => clearTimeout(timer);
  }, [isAsked]);
  return (
    <Key
      name={`ask:${id}`}
      inList
      disabled={isAsked}
      className={css["act"]}
      onPress={() => {
        send({ kind: "pending-ask", key: id });
        setAsked(true);
      }}
    >
      {say(isAsked ? "pending.act.asking" : "pending.act.ask")}
    </Key>
  );
}

/** Whether a paper came out, only somebody who looks can tell. */
function PaperAnswers({ job }: { readonly job: string }): ReactNode {
  const say = useWords();
  const answer = (printed: boolean): void => send({ kind: "job-answer", job, printed });
  return (
    <span className={css["answers"]}>
      <Key name={`printed:${job}`} inList onPress={() => answer(true)}>
        {say("pending.job.yes")}
      </Key>
      <Key name={`not-printed:${job}`} inList onPress={() => answer(false)}>
        {say("pending.job.no")}
      </Key>
    </span>
  );
}
