import { type Book, emptyBook } from "#register/book.ts";

/** A journal that keeps nothing but cursors, and the highest time it has seen. */
export function openCursors(atMs = 0) {
  const kept = new Map<string, { readonly seq: number; readonly hash: string }>();
  return {
    cursor: (name: string) => kept.get(name) ?? null,
    setCursor: (name: string, seq: number, hash: string): void => void kept.set(name, { seq, hash }),
    book: (): Book => ({ ...emptyBook, atMs }),
  };
}
