import { useEffect, useRef } from "react";
import type { PadKey } from "./digits.ts";
import { isVeiled, mirror } from "./register.ts";

/** What the keys of a POS keyboard do on a screen; a key without a meaning does nothing. */
export type Keymap = {
  readonly type?: (key: PadKey) => void;
  readonly enter?: () => void;
  readonly back?: () => void;
  /** F1 first, in the order of the keys on the screen. */
  readonly functions?: readonly (() => void)[];
  /** The × key. */
  readonly times?: () => void;
};

const digit = /^(?:[0-9]|00|000)$/;

/** Listens to the keyboard while a screen stands. Nothing else may act on a key: a focused button must not be pressed by Enter. */
export function useKeys(keymap: Keymap): void {
  const current = useRef(keymap);
  useEffect(() => {
    current.current = keymap;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      if (!isVeiled(mirror.getState())) pressKey(current.current, event.key);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Does what one key means. */
export function pressKey({ type, enter, back, functions = [], times }: Keymap, key: string): void {
  if (digit.test(key)) type?.(key as PadKey);
  else if (key === "Backspace") type?.("erase");
  else if (key === "Delete" || key === "Clear") type?.("clear");
  else if (key === "Enter") enter?.();
  else if (key === "Escape") back?.();
  else if (key === "*") times?.();
  else if (/^F\d+$/.test(key)) functions[Number(key.slice(1)) - 1]?.();
}
