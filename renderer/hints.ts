import { createStore } from "zustand/vanilla";
import type { Place } from "./help-text.ts";

/** Where the first days bring a hint. */
export type HintPlace = Extract<Place, "sale" | "tender" | "card" | "done" | "charge" | "refund-find" | "search">;
const places: ReadonlySet<string> = new Set<HintPlace>([
  "sale",
  "tender",
  "card",
  "done",
  "charge",
  "refund-find",
  "search",
]);

/** Of each operator: the business days at this register so far (no more than are counted), and the hints that were put away. */
export type Learners = Readonly<
  Record<string, { readonly days: readonly string[]; readonly hidden: readonly string[] }>
>;

/** On so many business days an operator sees hints. */
export const learningDays = 5;
const newcomer = { days: [], hidden: [] };

/** An operator is here on this day. The same object where nothing is new. */
export function meet(learners: Learners, op: string, day: string): Learners {
  const { days, hidden } = learners[op] ?? newcomer;
  // One more than count: then the hints are over.
  if (days.includes(day) || days.length > learningDays) return learners;
  return { ...learners, [op]: { days: [...days, day], hidden } };
}

/** The hint of a place for an operator, if there is one and the first days are not over. */
export function hintFor(learners: Learners, op: string, place: string): HintPlace | null {
  const { days, hidden } = learners[op] ?? newcomer;
  return isHintPlace(place) && days.length <= learningDays && !hidden.includes(place) ? place : null;
}

/** Puts the hint of a place away for good. */
export function hideHint(learners: Learners, op: string, place: HintPlace): Learners {
  const { days, hidden } = learners[op] ?? newcomer;
  return { ...learners, [op]: { days, hidden: [...hidden, place] } };
}

function isHintPlace(place: string): place is HintPlace {
  return places.has(place);
}

const kept = "coop-register/hints";

/** What is kept may be from another version, or spoilt: then everybody is new. */
export function readLearners(text: string | null): Learners {
  try {
    const found: unknown = JSON.parse(text ?? "{}");
    return isLearners(found) ? found : {};
  } catch {
    return {};
  }
}

function isLearners(found: unknown): found is Learners {
  return (
    typeof found === "object" &&
    found !== null &&
    Object.values(found).every(
      (each: unknown) =>
        typeof each === "object" &&
        each !== null &&
        "days" in each &&
        "hidden" in each &&
        Array.isArray(each.days) &&
        Array.isArray(each.hidden),
    )
  );
}

export const learners = createStore<{ readonly all: Learners }>(() => ({
  all: typeof localStorage === "undefined" ? {} : readLearners(localStorage.getItem(kept)),
}));

/** Changes what is known of the operators, and keeps it. */
export function keepLearners(all: Learners): void {
  if (all === learners.getState().all) return;
  localStorage.setItem(kept, JSON.stringify(all));
  learners.setState({ all });
}
