import type { Intent } from "./book.ts";
import type { Effect } from "./verdict.ts";

/** What headquarters held of the meal plan and is not eaten: all of it, or all but what is kept of the meal. */
export function releaseMeal({ leave, leaveKeep }: Pick<Intent, "leave" | "leaveKeep">): Effect[] {
  if (leave === undefined) return [];
  return [{ kind: "release-meal", leave, ...(leaveKeep === undefined ? {} : { keep: leaveKeep }) }];
}
