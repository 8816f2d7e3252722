import { type ReactNode, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useDesk } from "../hooks.ts";
import { pressKey } from "../keyboard.ts";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { SignFields } from "../parts/sign-fields.tsx";
import { canSign, emptySign, pressSign } from "../sign.ts";
import { type Said, sayAnswer } from "./say-answer.ts";
import css from "./sign-visit.module.css";
import { signVisit, visit } from "./visit.ts";
import { useTechnicianWords } from "./use-words.ts";

/** Who is there: a supervisor's number and PIN, checked by `register` and counted like at sign-on. */
export function SignVisit(): ReactNode {
  const say = useTechnicianWords();
  const language = useDesk((now) => now.language);
  const isChecking = useStore(visit, (now) => now.busy === "sign");
  const [sign, setSign] = useState(emptySign);
  const [said, setSaid] = useState<Said | null>(null);

  async function enter(): Promise<void> {
    if (isChecking) return;
    if (sign.step === "op") {
      if (sign.op !== "") setSign({ ...sign, step: "pin" });
      return;
    }
    if (!canSign(sign)) return;
    const { op, pin } = sign;
    setSign({ ...sign, pin: "" });
    setSaid(null);
    const answer = await signVisit(op, pin);
    setSaid(sayAnswer(language, { device: "printer", act: "sign", answer }, { pin: 0 }));
    if (answer.kind === "refused" && answer.code === "need-supervisor") setSign(emptySign);
  }
  const back = (): void => {
    setSign(emptySign);
    setSaid(null);
  };
  const keys = useRef({ enter, back });
  useEffect(() => {
    keys.current = { enter, back };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const { enter: go, back: away } = keys.current;
      pressKey({ type: (key) => setSign((now) => pressSign(now, key)), enter: () => void go(), back: away }, event.key);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  return (
    <main className={css["sign"]} data-place="sign">
      <div className={css["column"]}>
        <p className={css["why"]}>{say("sign.why")}</p>
        <SignFields sign={sign} who="sign.supervisor" />
        <p className={css["said"]} data-said={said?.tone} role="alert">
          {said?.text}
        </p>
        <div className={css["keys"]}>
          <Key name="back" look="quiet" onPress={back} disabled={sign.step === "op"}>
            {say("back")}
          </Key>
          <Key
            name="sign"
            look="go"
            onPress={() => void enter()}
            disabled={isChecking || (sign.step === "op" ? sign.op === "" : !canSign(sign))}
          >
            {say(isChecking ? "sign.checking" : sign.step === "op" ? "sign.next" : "sign.do")}
          </Key>
        </div>
      </div>
      <Pad onKey={(key) => setSign((now) => pressSign(now, key))} />
    </main>
  );
}
