/** What a manual says one has to touch, in its order: names of its keys, `digit` for each typed digit. What a scanner or a card does is no touch. */
export type Stated = { readonly steps: readonly string[]; readonly page: keyof typeof pages };
/** `null` = its public documentation does not say. */
export type Row = {
  readonly id: string;
  readonly task: string;
  /** Touches this register takes, no more and no less. */
  readonly ours: number;
  readonly odoo: Stated | null;
  readonly loyverse: Stated | null;
};

/** Read in November 2026. The main menu of Loyverse is opened by a key of its own (its page on refunds), wherever it is named. */
export const pages = {
  "odoo-use": "https://www.odoo.com/documentation/master/applications/sales/point_of_sale/use.html",
  "odoo-receipts": "https://www.odoo.com/documentation/master/applications/sales/point_of_sale/use/receipts.html",
  "loyverse-pay":
    "https://loyverse.town/topic/8392-bezahlung-direkt-nach-zuordnung-von-belegen-payment-immediately-after-receipts-have-been-matched/",
  "loyverse-discounts": "https://help.loyverse.com/help/how-apply-discounts-during-sale",
  "loyverse-tickets": "https://help.loyverse.com/help/open-tickets",
  "loyverse-refund": "https://help.loyverse.com/ro/help/how-issue-refund-loyverse-pos",
  "loyverse-receipts": "https://help.loyverse.com/help/receipts-list-pos",
  "loyverse-shift": "https://loyverse.com/help/shift-management-loyverse-pos",
  "loyverse-history": "https://help.loyverse.com/help/how-work-shift-history-pos",
} as const;

const tenThousand = ["digit", "digit", "digit", "digit", "digit"] as const;

/** Common tasks, from a screen that waits for goods until the next article may be scanned. */
export const rows: readonly Row[] = [
  {
    id: "cash-exact",
    task: "One scanned article, paid in cash to the yen",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["Payment", "method", "Validate", "Continue"] },
    loyverse: { page: "loyverse-pay", steps: ["Charge", "amount", "New sale"] },
  },
  {
    id: "key-card",
    task: "One touched article, paid by card",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["article", "Payment", "method", "Validate", "Continue"] },
    loyverse: { page: "loyverse-pay", steps: ["Charge", "Card", "New sale"] },
  },
  {
    id: "three",
    task: "Three of one scanned article",
    ours: 0,
    odoo: { page: "odoo-use", steps: ["digit"] },
    loyverse: null,
  },
  {
    id: "line-discount",
    task: "20 % off one line",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["%", "digit", "digit"] },
    loyverse: { page: "loyverse-discounts", steps: ["line", "discount", "Save"] },
  },
  { id: "void-line", task: "The last line taken out again", ours: 1, odoo: null, loyverse: null },
  {
    id: "hold-recall",
    task: "A basket put aside and called back",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["plus", "order number"] },
    loyverse: { page: "loyverse-tickets", steps: ["Save", "Save", "Open tickets", "ticket"] },
  },
  {
    id: "refund-line",
    task: "One line of an earlier sale returned",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["Orders", "Active", "Paid", "order", "Refund", "method", "Validate"] },
    loyverse: { page: "loyverse-refund", steps: ["Menu", "Receipts", "receipt", "Refund", "line", "Refund"] },
  },
  {
    id: "reprint",
    task: "The last receipt printed again, with the next sale begun",
    ours: 2,
    odoo: { page: "odoo-receipts", steps: ["Orders", "Active", "Paid", "order", "Print receipt"] },
    loyverse: { page: "loyverse-receipts", steps: ["Menu", "Receipts", "receipt", "dots", "Print receipt"] },
  },
  {
    id: "cash-in",
    task: "¥10,000 put into the drawer, with a reason",
    ours: 7,
    odoo: { page: "odoo-use", steps: ["menu", "Cash In/Out", "Cash In", ...tenThousand, "Confirm"] },
    loyverse: { page: "loyverse-shift", steps: ["Menu", "Shift", "Cash management", ...tenThousand, "Pay In"] },
  },
  {
    id: "x",
    task: "The day so far, on the screen",
    ours: 2,
    odoo: { page: "odoo-use", steps: ["menu", "Close Register"] },
    loyverse: { page: "loyverse-history", steps: ["Menu", "Shift"] },
  },
  { id: "charge", task: "¥1,000 charged onto a member's card", ours: 3, odoo: null, loyverse: null },
];

/** The peers that need fewer touches than this register for a task. */
export function findBetter({ ours, odoo, loyverse }: Row): readonly string[] {
  const isBetter = (stated: Stated | null): boolean => stated !== null && stated.steps.length < ours;
  return [...(isBetter(odoo) ? ["Odoo"] : []), ...(isBetter(loyverse) ? ["Loyverse"] : [])];
}

/** The table of docs/touches.md. */
export function renderTable(all: readonly Row[] = rows): string {
  const cell = (stated: Stated | null): string =>
    stated === null ? "not stated" : `[${stated.steps.length}][${stated.page}]`;
  const head = ["Task", "here", "Odoo POS", "Loyverse"];
  const lines = all.map(({ task, ours, odoo, loyverse }) => [task, `${ours}`, cell(odoo), cell(loyverse)]);
  return [head, ["---", "--:", "--:", "--:"], ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

/** The addresses the table links to. */
export function renderPages(): string {
  return Object.entries(pages)
    .map(([name, address]) => `[${name}]: ${address}`)
    .join("\n");
}
