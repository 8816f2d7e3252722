/** What a cashier asks of papers: a receipt on request, a formal one, another copy. */
export type PaperCommand = never;
