import type { Catalogue } from "#db/catalogue.ts";
import type { Journal } from "#db/journal.ts";
import type { Answers, Query } from "#ipc/contract.ts";
import type { Layout, LayoutKey } from "#ipc/view.ts";
import { drawerPolicyOf } from "#register/drawer-policy.ts";
import type { Settings } from "#register/settings.ts";
import { listCharges } from "./list-charges.ts";
import { listSales } from "./list-sales.ts";
import { composePaper } from "./paper.ts";
import { previewPaper } from "./preview.ts";
import type { Live } from "./live.ts";

const mostHits = 50;

function layoutOf(settings: Settings | null, catalogue: Catalogue): Layout {
  const categories = (settings?.layout ?? []).map(({ category, items }) => ({
    name: category,
    keys: items.flatMap((code): LayoutKey[] => {
      const item = catalogue.item(code);
      return item ? [{ code, name: item.name, price: item.price, rate: item.rate }] : [];
    }),
  }));
  return { version: catalogue.versions().items, categories, reasons: drawerPolicyOf(settings).reasons };
}

/** Answers what a window asks. Reads only. */
export function openAsk(o: {
  readonly journal: Journal;
  readonly catalogue: Catalogue;
  readonly live: Live;
  readonly mode: "rig" | "test" | "live";
  readonly settings: () => Settings | null;
}) {
  const { catalogue, journal, live, mode } = o;
  return async (query: Query): Promise<Answers[Query["kind"]]> => {
    const settings = o.settings();
    switch (query.kind) {
      case "layout":
        return layoutOf(settings, catalogue);
      case "receipt": {
        const paper =
          settings &&
          composePaper(query.seq, 0, {
            journal,
            settings,
            mode,
            balance: live.balances.get(query.seq) ?? null,
            debt: live.debts.get(query.seq) ?? null,
          });
        return paper ? { svg: await previewPaper(paper) } : null;
      }
      case "sales":
        return listSales(query.text, journal);
      case "charges":
        return listCharges(journal);
      case "search": {
        const text = query.text.trim();
        const hits =
          text === ""
            ? []
            : catalogue
                .items()
                .filter((item) => item.name.includes(text) || item.kana.includes(text) || item.code.startsWith(text));
        return hits.slice(0, mostHits).map(({ code, name, price }) => ({ code, name, price }));
      }
    }
  };
}
