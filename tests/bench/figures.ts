import type { Figure } from "./figure.ts";
import { startEmpty } from "./start-empty.ts";

/** All figures, in the order of the table. */
export const figures: readonly Figure[] = [startEmpty];
