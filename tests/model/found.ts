import type { Step } from "./run/steps.ts";

/** What the model has found, shrunk to what it takes: it must not come again. */
export const found: readonly { readonly name: string; readonly steps: readonly Step[] }[] = [
  {
    name: "a refund whose answer was lost, refused when it was asked for again",
    steps: [
      { do: "card", member: 0, hasty: false },
      { do: "fault", at: "pokepay", fault: "status-503", n: 31, money: true },
      { do: "return", which: 3, units: 0 },
      { do: "fault", at: "pokepay", fault: "declined", n: 54, money: true },
      { do: "wait", s: 90 },
    ],
  },
];
