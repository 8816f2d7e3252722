import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import type { Sign } from "../sign.ts";
import { EntryField } from "./entry-field.tsx";

/** Number of an operator (or `who` else is asked for) and PIN; of the PIN only its length is painted. */
export function SignFields(props: { readonly sign: Sign; readonly who?: "sign.op" | "sign.supervisor" }): ReactNode {
  const { sign, who = "sign.op" } = props;
  const say = useWords();
  return (
    <>
      <EntryField name="op" label={say(who)} isActive={sign.step === "op"}>
        {sign.op}
      </EntryField>
      <EntryField name="pin" label={say("sign.pin")} isActive={sign.step === "pin"}>
        {"•".repeat(sign.pin.length)}
      </EntryField>
    </>
  );
}
