import { createStore } from "zustand/vanilla";
import type { Answers } from "#ipc/contract.ts";
import { openSheet } from "./desk.ts";
import { type KanaKey, pressKana } from "./kana-text.ts";
import { ask, send } from "./register.ts";

export type Hit = Answers["search"][number];
/** What is looked for, and the newest answer. */
export type Search = {
  readonly text: string;
  /** null before the first answer; those before stay until the next come. */
  readonly hits: readonly Hit[] | null;
  /** What the hits were found for: what is typed has moved on while it differs. */
  readonly found: string;
  /** Place of the hit that Enter rings up. */
  readonly at: number;
};

/** A text longer than any name on a tag is not looked for (characters). */
const longest = 40;
const empty: Search = { text: "", hits: null, found: "", at: 0 };

export const search = createStore<Search>(() => empty);

/** Opens the sheet; `first`: what a person typed before it stood. */
export function openSearch(first = ""): void {
  search.setState(empty);
  openSheet("search");
  if (first !== "") lookFor(first);
}

/** A key of the board or of the keyboard. */
export function typeSearch(key: KanaKey): void {
  const { text } = search.getState();
  // A text that is erased to nothing is done with; one key more closes nothing.
  lookFor(pressKana(text, key, longest));
}

/** Moves what Enter rings up. */
export function moveHit(by: 1 | -1): void {
  const { hits, at } = search.getState();
  const last = (hits?.length ?? 0) - 1;
  search.setState({ at: Math.min(Math.max(0, at + by), Math.max(0, last)) });
}

/** Rings up a hit and goes back to the basket it stands in. */
export function takeHit({ code }: Hit): void {
  send({ kind: "item", code, qty: 1 });
  openSheet(null);
}

/** The hit Enter rings up: none while what is shown was found for something else. */
export function pickHit({ text, hits, found, at }: Search): Hit | null {
  return text.trim() !== "" && found === text ? (hits?.[at] ?? null) : null;
}

function lookFor(text: string): void {
  if (text === search.getState().text) return;
  search.setState({ text });
  if (text.trim() === "") {
    search.setState({ hits: null, found: text, at: 0 });
    return;
  }
  ask({ kind: "search", text }, (hits) => {
    // Only the answer to the newest key is shown.
    if (search.getState().text === text) search.setState({ hits, found: text, at: 0 });
  });
}
