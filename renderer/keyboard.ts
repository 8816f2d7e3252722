import { useEffect, useRef } from "react";
import type { PadKey } from "./digits.ts";
import { help } from "./help.ts";
import { isVeiled, mirror } from "./register.ts";
import { pressShortcut } from "./shortcuts.ts";
import { leaveRing, walk } from "./walk.ts";

/** What the keys of a POS keyboard do on a screen; a key without a meaning does nothing. */
export type Keymap = {
  readonly type?: (key: PadKey) => void;
  readonly enter?: () => void;
  readonly back?: () => void;
  /** The × key. */
  readonly times?: () => void;
  /** A letter, a space or a hyphen, for text that is typed. */
  readonly letter?: (char: string) => void;
  /** A, B, … press what F1, F2, … press: only where no letters are typed and nothing is done by one key. */
  readonly isLettered?: true;
  /** The arrows up and down, where one row of a list is the one Enter takes. */
  readonly move?: (by: 1 | -1) => void;
};

const digit = /^(?:[0-9]|00|000)$/;

/** Listens to the keyboard while a screen stands. Nothing else may act on a key: a focused button must not be pressed by Enter. */
export function useKeys(keymap: Keymap, isHelp = false): void {
  const current = useRef(keymap);
  useEffect(() => {
    current.current = keymap;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const { isLettered = false, move } = current.current;
      // The help page has the keys to itself while it lies over the screen.
      if (isVeiled(mirror.getState()) || isHelp !== (help.getState().keys !== null)) return;
      const { key } = event;
      if (!walk(key, move !== undefined) && !pressShortcut(key, isLettered)) pressKey(current.current, key);
    };
    window.addEventListener("keydown", press);
    window.addEventListener("pointerdown", leaveRing);
    return () => {
      leaveRing();
      window.removeEventListener("keydown", press);
      window.removeEventListener("pointerdown", leaveRing);
    };
  }, [isHelp]);
}

/** Does what one key means. */
export function pressKey({ type, enter, back, times, letter, move }: Keymap, key: string): void {
  if (digit.test(key)) type?.(key as PadKey);
  else if (key === "Backspace") type?.("erase");
  else if (key === "Delete" || key === "Clear") type?.("clear");
  else if (key === "Enter") enter?.();
  else if (key === "Escape") back?.();
  else if (key === "*") times?.();
  else if (key === "ArrowUp" || key === "ArrowDown") move?.(key === "ArrowUp" ? -1 : 1);
  else if (/^[A-Za-z -]$/.test(key)) letter?.(key);
}
