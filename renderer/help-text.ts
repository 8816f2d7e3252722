import type { Screen } from "#ipc/view.ts";
import type { Sheet } from "./desk.ts";

/** Where one can be: a screen of the register's, or a sheet over it. */
export type Place = Screen["kind"] | Sheet;
/** What a place is called, what it is for, and how one goes on, step by step. */
export type HelpText = { readonly name: string; readonly what: string; readonly how: readonly string[] };
/** One text for each screen, one for each sheet: one that has none does not compile. */
export type ScreenHelp = Readonly<Record<Screen["kind"], HelpText>>;
export type SheetHelp = Readonly<Record<Sheet, HelpText>>;
