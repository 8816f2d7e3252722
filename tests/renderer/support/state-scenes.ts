import type { View } from "#ipc/view.ts";
import { scenes } from "./scenes.ts";
import { fine } from "./view-of.ts";

/** What can be wrong around any screen. */
const states: Readonly<Record<string, Partial<View>>> = {
  offline: {
    lamps: {
      ...fine,
      headquarters: { state: "warn", code: "AWAY", backlog: 1_234 },
      pokepay: { state: "bad", code: "AWAY" },
    },
  },
  "no-paper": { lamps: { ...fine, printer: { state: "bad", code: "PAPER_END" } } },
  "no-reader": { lamps: { ...fine, reader: { state: "bad", code: "NOSERVICE" } } },
  training: { training: { pins: { "01": "9999", "07": "1234" } } },
};
const screens = [
  "sign-on",
  "locked",
  "day-open",
  "sale-empty",
  "sale-full",
  "tender",
  "card",
  "card-meal",
  "sale-express-touch",
  "working",
  "short",
  "meal-offer",
  "tray",
  "goods-unknown",
  "charge",
  "unknown",
  "done-cash",
  "done-emoney",
  "refund",
  "desk",
  "inquiry",
];

/** The screens of a cashier's day, each in each of those states: `tender+no-paper`. */
export const stateScenes: Readonly<Record<string, View>> = Object.fromEntries(
  screens.flatMap((screen) => {
    const view = scenes[screen];
    if (view === undefined) throw new Error(`no scene ${screen}`);
    return Object.entries(states).map(([name, more]): [string, View] => [`${screen}+${name}`, { ...view, ...more }]);
  }),
);
