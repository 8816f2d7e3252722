import { createStore } from "zustand/vanilla";
import type { LayoutKey } from "#ipc/view.ts";
import { ask } from "./register.ts";

/** Pictures of goods by code and the text that names their version; null while asked for, or when there is none after all. */
export const pictures = createStore<Readonly<Record<string, string | null>>>(() => ({}));

/** The name a picture has in the store. */
export function pictureName({ code, picture }: LayoutKey): string | null {
  return picture === undefined ? null : `${code}:${picture}`;
}

/** Asks for the picture of a key, once. */
export function askPicture(key: LayoutKey): void {
  const name = pictureName(key);
  if (name === null || name in pictures.getState()) return;
  pictures.setState({ [name]: null });
  ask({ kind: "picture", code: key.code }, (found) => pictures.setState({ [name]: found?.src ?? null }));
}
