import type { ReactNode } from "react";
import { useWords } from "../hooks.ts";
import type { Sign } from "../sign.ts";
import { EntryField } from "./entry-field.tsx";

/** Operator number and PIN; of the PIN only its length is painted. */
export function SignFields({ sign }: { readonly sign: Sign }): ReactNode {
  const say = useWords();
  return (
    <>
      <EntryField name="op" label={say("sign.op")} isActive={sign.step === "op"}>
        {sign.op}
      </EntryField>
      <EntryField name="pin" label={say("sign.pin")} isActive={sign.step === "pin"}>
        {"•".repeat(sign.pin.length)}
      </EntryField>
    </>
  );
}
