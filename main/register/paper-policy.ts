import type { PaperLanguage } from "./paper-data.ts";
import type { TenderKind } from "./sale-data.ts";
import type { Settings } from "./settings.ts";

/** 但し書き where the settings have none. */
const proviso: readonly string[] = ["お品代として", "書籍代として", "お食事代として", "文具代として"];
const addressees: readonly string[] = ["上様"];

type Papers = Pick<Settings, "receipt" | "invoice">;

/** Whether the receipt of a sale is printed by itself; else it is when somebody asks for it. */
export function printsItself({ receipt }: Papers, tenders: readonly { readonly kind: TenderKind }[]): boolean {
  switch (receipt?.when ?? "always") {
    case "always":
      return true;
    case "asked":
      return false;
    case "cash-only":
      return tenders.some(({ kind }) => kind === "cash");
  }
}

export function languageOf({ receipt }: Papers): PaperLanguage {
  return receipt?.language ?? "ja";
}

/** What the keys of a 領収書 offer, in the order of the screen. */
export function invoicePolicyOf(settings: Papers | null): {
  readonly addressees: readonly string[];
  readonly proviso: readonly string[];
} {
  const own = settings?.invoice;
  return { addressees: own?.addressees ?? addressees, proviso: own?.proviso ?? proviso };
}
