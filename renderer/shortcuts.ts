/** One key of the screen and the key of a keyboard that presses it. */
export type Shortcut = { readonly shortcut: string; readonly element: HTMLElement };

/** A POS keyboard sends F1 to F24. */
const mostFunctions = 24;
/** Pads and boards are typed, goods and lines are walked to. */
const typed = /^(?:digit|kana|board|item|category|line|more-keys|more-categories|hint-close)/;

/**
 * The keys on the screen with the keys of a keyboard that press them. Those without one of their own are numbered F1 … as they are read: where goods are
 * sold, along the bar and then over the lines; elsewhere the middle first, then the right, then the bar without the way back and the way forward, which are
 * Esc and Enter. A greyed key keeps its number.
 */
export function listShortcuts(root: ParentNode = document): readonly Shortcut[] {
  const found = [...root.querySelectorAll<HTMLElement>("[data-key]")].filter(isShown);
  const own = found.flatMap((element): Shortcut[] => {
    const { shortcut } = element.dataset;
    return shortcut === undefined ? [] : [{ shortcut, element }];
  });
  const taken = new Set(own.map(({ shortcut }) => shortcut));
  const free = Array.from({ length: mostFunctions }, (_, at) => `F${at + 1}`).filter((name) => !taken.has(name));
  const rest = inOrder(found).filter((element) => element.dataset["shortcut"] === undefined);
  const numbered = rest.flatMap((element, at): Shortcut[] => {
    const shortcut = free[at];
    return shortcut === undefined ? [] : [{ shortcut, element }];
  });
  return [...numbered, ...own];
}

function inOrder(found: readonly HTMLElement[]): readonly HTMLElement[] {
  const named = found.filter(({ dataset }) => !typed.test(dataset["key"] ?? "") && dataset["look"] !== "top");
  const inside = (selector: string): HTMLElement[] => named.filter((element) => element.closest(selector) !== null);
  const isSelling = found.some(({ dataset }) => dataset["key"]?.startsWith("item:"));
  const bar = inside("footer").filter(({ dataset }) => dataset["key"] !== "back");
  const said = inside("[data-prompt]");
  if (isSelling) return [...bar, ...inside("aside").filter(({ dataset }) => dataset["look"] !== "bare"), ...said];
  const onward = bar.filter(({ dataset }) => dataset["look"] !== "go");
  return [...inside("main"), ...inside("aside"), ...onward, ...said];
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Presses what a key of the keyboard stands for; false where it stands for nothing. `isLettered`: A is F1, B is F2. */
export function pressShortcut(key: string, isLettered: boolean): boolean {
  const isLetter = isLettered && /^[a-z]$/i.test(key);
  const name = isLetter ? `F${key.toUpperCase().charCodeAt(0) - 64}` : key;
  if (name === "Tab") return turnCategory();
  if (!/^F\d+$/.test(name) && !document.querySelector(`[data-shortcut="${CSS.escape(name)}"]`)) return false;
  const found = listShortcuts().find(({ shortcut }) => shortcut === name);
  found?.element.click();
  return found !== undefined;
}

/** The next category of goods, after the last the first. */
function turnCategory(): boolean {
  const all = [...document.querySelectorAll<HTMLElement>('[data-key^="category:"]')].filter(isShown);
  const at = all.findIndex((element) => element.getAttribute("aria-pressed") === "true");
  const next = all[(at + 1) % all.length];
  next?.click();
  return next !== undefined;
}

/** What a key says: its label, or the first words on it. */
export function wordsOn(element: HTMLElement): string {
  const first = element.querySelector("span")?.textContent?.trim();
  return (
    element.getAttribute("aria-label") ?? (first === undefined || first === "" ? (element.textContent ?? "") : first)
  );
}
