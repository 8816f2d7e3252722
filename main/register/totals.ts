import type { Line, Nutrition } from "./entry.ts";

/** Yen of the lines not void. */
export function totalOf(lines: readonly Pick<Line, "amount" | "void">[]): number {
  return lines.reduce((total, line) => (line.void ? total : total + line.amount), 0);
}

/** Pieces on the lines not void. */
export function countOf(lines: readonly Pick<Line, "qty" | "void">[]): number {
  return lines.reduce((count, line) => (line.void ? count : count + line.qty), 0);
}

/** What the meal adds up to: quantity × nutrition of the lines not void, or null if none of them says any. */
export function nutritionOf(lines: readonly Pick<Line, "qty" | "void" | "nutrition">[]): Nutrition | null {
  return lines.reduce<Nutrition | null>((so, { qty, void: isVoid, nutrition: one }) => {
    if (isVoid || one === undefined) return so;
    return {
      kcal: (so?.kcal ?? 0) + qty * one.kcal,
      protein_mg: (so?.protein_mg ?? 0) + qty * one.protein_mg,
      fat_mg: (so?.fat_mg ?? 0) + qty * one.fat_mg,
      carb_mg: (so?.carb_mg ?? 0) + qty * one.carb_mg,
      salt_mg: (so?.salt_mg ?? 0) + qty * one.salt_mg,
      red: (so?.red ?? 0) + qty * one.red,
      green: (so?.green ?? 0) + qty * one.green,
      yellow: (so?.yellow ?? 0) + qty * one.yellow,
    };
  }, null);
}
