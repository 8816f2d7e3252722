import type { CSSProperties, ReactNode } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { fitName } from "../fit-name.ts";
import { Both } from "./both.tsx";
import { Head, Panel } from "./panel.tsx";
import css from "./member-desk.module.css";

type Now = CustomerView["now"];

/** カード設定: whose card it is, to be confirmed by the member before anything is changed. */
export function MemberName({ now }: { readonly now: Extract<Now, { kind: "name" }> }): ReactNode {
  return (
    <Panel tone="ask">
      <Both word={`member.act.${now.act}`} />
      <Both word="member.name" size="huge" />
      <p className={css["name"]} style={{ "--need": fitName(now.name) } as CSSProperties} data-field="name">
        {now.name}
        <span className={css["san"]}> 様</span>
      </p>
      <Both word="member.name.wrong" size="text" />
    </Panel>
  );
}

/** What came of it; what went wrong the cashier explains. */
export function MemberCardDone({ now }: { readonly now: Extract<Now, { kind: "card-done" }> }): ReactNode {
  const isDone = went.has(now.code);
  return (
    <Panel tone={isDone ? "good" : "look"}>
      <Both word={`member.act.${now.act}`} />
      <Head tone={isDone ? "good" : "look"} word={isDone ? `member.act.${now.act}.done` : "member.refused"} />
      {isDone && <Both word="member.thanks" size="text" />}
    </Panel>
  );
}

const went: ReadonlySet<string> = new Set(["done"]);
