import type { ReactNode } from "react";
import { useStore } from "zustand";
import type { CustomerView } from "#ipc/view.ts";
import { MemberLines } from "./member-lines.tsx";
import { MemberNow } from "./member-now.tsx";
import { member } from "./member.ts";
import { Both } from "./both.tsx";
import css from "./member-window.module.css";

/** What the member sees: his lines, the total, one big instruction, the outcome. Nothing of the shop's own affairs. */
export function MemberWindow(): ReactNode {
  const { view, isAway, isCleared } = useStore(member);
  const mode = view?.mode ?? "live";
  const isQuiet = view === null || isAway || isCleared || view.now.kind === "idle" || view.now.kind === "closed";
  return (
    <div className={css["window"]} data-now={isQuiet ? "idle" : view.now.kind} data-large={view?.large}>
      <header className={css["top"]}>
        <span className={css["shop"]}>{view?.shop ?? ""}</span>
        {mode !== "live" && <strong className={css["mode"]}>{view?.training ? "練習" : "試験"}</strong>}
      </header>
      {isQuiet ? <Quiet view={isAway ? null : view} /> : <Busy view={view} />}
    </div>
  );
}

function Quiet({ view }: { readonly view: CustomerView | null }): ReactNode {
  if (view === null) return <main className={css["quiet"]} />;
  return (
    <main className={css["quiet"]}>
      <Both word={view.now.kind === "closed" ? "member.closed" : "member.welcome"} size="huge" />
    </main>
  );
}

/** What is not about the basket has the window to itself. */
const alone: ReadonlySet<CustomerView["now"]["kind"]> = new Set([
  "qr",
  "inquiry",
  "refunding",
  "name",
  "card-done",
  "done",
]);

function Busy({ view }: { readonly view: CustomerView }): ReactNode {
  const { now, lines } = view;
  return (
    <main className={css["busy"]} data-ringing={(now.kind === "ringing" && now.touch === undefined) || undefined}>
      {lines.length > 0 && !alone.has(now.kind) && <MemberLines view={view} />}
      <MemberNow now={now} />
    </main>
  );
}
