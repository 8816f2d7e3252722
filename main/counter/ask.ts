import type { Journal } from "#db/journal.ts";
import type { Answers, Query } from "#ipc/contract.ts";
import type { Settings } from "#register/settings.ts";
import { listCharges } from "./list-charges.ts";
import { listSales } from "./list-sales.ts";
import { openAskPapers } from "./ask-papers.ts";
import type { Finder } from "./open-finder.ts";
import type { Live } from "./live.ts";
import type { Goods } from "./open-goods.ts";
import type { PaperMode } from "./receipt.ts";
import type { Reporter } from "./report/open-reporter.ts";

/** Answers what a window asks. Reads only. */
export function openAsk(o: {
  readonly journal: Journal;
  readonly goods: Pick<Goods, "layout" | "find" | "picture">;
  readonly live: Live;
  readonly mode: PaperMode;
  readonly reporter: Pick<Reporter, "ask" | "listZs">;
  readonly settings: () => Settings | null;
  readonly finder: Finder;
}) {
  const { goods, journal } = o;
  const papers = openAskPapers(o);
  return async (query: Query): Promise<Answers[Query["kind"]]> => {
    switch (query.kind) {
      case "layout":
        return goods.layout();
      case "receipt":
      case "journal":
      case "journal-paper":
      case "invoice-offer":
        return papers(query);
      case "sales":
        return listSales(query.text, journal);
      case "report":
        return o.reporter.ask(query.of);
      case "zs":
        return o.reporter.listZs();
      case "charges":
        return listCharges(journal);
      case "search":
        return goods.find(query.text);
      case "picture": {
        const src = goods.picture(query.code);
        return src === null ? null : { src };
      }
    }
  };
}
