import { classOf } from "./class-sums.ts";
import { type Discount, basketDiscount, discountOf } from "./discount.ts";
import type { Draft, DraftLine } from "./draft.ts";
import type { DiscountData, Off } from "./price-data.ts";
import { sum } from "./money.ts";
import type { GoodsClass } from "./settings.ts";
import type { State, Verdict } from "./verdict.ts";

export function ruleOf({ yen, percent = 0 }: Pick<Off, "yen" | "percent">): Discount {
  return yen === undefined ? { kind: "percent", percent } : { kind: "yen", yen };
}

/** What of a line's discount is its own. */
export function ownOff({ discount, share = 0 }: Pick<DraftLine, "discount" | "share">): number {
  return discount - share;
}

/** The line with its own discount alone, worked out from quantity and price as they are now. */
function withOwn(line: DraftLine): DraftLine {
  const { share: _, ...bare } = line;
  const gross = line.qty * line.unit;
  const discount = line.cut === undefined ? Math.min(gross, ownOff(line)) : discountOf(gross, ruleOf(line.cut));
  return { ...bare, discount, amount: gross - discount };
}

/** Without a rule, and so without what it took off. */
export function withoutCut(cutLine: DraftLine): DraftLine {
  const { cut, share: _share, ...line } = cutLine;
  return cut === undefined ? line : { ...line, discount: 0, amount: line.qty * line.unit };
}

/** The lines with their own discounts, and that of the basket spread over them (design 6). A void line bears no share. */
export function priceLines(
  lines: readonly DraftLine[],
  cut: Off | undefined,
  classes: readonly GoodsClass[],
): readonly DraftLine[] {
  const own = lines.map((line) => {
    if (line.cut === undefined && line.share === undefined) return line;
    // A basket that was put aside may come back under other settings.
    return withOwn(classOf(line.class, classes).discountable ? line : withoutCut(line));
  });
  if (cut === undefined) return own;
  return basketDiscount(ruleOf(cut), own, classes).map((line, at) => {
    const share = line.discount - (own[at]?.discount ?? 0);
    return share === 0 ? line : { ...line, share };
  });
}

const isCut = ({ cut, share }: DraftLine): boolean => cut !== undefined || share !== undefined;

/** Whatever changed a line or a discount, they fit each other again. A basket without discounts costs a look at its lines. */
export function keepPriced({ draft: before, settings }: State, verdict: Verdict): Verdict {
  if (verdict.kind === "refused") return verdict;
  const { draft } = verdict;
  if (draft.lines === before.lines && draft.cut === before.cut) return verdict;
  if (draft.cut === undefined && !draft.lines.some(isCut)) return verdict;
  return { ...verdict, draft: { ...draft, lines: priceLines(draft.lines, draft.cut, settings?.classes ?? []) } };
}

/** What the discount on the basket takes off now, yen. */
export function shareSum(lines: readonly DraftLine[]): number {
  return sum(lines.map((line) => (line.void ? 0 : (line.share ?? 0))));
}

/** As the journal says it; null where nothing was taken off. */
export function offOf(cut: Off | undefined, amount: number): DiscountData | null {
  return cut === undefined || amount === 0 ? null : { ...cut, amount };
}

/** That of the basket, as the journal says it. */
export function basketOff({ cut, lines }: Pick<Draft, "cut" | "lines">): DiscountData | null {
  return offOf(cut, shareSum(lines));
}
