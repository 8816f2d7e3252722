/** The moneys a register takes: a wallet holds exactly one of them, so that one member has a wallet for each. */
export type Money = "emoney" | "meal";
/** Their ids at the authority. A co-op without a meal plan has no meal money. */
export type Moneys = { readonly emoney: string; readonly meal?: string };

/** Which of ours this id is; null = another co-op's. */
export function moneyOf(moneys: Moneys, id: string): Money | null {
  if (id === moneys.emoney) return "emoney";
  return id === moneys.meal ? "meal" : null;
}
