import { type ReactNode, useEffect, useRef, useState } from "react";
import type { View } from "#ipc/view.ts";
import type { Act } from "#register/command.ts";
import { type Approval, leaveApproval } from "../desk.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { Pad } from "../parts/pad.tsx";
import { SignFields } from "../parts/sign-fields.tsx";
import { Stage } from "../parts/stage.tsx";
import { send } from "../register.ts";
import { useAsking } from "../use-asking.ts";
import { canSign, emptySign, pressSign } from "../sign.ts";
import { ApproveWhat } from "./approve-what.tsx";
import own from "./approve.module.css";
import css from "./panel.module.css";

/** The PIN did not do; the sheet stays for another. */
const again: ReadonlySet<string> = new Set(["pin-wrong", "locked", "need-supervisor"]);

/** A supervisor's number and PIN for one act, which the sheet names. */
export function ApproveSheet({ view }: { readonly view: View }): ReactNode {
  const approval = useDesk((now) => now.approval);
  return approval === null ? null : <Approve view={view} approval={approval} />;
}

function Approve({ view, approval }: { readonly view: View; readonly approval: Approval }): ReactNode {
  const say = useWords();
  const [sign, setSign] = useState(emptySign);
  const [act, setAct] = useState<Act | null>(approval.isOpen ? null : approval.act);
  useAsking(act);
  const isChecking = view.approving !== null;
  const sent = useLeave(view, approval);
  const back = (): void => leaveApproval(approval.from);
  const enter = (): void => {
    if (isChecking || act === null) return;
    if (sign.step === "op" && sign.op !== "") setSign({ ...sign, step: "pin" });
    else if (canSign(sign)) {
      sent(view.seq);
      send({ kind: "approve", op: sign.op, pin: sign.pin, act });
      // A PIN that was sent is gone from the screen, right or wrong.
      setSign({ ...sign, pin: "" });
    }
  };
  useKeys({ type: (key) => setSign((now) => pressSign(now, key)), enter, back });
  const canEnter = !isChecking && act !== null && (sign.step === "op" ? sign.op !== "" : canSign(sign));
  return (
    <Stage
      left={<BackAction onPress={back} />}
      right={
        <Action
          name="approve"
          look="go"
          word={say(isChecking ? "approve.checking" : sign.step === "op" ? "sign.next" : "approve.do")}
          disabled={!canEnter}
          onPress={enter}
        />
      }
    >
      <div className={`${css["split"]} ${own["sheet"]}`}>
        <div className={css["column"]}>
          <ApproveWhat approval={approval} act={act} onChoose={setAct} />
          <SignFields sign={sign} who="sign.supervisor" />
          {view.badge && <p className={css["text"]}>{say("approve.badge")}</p>}
        </div>
        <Pad onKey={(key) => setSign((now) => pressSign(now, key))} />
      </div>
    </Stage>
  );
}

/**
 * Leaves once the register is done with what was sent, unless the PIN did not do. The View in between, in which it is being
 * checked, may have been skipped: then the journal has grown.
 */
function useLeave(view: View, { from }: Approval): (seq: number) => void {
  const sentAt = useRef<number | null>(null);
  const wasChecking = useRef(false);
  const wasAsking = useRef(false);
  const { approving, notice, seq, badge = false } = view;
  const refusal = useMirror((now) => now.refusal);
  useEffect(() => {
    if (refusal !== null) sentAt.current = null;
    if (approving !== null) {
      wasChecking.current = true;
      return;
    }
    // A staff card was taken, or the question is gone.
    const isAnswered = wasAsking.current && !badge;
    wasAsking.current = badge;
    const isOver = isAnswered || wasChecking.current || (sentAt.current !== null && seq > sentAt.current);
    if (!isOver) return;
    wasChecking.current = false;
    sentAt.current = null;
    if (notice === null || !again.has(notice.code)) leaveApproval(from);
  }, [approving, notice, seq, from, refusal, badge]);
  return (at) => {
    sentAt.current = at;
  };
}
