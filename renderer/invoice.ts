import type { InvoiceOffer } from "#ipc/journal.ts";
import { createStore } from "zustand/vanilla";
import { closeSheet, openSheet } from "./desk.ts";
import { reopenJournal } from "./journal-find.ts";
import { sendPermitted } from "./price-act.ts";
import { ask, mirror } from "./register.ts";

/** A 領収書 being made out: to whom, what for. */
export type Invoice = {
  readonly seq: number;
  readonly from: "journal" | "done";
  /** null = it is still being asked for; "none" = there can be none. */
  readonly offer: InvoiceOffer | "none" | null;
  readonly to: string;
  readonly proviso: string;
  readonly takenBack: boolean;
  readonly member: boolean;
  /** What is being typed. */
  readonly typing: "to" | "proviso" | null;
};

const fresh = { offer: null, to: "", proviso: "", takenBack: false, member: false, typing: null } as const;
export const invoice = createStore<Invoice>(() => ({ seq: 0, from: "done", ...fresh }));

/** Opens the sheet; the first addressee and 但し書き of the settings are chosen, as most are. */
export function openInvoice(seq: number, from: Invoice["from"]): void {
  invoice.setState({ seq, from, ...fresh });
  openSheet("invoice");
  ask({ kind: "invoice-offer", seq }, (offer) => {
    if (invoice.getState().seq !== seq) return;
    invoice.setState({
      offer: offer ?? "none",
      to: offer?.addressees[0] ?? "",
      proviso: offer?.proviso[0] ?? "",
    });
  });
}

/** Back to where it was asked for. */
export function leaveInvoice(): void {
  if (invoice.getState().from === "journal") reopenJournal();
  else closeSheet();
}

export function printInvoice(): void {
  const { seq, to, proviso, takenBack, member } = invoice.getState();
  const { view } = mirror.getState();
  if (view === null) return;
  // Closed first: where a supervisor has to approve, another sheet opens.
  leaveInvoice();
  sendPermitted(view, "invoice", { kind: "invoice", seq, to, proviso, takenBack, member });
}
