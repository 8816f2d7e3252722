import type { Command } from "./command.ts";
import type { Fact } from "./entry.ts";
import type { ReceiptCopyData } from "./paper-data.ts";
import type { PaperOf } from "./paper-of.ts";
import { stampDutyOf } from "./stamp-duty.ts";
import { type JobWhat, type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

type Asked<K extends Command["kind"]> = Extract<Command, { kind: K }>;

/** The first is the original, whenever it is asked for; whatever comes after it says 再発行 and counts as a copy. */
function printPlain(state: State, { lang }: Asked<"receipt-copy">, paper: PaperOf): Verdict {
  const { seq, receipt, printed, invoices, sale, what } = paper;
  const copy = printed;
  const data: ReceiptCopyData = {
    receipt,
    seq,
    copy,
    ...(lang === undefined || what !== "receipt" ? {} : { lang }),
    ...(sale !== null && sale.returned > 0 ? { returned: sale.returned } : {}),
    ...(invoices > 0 && what === "receipt" ? { invoiced: true as const } : {}),
  };
  return accept(
    { ...state.draft, notice: { code: copy === 0 ? "receipt-printed" : "copied" } },
    {
      facts: [{ kind: "receipt-copy", data }],
      // What the copy adds (再発行, 返品済, 領収書発行済) stands in its entry; the job speaks of the paper itself, so that its screen follows the printing.
      jobs: [{ device: "printer", what: { kind: what, copy, by: state.book.seq + 1 }, of: seq }],
    },
  );
}

/** 領収書 over what is left of the sale: what came back has its own paper (適格返還請求書). One is the original. */
function printInvoice(state: State, asked: Asked<"invoice">, paper: PaperOf): Verdict {
  const { seq, receipt, printed, invoices, sale } = paper;
  if (sale === null) return refuse("invoice-not-sale");
  if (sale.total === 0) return refuse(sale.returned > 0 ? "invoice-returned" : "invoice-nothing");
  const { total, taxes, tenders, returned } = sale;
  const data: ReceiptCopyData = {
    receipt,
    seq,
    copy: invoices,
    as: "invoice",
    to: asked.to.trim(),
    proviso: asked.proviso.trim(),
    total,
    taxes,
    tenders,
    stamp: stampDutyOf({ taxes, tenders, isMember: sale.isMember || asked.member }),
    ...(printed > 0 ? { plain: asked.takenBack ? ("taken-back" as const) : ("out" as const) } : {}),
    ...(returned > 0 ? { returned } : {}),
  };
  return accept(
    { ...state.draft, notice: { code: invoices === 0 ? "invoice-printed" : "invoice-copied" } },
    {
      facts: [{ kind: "receipt-copy", data }],
      jobs: [{ device: "printer", what: { kind: "invoice", copy: invoices } }],
    },
  );
}

const plain: ReadonlySet<string> = new Set<PaperOf["what"]>([
  "receipt",
  "refund-slip",
  "charge-slip",
  "x-slip",
  "z-slip",
]);
const isPlain = (kind: JobWhat["kind"]): kind is PaperOf["what"] => plain.has(kind);

/** What was asked for and did not come out: the next one says 再発行, whatever lies in the printer. */
function printOnceMore(state: State, { what, was }: Asked<"reprint">): Verdict | null {
  if (was === undefined) return null;
  const copy = was.copy + 1;
  const fact: Fact = { kind: "receipt-copy", data: { ...was, copy } };
  if (was.as === "invoice")
    return accept(
      { ...state.draft, notice: { code: "invoice-copied" } },
      { facts: [fact], jobs: [{ device: "printer", what: { kind: "invoice", copy } }] },
    );
  const { kind } = what;
  if (!isPlain(kind)) return null;
  return accept(
    { ...state.draft, notice: { code: "copied" } },
    { facts: [fact], jobs: [{ device: "printer", what: { kind, copy, by: state.book.seq + 1 }, of: was.seq }] },
  );
}

/** Papers asked for at the counter. */
export function decidePaper(state: State, command: Command, _stamp: Stamp): Verdict | null {
  switch (command.kind) {
    case "receipt-copy":
    case "invoice": {
      if (state.book.op === null) return refuse("no-operator");
      if (!command.paper) return refuse("paper-unknown");
      return command.kind === "invoice"
        ? printInvoice(state, command, command.paper)
        : printPlain(state, command, command.paper);
    }
    case "reprint":
      return printOnceMore(state, command);
    default:
      return null;
  }
}
