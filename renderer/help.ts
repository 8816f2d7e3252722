import { createStore } from "zustand/vanilla";
import { type Shortcut, listShortcuts, wordsOn } from "./shortcuts.ts";

/** A key of the screen that is being explained, and the key of a keyboard that presses it. */
export type HelpKey = { readonly shortcut: string; readonly word: string };
/** The help page lies over a screen while `keys` is not null: what could be pressed there when it was opened. */
export type Help = { readonly keys: readonly HelpKey[] | null };

export const help = createStore<Help>(() => ({ keys: null }));

/** Opens the page over whatever stands on the screen; nothing typed there is lost. */
export function openHelp(): void {
  // What is the same on every screen stands in the table of all keys.
  const found = listShortcuts().filter(
    ({ shortcut, element }) => element.dataset["look"] !== "top" && !shortcut.startsWith("Page"),
  );
  const keys = [...ways(), ...found].flatMap(({ shortcut, element }): HelpKey[] => {
    const word = wordsOn(element).trim();
    return word === "" ? [] : [{ shortcut, word }];
  });
  help.setState({ keys: keys.toSorted((a, b) => placeOf(a) - placeOf(b)) });
}

/** The green key, and the way back. */
function ways(): readonly Shortcut[] {
  const go = document.querySelector<HTMLElement>('footer [data-look="go"]');
  const back = document.querySelector<HTMLElement>('[data-key="back"]');
  return [
    ...(go === null ? [] : [{ shortcut: "Enter", element: go }]),
    ...(back === null ? [] : [{ shortcut: "Escape", element: back }]),
  ];
}

/** Enter and Esc first, then the function keys by number, then the others as they come. */
function placeOf({ shortcut }: HelpKey): number {
  if (shortcut === "Enter" || shortcut === "Escape") return 0;
  return /^F\d+$/.test(shortcut) ? Number(shortcut.slice(1)) : 100;
}

export function toggleHelp(): void {
  if (help.getState().keys === null) openHelp();
  else closeHelp();
}

export function closeHelp(): void {
  help.setState({ keys: null });
}
