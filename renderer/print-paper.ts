import type { PaperLanguage } from "#register/paper-data.ts";
import { sendPermitted } from "./price-act.ts";
import { mirror, send } from "./register.ts";

/** Asks for the paper of an entry: its first, which anybody may, or another copy, which may need a supervisor. */
export function printPaper(seq: number, o: { readonly isFirst: boolean; readonly lang?: PaperLanguage }): void {
  const { view } = mirror.getState();
  const { isFirst, lang } = o;
  const command = { kind: "receipt-copy", seq, ...(lang === undefined ? {} : { lang }) } as const;
  if (isFirst || view === null) send(command);
  else sendPermitted(view, "copy", command);
}
