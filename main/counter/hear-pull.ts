import type { PullEvent } from "#upstream/pull.ts";
import type { Live } from "./live.ts";
import type { Goods } from "./open-goods.ts";

/** What came down from headquarters, told to whom it concerns. */
export function hearPull(o: {
  readonly goods: Pick<Goods, "catalogue" | "look" | "mend">;
  readonly live: Pick<Live, "denyListAtMs">;
  /** Settings, or the version of the catalogue they go with, have changed. */
  readonly look: () => void;
  readonly pullNow: () => void;
  readonly changed: () => void;
  readonly log: (event: string, detail?: { readonly [key: string]: string | number }) => void;
}): (event: PullEvent) => void {
  const { goods, live, log } = o;
  return (event) => {
    if (event.kind === "refused") log("pull-refused", { code: event.code });
    if (event.kind === "settings" || event.kind === "items") o.look();
    if (event.kind === "settings" || event.kind === "items" || event.kind === "pictures") goods.look();
    if (event.kind === "unstored") log("pull-unstored", { part: event.part });
    if ((event.kind === "complete" || event.kind === "unstored") && goods.mend()) o.pullNow();
    live.denyListAtMs = goods.catalogue.denyListAtMs();
    o.changed();
  };
}
