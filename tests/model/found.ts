import type { Step } from "./run/steps.ts";
import type { Variant } from "./run/variants.ts";

const partOfMeal: readonly Step[] = [
  { do: "ring", goods: 0, qty: 2 },
  { do: "meal", member: 10, takes: true, hasty: false },
  { do: "next" },
  { do: "return", which: 3, units: 1 },
];

/** What the model has found, shrunk to what it takes: it must not come again. */
export const found: readonly { readonly name: string; readonly variant: Variant; readonly steps: readonly Step[] }[] = [
  {
    name: "a refund whose answer was lost, refused when it was asked for again",
    variant: "seed",
    steps: [
      { do: "card", member: 0, hasty: false },
      { do: "fault", at: "pokepay", fault: "status-503", n: 31, money: true },
      { do: "return", which: 3, units: 0 },
      { do: "fault", at: "pokepay", fault: "declined", n: 54, money: true },
      { do: "wait", s: 90 },
    ],
  },
  {
    name: "a meal of which a part came back, still held whole at headquarters where the rest is taken again",
    variant: "register",
    steps: partOfMeal,
  },
  {
    name: "a meal of which a part came back, still held whole at headquarters where the part is credited",
    variant: "seed",
    steps: partOfMeal,
  },
  {
    name: "a meal that came back whole, still held at headquarters where its money was refused and a person settled it",
    variant: "register",
    steps: [
      { do: "meal", member: 5, takes: true, hasty: true },
      { do: "cash", how: "exact" },
      { do: "card", member: 0, hasty: false },
      { do: "fault", at: "pokepay", fault: "declined", n: 21, money: false },
      { do: "return", which: 3, units: 1 },
    ],
  },
];
