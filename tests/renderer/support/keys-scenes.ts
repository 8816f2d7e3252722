import type { View } from "#ipc/view.ts";
import { layout } from "./layout.ts";
import { rung, viewOf } from "./view-of.ts";

/** Touch keys and what was marked on them. */
export const keysScenes: Readonly<Record<string, View>> = {
  "sale-sold-out": viewOf(
    { kind: "sale" },
    { basket: rung, soldOut: layout.categories.flatMap(({ keys }) => keys.slice(0, 5).map(({ code }) => code)) },
  ),
};
